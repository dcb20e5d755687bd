import type { Json, JsonObject, KubeObject } from '../../manifest';
import { isObject, listAt, objectAt, textAt } from '../field';
import { kindOf } from '../object-index';

/** A container of any of the three lists, with its path. */
export interface JudgedContainer {
  readonly name: string;
  readonly path: string;
  readonly container: JsonObject;
  readonly securityContext: JsonObject;
}

/** A Pod, or the Pod that a template makes, as the controls look at it. */
export interface JudgedPod {
  readonly metadata: JsonObject;
  /** Path of `metadata`, as in `spec.template.metadata`. */
  readonly metadataPath: string;
  readonly spec: JsonObject;
  readonly path: string;
  readonly securityContext: JsonObject;
  /** Init containers, containers and ephemeral containers. */
  readonly containers: readonly JudgedContainer[];
  /** spec.os.name is windows: the controls that only Linux can obey do not apply. */
  readonly windows: boolean;
}

const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
  'Rollout.argoproj.io': ['spec', 'template'],
};

const nothing: JsonObject = {};

/** The Pod that an object is or makes; undefined for other kinds, and where there is no template. */
export function readPod(object: KubeObject): JudgedPod | undefined {
  const steps = templatePaths[kindOf(object)];
  const template = steps === undefined ? undefined : objectAt(object, ...steps);
  const spec = objectAt(template, 'spec');
  if (steps === undefined || spec === undefined) return undefined;
  const path = [...steps, 'spec'].join('.');
  return {
    metadata: objectAt(template, 'metadata') ?? nothing,
    metadataPath: [...steps, 'metadata'].join('.'),
    spec,
    path,
    securityContext: objectAt(spec, 'securityContext') ?? nothing,
    containers: ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) => readContainers(spec, list, path)),
    windows: textAt(spec, 'os', 'name') === 'windows',
  };
}

function readContainers(spec: JsonObject, list: string, path: string): JudgedContainer[] {
  return listAt(spec, list).map((held: Json, index) => {
    const container = isObject(held) ? held : nothing;
    const name = textAt(container, 'name') ?? String(index);
    return { name, path: `${path}.${list}[${index}]`, container, securityContext: objectAt(container, 'securityContext') ?? nothing };
  });
}
