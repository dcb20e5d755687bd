import type { CheckContext, JudgedManifest } from '../context';
import { numberAt, textAt } from '../field';
import { kindOf, namespaceOf, objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { podTemplates } from '../pod-templates';

/** A workload whose Pods run until they are replaced, with how many of them there are. */
export interface RunningWorkload {
  readonly template: PodTemplate;
  readonly replicas: number;
  /** Most that an autoscaler makes of them. */
  readonly most: number;
  readonly autoscaler?: JudgedManifest;
}

/** Kinds with a number of like Pods. */
export const replicatedKinds: ReadonlySet<string> = new Set(['Deployment.apps', 'StatefulSet.apps', 'Rollout.argoproj.io', 'ReplicaSet.apps', 'ReplicationController']);

const known = new WeakMap<CheckContext, readonly RunningWorkload[]>();

/** Every workload with a number of replicas; those scaled to none are not running. */
export function runningWorkloads(context: CheckContext): readonly RunningWorkload[] {
  const found = known.get(context) ?? findWorkloads(context);
  known.set(context, found);
  return found;
}

function findWorkloads(context: CheckContext): RunningWorkload[] {
  const autoscalers = new Map<string, JudgedManifest>();
  const { ofKind } = objectIndex(context);
  for (const manifest of [...ofKind('HorizontalPodAutoscaler.autoscaling'), ...ofKind('ScaledObject.keda.sh')]) {
    const { object } = manifest;
    const kind = textAt(object, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
    autoscalers.set(`${namespaceOf(object)} ${kind} ${textAt(object, 'spec', 'scaleTargetRef', 'name')}`, manifest);
  }
  return podTemplates(context)
    .filter(({ kind }) => replicatedKinds.has(kind))
    .map((template) => countReplicas(template, autoscalers.get(`${template.namespace} ${template.kind.split('.')[0]} ${template.name}`)))
    .filter(({ replicas, autoscaler }) => replicas > 0 || autoscaler !== undefined);
}

function countReplicas(template: PodTemplate, autoscaler: JudgedManifest | undefined): RunningWorkload {
  const own = numberAt(template.manifest.object, 'spec', 'replicas') ?? 1;
  if (autoscaler === undefined) return { template, replicas: own, most: own };
  const isKeda = kindOf(autoscaler.object) === 'ScaledObject.keda.sh';
  const least = numberAt(autoscaler.object, 'spec', isKeda ? 'minReplicaCount' : 'minReplicas') ?? (isKeda ? 0 : 1);
  const most = numberAt(autoscaler.object, 'spec', isKeda ? 'maxReplicaCount' : 'maxReplicas') ?? Math.max(least, 1);
  return { template, replicas: least, most, autoscaler };
}
