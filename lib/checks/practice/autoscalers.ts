import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, textAt, valueAt } from '../field';
import { containersOf } from '../pod-templates';
import { reportAt } from '../report-at';
import { runningWorkloads } from './running-workloads';

/** Autoscalers by utilization need the request they measure against: AUTOSCALER_WITHOUT_REQUESTS. */
export function checkAutoscalers(context: CheckContext): Issue[] {
  return runningWorkloads(context).flatMap(({ autoscaler, template }) => {
    if (autoscaler === undefined) return [];
    return listAt(autoscaler.object, 'spec', 'metrics').flatMap((metric, index) => {
      const resource = textAt(metric, 'resource', 'name');
      if (resource === undefined || textAt(metric, 'resource', 'target', 'type') !== 'Utilization') return [];
      const without = containersOf(template).find(
        ({ container, init }) => !init && ['requests', 'limits'].every((list) => valueAt(container, 'resources', list, resource) === undefined),
      );
      if (without === undefined) return [];
      const message = `Container "${without.name}" of ${template.name} has no ${resource} request to measure against.`;
      return [reportAt(autoscaler, 'AUTOSCALER_WITHOUT_REQUESTS', message, { path: `spec.metrics[${index}].resource` })];
    });
  });
}
