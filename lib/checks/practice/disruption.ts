import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { objectAt, valueAt } from '../field';
import { readSelector } from '../network/selectors';
import { namespaceOf, objectIndex } from '../object-index';
import { podSelection } from '../references/known-pods';
import { reportAt } from '../report-at';
import { isProduction } from './is-production';
import type { RunningWorkload } from './running-workloads';
import { runningWorkloads } from './running-workloads';

/** Disruption budgets: BUDGET_MISSING, BUDGET_BLOCKS, BUDGETS_OVERLAP. */
export function checkDisruption(context: CheckContext): Issue[] {
  const budgets = budgetsByOwner(context);
  const severity = isProduction(context) ? 'error' : 'warning';
  return runningWorkloads(context).flatMap((workload) => {
    const { manifest, namespace, kind, name } = workload.template;
    const here = budgets.get(`${namespace} ${kind} ${name}`) ?? [];
    const [first, second] = here;
    if (first === undefined) {
      return workload.replicas < 2 ? [] : [reportAt(manifest, 'BUDGET_MISSING', `${workload.replicas} replicas of ${name} have no PodDisruptionBudget.`, { severity })];
    }
    const overlap = second === undefined ? [] : [reportAt(second, 'BUDGETS_OVERLAP', `${first.object.metadata.name} already covers the Pods of ${name}.`, { path: 'spec.selector' })];
    return [...overlap, ...here.flatMap((budget) => checkBlocks(budget, workload))];
  });
}

function budgetsByOwner(context: CheckContext): ReadonlyMap<string, readonly JudgedManifest[]> {
  const select = podSelection(context);
  const budgets = new Map<string, JudgedManifest[]>();
  for (const manifest of objectIndex(context).ofKind('PodDisruptionBudget.policy')) {
    const selector = readSelector(objectAt(manifest.object, 'spec', 'selector') ?? null);
    if (typeof selector === 'string') continue;
    for (const { namespace, kind, owner } of select(namespaceOf(manifest.object), selector)) {
      const key = `${namespace} ${kind} ${owner}`;
      budgets.set(key, [...(budgets.get(key) ?? []), manifest]);
    }
  }
  return budgets;
}

function checkBlocks(manifest: JudgedManifest, { replicas, template }: RunningWorkload): Issue[] {
  const most = valueAt(manifest.object, 'spec', 'maxUnavailable');
  const least = valueAt(manifest.object, 'spec', 'minAvailable');
  if (most === 0 || most === '0%') return [reportAt(manifest, 'BUDGET_BLOCKS', `No Pod of ${template.name} may ever be evicted.`, { path: 'spec.maxUnavailable' })];
  const needed = typeof least === 'number' ? least : typeof least === 'string' ? Math.ceil((Number.parseFloat(least) / 100) * replicas) : 0;
  if (needed < replicas || replicas === 0 || least === undefined) return [];
  return [reportAt(manifest, 'BUDGET_BLOCKS', `All ${replicas} replicas of ${template.name} must stay available.`, { path: 'spec.minAvailable' })];
}
