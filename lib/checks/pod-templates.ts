import type { Json, JsonObject, KubeObject } from '../manifest';
import type { CheckContext, JudgedManifest } from './context';
import { listAt, objectAt, textAt, textMapAt } from './field';
import { kindOf, namespaceOf } from './object-index';
import { walkPath } from './walk-path';

/** A Pod template, or the Pod itself, and the object that holds it. */
export interface PodTemplate {
  readonly manifest: JudgedManifest;
  /** As `Deployment.apps`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** Field path of `spec`. */
  readonly path: string;
}

/** A container of a Pod template with its field path. */
export interface PodContainer {
  readonly container: Json;
  readonly name: string;
  readonly path: string;
  readonly init: boolean;
}

const analysisJobs = 'spec.metrics[].provider.job.spec.template';

/** Where each kind keeps its Pod templates. */
const templatePaths: Readonly<Record<string, string>> = {
  Pod: '',
  ReplicationController: 'spec.template',
  'Deployment.apps': 'spec.template',
  'ReplicaSet.apps': 'spec.template',
  'StatefulSet.apps': 'spec.template',
  'DaemonSet.apps': 'spec.template',
  'Job.batch': 'spec.template',
  'CronJob.batch': 'spec.jobTemplate.spec.template',
  'Rollout.argoproj.io': 'spec.template',
  'AnalysisTemplate.argoproj.io': analysisJobs,
  'ClusterAnalysisTemplate.argoproj.io': analysisJobs,
};

/** Kinds whose Pods run to an end. */
export const finishingKinds: ReadonlySet<string> = new Set(['Job.batch', 'CronJob.batch', 'AnalysisTemplate.argoproj.io', 'ClusterAnalysisTemplate.argoproj.io']);

const known = new WeakMap<CheckContext, readonly PodTemplate[]>();

/** Every Pod template among the manifests, found once for a context. */
export function podTemplates(context: CheckContext): readonly PodTemplate[] {
  const found = known.get(context) ?? context.manifests.flatMap(readTemplates);
  known.set(context, found);
  return found;
}

function readTemplates(manifest: JudgedManifest): PodTemplate[] {
  const { object } = manifest;
  const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName') ?? '';
  return templatesOf(object).map((template) => ({ ...template, manifest, kind: kindOf(object), namespace: namespaceOf(object), name }));
}

/** The Pod templates of one object. */
export function templatesOf(object: KubeObject): Pick<PodTemplate, 'labels' | 'spec' | 'path'>[] {
  const at = templatePaths[kindOf(object)];
  if (at === undefined) return [];
  return walkPath(object, at).flatMap(({ value, path }) => {
    const spec = objectAt(value, 'spec');
    return spec === undefined ? [] : [{ labels: textMapAt(value, 'metadata', 'labels'), spec, path: path === '' ? 'spec' : `${path}.spec` }];
  });
}

/** Init containers first, as they run. */
export function containersOf({ spec, path }: Pick<PodTemplate, 'spec' | 'path'>): PodContainer[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    listAt(spec, list).map((container, index) => {
      const name = objectAt(container)?.['name'];
      return { container, name: typeof name === 'string' ? name : `${index}`, path: `${path}.${list}[${index}]`, init: list === 'initContainers' };
    }),
  );
}
