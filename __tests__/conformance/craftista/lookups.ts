import type { Json, KubeObject } from '../../../lib/manifest';
import type { Dist, Environment, Path } from '../dist';
import { valueAt } from '../dist';

export const services: readonly string[] = ['catalogue', 'frontend', 'voting', 'recommendation'];

/** The one value that all have; the list of different ones otherwise. */
export function only(values: readonly (Json | undefined)[]): Json {
  const different = [...new Map(values.map((value) => [JSON.stringify(value), value ?? 'absent'])).values()];
  return different.length === 1 ? (different[0] ?? null) : different;
}

export const namespaceOf = (dist: Dist, environment: Environment) => dist.objects(environment).find(({ kind }) => kind === 'Namespace');

export const applications = (dist: Dist, environment: Environment) => ofKind(dist, environment, 'Application');

export const ofKind = (dist: Dist, environment: Environment, ...kinds: readonly string[]): readonly KubeObject[] =>
  dist.objects(environment).filter(({ kind }) => kinds.includes(kind));

/** A service's Deployment, or its Rollout where delivery is progressive. */
export const workload = (dist: Dist, environment: Environment, service: string) => dist.find(environment, `Deployment|Rollout/${service}`);

export interface PodTemplate {
  readonly object: KubeObject;
  readonly path: Path;
}

export function podTemplates(dist: Dist, environment: Environment): readonly PodTemplate[] {
  const places: readonly Path[] = [['spec', 'template'], ['spec', 'jobTemplate', 'spec', 'template']];
  return dist.objects(environment).flatMap((object) =>
    places.filter((path) => valueAt(object, [...path, 'spec', 'containers']) !== undefined).map((path) => ({ object, path })),
  );
}

/** The objects that a hook annotation makes Argo CD run after a sync. */
export const postSyncJobs = (dist: Dist, environment: Environment): readonly KubeObject[] =>
  ofKind(dist, environment, 'Job').filter((job) => dist.read(job, 'metadata', 'annotations', 'argocd.argoproj.io/hook') === 'PostSync');

/** Value of an environment variable of a service's container, from `env` or from its ConfigMap. */
export function variableOf(dist: Dist, environment: Environment, service: string, name: string): Json | undefined {
  const object = workload(dist, environment, service);
  const env = valueAt(object, ['spec', 'template', 'spec', 'containers', 0, 'env']);
  const index = Array.isArray(env) ? env.findIndex((one) => valueAt(one, ['name']) === name) : -1;
  if (index >= 0) return dist.read(object, 'spec', 'template', 'spec', 'containers', 0, 'env', index, 'value');
  return dist.get(environment, `ConfigMap/${service}-config`, 'data', name);
}
