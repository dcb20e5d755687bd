import type { Json, JsonObject, KubeObject } from '../manifest';
import type { CheckContext, JudgedManifest } from './context';
import { listAt, objectAt, textAt, textMapAt } from './field';
import { kindOf, namespaceOf } from './object-index';

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

/** Where each kind keeps its Pod template. */
const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  ReplicationController: ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
  'Rollout.argoproj.io': ['spec', 'template'],
};

/** Kinds whose Pods run to an end. */
export const finishingKinds: ReadonlySet<string> = new Set(['Job.batch', 'CronJob.batch']);

const known = new WeakMap<CheckContext, readonly PodTemplate[]>();

/** Every Pod template among the manifests, found once for a context. */
export function podTemplates(context: CheckContext): readonly PodTemplate[] {
  const found = known.get(context) ?? context.manifests.flatMap((manifest) => readTemplate(manifest));
  known.set(context, found);
  return found;
}

function readTemplate(manifest: JudgedManifest): PodTemplate[] {
  const { object } = manifest;
  const template = templateOf(object);
  if (template === undefined) return [];
  const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName') ?? '';
  return [{ ...template, manifest, kind: kindOf(object), namespace: namespaceOf(object), name }];
}

/** The Pod template of one object, where it has one. */
export function templateOf(object: KubeObject): Pick<PodTemplate, 'labels' | 'spec' | 'path'> | undefined {
  const path = templatePaths[kindOf(object)];
  const template = path === undefined ? undefined : objectAt(object, ...path);
  const spec = objectAt(template, 'spec');
  return path === undefined || spec === undefined ? undefined : { labels: textMapAt(template, 'metadata', 'labels'), spec, path: [...path, 'spec'].join('.') };
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
