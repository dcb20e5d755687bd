import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { reportAt } from '../report-at';
import { controlsOf } from './controls';
import { levelFor } from './level';
import { readPod } from './pod';

/**
 * Judges every Pod and Pod template by the Pod Security Standards v1.28, as admission judges Pods. Each breach names the
 * control, the level that demands it and the field; the codes are in codes.ts.
 */
export function checkPodSecurity(context: CheckContext): Issue[] {
  return context.manifests.flatMap((manifest) => checkPod(manifest, context));
}

function checkPod(manifest: JudgedManifest, context: CheckContext): Issue[] {
  const pod = readPod(manifest.object);
  const level = pod === undefined ? undefined : levelFor(manifest.object, context);
  if (pod === undefined || level === undefined) return [];
  const issues: Issue[] = [];
  for (const { code, name, check, level: demandedBy } of controlsOf[level]) {
    check(pod, (path, message) => issues.push(reportAt(manifest, code, `${name} (${demandedBy}): ${message}`, { path })));
  }
  return issues;
}
