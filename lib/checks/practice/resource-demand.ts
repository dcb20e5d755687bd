import type { Json } from '../../manifest';
import type { CheckContext } from '../context';
import { listAt, numberAt, textAt, valueAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { quantityOf } from './quantity-of';
import { runningWorkloads } from './running-workloads';

/** Sum of one resource, as a ResourceQuota counts it. */
export interface Demand {
  /** With as few replicas as there may be. */
  readonly least: number;
  /** With all that autoscalers and updates may add. */
  readonly most: number;
}

interface PodCount {
  readonly amounts: ReadonlyMap<string, number>;
  readonly least: number;
  readonly most: number;
}

const known = new WeakMap<CheckContext, ReadonlyMap<string, readonly PodCount[]>>();

/** What everything in a namespace asks for, by the quota's names: `requests.cpu`, `limits.memory`, `pods`, ... */
export function resourceDemand(context: CheckContext, namespace: string): ReadonlyMap<string, Demand> {
  const counts = known.get(context) ?? countByNamespace(context);
  known.set(context, counts);
  const sums = new Map<string, Demand>();
  for (const { amounts, least, most } of counts.get(namespace) ?? []) {
    for (const [name, amount] of amounts) {
      const before = sums.get(name) ?? { least: 0, most: 0 };
      sums.set(name, { least: before.least + amount * least, most: before.most + amount * most });
    }
  }
  return sums;
}

function countByNamespace(context: CheckContext): ReadonlyMap<string, readonly PodCount[]> {
  const counts = new Map<string, PodCount[]>();
  const add = (namespace: string, count: PodCount): void => {
    const here = counts.get(namespace);
    if (here === undefined) counts.set(namespace, [count]);
    else here.push(count);
  };
  const running = new Map(runningWorkloads(context).map((workload) => [workload.template, workload]));
  for (const template of podTemplates(context)) {
    const workload = running.get(template);
    const { least, most } = workload === undefined ? finite(template) : { least: workload.replicas, most: workload.most + surgeOf(template, workload.most) };
    add(template.namespace, { amounts: amountsOf(template), least, most });
    for (const claim of listAt(template.manifest.object, 'spec', 'volumeClaimTemplates')) add(template.namespace, { amounts: claimAmounts(valueAt(claim, 'spec', 'resources', 'requests', 'storage')), least, most: workload?.most ?? least });
  }
  const { ofKind } = objectIndex(context);
  for (const { object } of ofKind('PersistentVolumeClaim')) add(namespaceOf(object), { amounts: claimAmounts(valueAt(object, 'spec', 'resources', 'requests', 'storage')), least: 1, most: 1 });
  for (const { object } of ofKind('Cluster.postgresql.cnpg.io')) {
    const instances = numberAt(object, 'spec', 'instances') ?? 1;
    add(namespaceOf(object), { amounts: new Map([...resourceAmounts(valueAt(object, 'spec', 'resources')), ['pods', 1]]), least: instances, most: instances });
    for (const volume of ['storage', 'walStorage']) {
      const size = valueAt(object, 'spec', volume, 'size');
      if (size !== undefined) add(namespaceOf(object), { amounts: claimAmounts(size), least: instances, most: instances });
    }
  }
  return counts;
}

/** Jobs run once at a time, unless they never do; a DaemonSet runs on at least one node; none is scaled to nothing. */
function finite({ kind, manifest: { object } }: PodTemplate): { readonly least: number; readonly most: number } {
  const job = kind === 'CronJob.batch' ? valueAt(object, 'spec', 'jobTemplate') : object;
  const isIdle = valueAt(object, 'spec', 'suspend') === true || numberAt(object, 'spec', 'replicas') === 0;
  const parallel = numberAt(job, 'spec', 'parallelism') ?? 1;
  return { least: 0, most: isIdle ? 0 : parallel, ...(kind === 'Pod' || kind === 'DaemonSet.apps' ? { least: 1 } : {}) };
}

/** Pods that an update runs beside the old ones. */
function surgeOf({ kind, manifest: { object } }: PodTemplate, replicas: number): number {
  if (valueAt(object, 'spec', 'strategy', 'blueGreen') !== undefined) return replicas;
  if (kind !== 'Deployment.apps' && kind !== 'Rollout.argoproj.io') return 0;
  if (textAt(object, 'spec', 'strategy', 'type') === 'Recreate') return 0;
  const surge = valueAt(object, 'spec', 'strategy', kind === 'Deployment.apps' ? 'rollingUpdate' : 'canary', 'maxSurge') ?? '25%';
  return typeof surge === 'number' ? surge : Math.ceil((Number.parseFloat(`${surge}`) / 100) * replicas);
}

/** The sum of the containers, or the greatest init container where that is more. */
function amountsOf(template: PodTemplate): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const greatest = new Map<string, number>();
  for (const { container, init } of containersOf(template)) {
    const isSidecar = init && textAt(container, 'restartPolicy') === 'Always';
    for (const [name, amount] of resourceAmounts(valueAt(container, 'resources'))) {
      if (init && !isSidecar) greatest.set(name, Math.max(greatest.get(name) ?? 0, amount));
      else sums.set(name, (sums.get(name) ?? 0) + amount);
    }
  }
  for (const [name, amount] of greatest) sums.set(name, Math.max(sums.get(name) ?? 0, amount));
  return sums.set('pods', 1);
}

function resourceAmounts(resources: Json | undefined): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
    const limit = quantityOf(valueAt(resources, 'limits', resource));
    const request = quantityOf(valueAt(resources, 'requests', resource)) ?? limit;
    if (request !== undefined) amounts.set(`requests.${resource}`, request);
    if (limit !== undefined) amounts.set(`limits.${resource}`, limit);
  }
  return amounts;
}

function claimAmounts(size: Json | undefined): ReadonlyMap<string, number> {
  return new Map([['requests.storage', quantityOf(size) ?? 0], ['persistentvolumeclaims', 1]]);
}
