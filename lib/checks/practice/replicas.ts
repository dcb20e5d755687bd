import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, numberAt, objectAt } from '../field';
import { reportAt } from '../report-at';
import { isProduction } from './is-production';
import type { RunningWorkload } from './running-workloads';
import { runningWorkloads } from './running-workloads';

/** How many replicas there are and where they run: SPREAD_MISSING, REPLICAS_BELOW_FLOOR, AUTOSCALED_REPLICAS. */
export function checkReplicas(context: CheckContext): Issue[] {
  const production = isProduction(context);
  return runningWorkloads(context).flatMap((workload) => [...checkSpread(workload, production), ...(production ? checkFloor(workload) : []), ...checkCounted(workload)]);
}

function checkSpread({ replicas, template }: RunningWorkload, production: boolean): Issue[] {
  const { manifest, spec, name, path } = template;
  if (replicas < 2 || listAt(spec, 'topologySpreadConstraints').length > 0 || objectAt(spec, 'affinity', 'podAntiAffinity') !== undefined) return [];
  return [reportAt(manifest, 'SPREAD_MISSING', `All ${replicas} replicas of ${name} may run on one node.`, { path, severity: production ? 'error' : 'warning' })];
}

function checkFloor({ replicas, template, autoscaler }: RunningWorkload): Issue[] {
  if (replicas >= 2) return [];
  const where = autoscaler === undefined ? { manifest: template.manifest, path: 'spec.replicas' } : { manifest: autoscaler, path: 'spec.minReplicas' };
  return [reportAt(where.manifest, 'REPLICAS_BELOW_FLOOR', `${template.name} runs on ${replicas === 1 ? 'one replica' : 'no replica'} in production.`, { path: where.path })];
}

function checkCounted({ template, autoscaler }: RunningWorkload): Issue[] {
  const { manifest, name } = template;
  if (autoscaler === undefined || numberAt(manifest.object, 'spec', 'replicas') === undefined) return [];
  return [reportAt(manifest, 'AUTOSCALED_REPLICAS', `${autoscaler.object.kind} ${autoscaler.object.metadata.name} counts the replicas of ${name}.`, { path: 'spec.replicas' })];
}
