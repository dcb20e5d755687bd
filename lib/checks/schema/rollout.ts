import { checkSelector, selects } from './labels';
import type { Place } from './place';
import { checkTemplate } from './pod-spec';
import { labelsOf } from './workloads';

/**
 * Argo Rollouts' Rollout: to the API server a custom resource, whose template its controller turns into Pods. Where
 * there is no template, the Rollout takes a Deployment's (workloadRef).
 */
export function checkRollout(object: Place): void {
  const spec = object.child('spec');
  const template = spec.object('template');
  const selector = spec.object('selector');
  if (template === undefined) return;
  checkTemplate(template, { restart: ['Always'] });
  checkSelector(selector);
  if (selector !== undefined && !selects(selector, labelsOf(template))) {
    spec.fault('SCHEMA_SELECTOR', ['template', 'metadata', 'labels'], 'the labels of the template do not match the selector');
  }
}
