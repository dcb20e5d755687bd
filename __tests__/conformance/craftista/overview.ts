import type { Json } from '../../../lib/manifest';
import type { Dist, Environment } from '../dist';
import { isObject } from '../dist';
import type { Row } from '../row';
import { everywhere, proved, recorded } from '../row';
import { applications, namespaceOf, only, podTemplates, services, workload } from './lookups';

const environmentLabels = (dist: Dist, environment: Environment): Json => {
  const objects = dist.objects(environment).map((object) => dist.read(object, 'metadata', 'labels', 'environment'));
  const pods = podTemplates(dist, environment).map(({ object, path }) => dist.read(object, ...path, 'metadata', 'labels', 'environment'));
  return only([...objects, ...pods]);
};

/** The cell's namespaced objects, its Namespace, and where its Applications deploy to. */
const namespaces = (dist: Dist, environment: Environment): Json => {
  const inCell = dist.objects(environment).filter(({ metadata }) => metadata['namespace'] !== 'argocd');
  const names = inCell.map((object) => dist.read(object, 'metadata', object.kind === 'Namespace' ? 'name' : 'namespace'));
  const destinations = applications(dist, environment).map((one) => dist.read(one, 'spec', 'destination', 'namespace'));
  return only([...names, ...destinations, dist.get(environment, `AppProject/craftista-${environment}`, 'spec', 'destinations', 0, 'namespace')]);
};

/** What a workload has when nothing scales it, and the least it has where an autoscaler owns the number (X2). */
export const replicasOf = (dist: Dist, environment: Environment): Json =>
  only(
    services.map((service) => {
      const own = dist.read(workload(dist, environment, service), 'spec', 'replicas');
      const least = dist.get(environment, `HorizontalPodAutoscaler/${service}`, 'spec', 'minReplicas');
      return own !== undefined && least !== undefined ? 'both replicas and an autoscaler' : (own ?? least);
    }),
  );

const automated = (dist: Dist, environment: Environment): Json => only(applications(dist, environment).map((one) => dist.read(one, 'spec', 'syncPolicy', 'automated')));

export const overview: readonly Row[] = [
  proved('C001', 'environment identity', { dev: 'dev', staging: 'staging', prod: 'prod' }, environmentLabels),
  proved('C002', 'Namespace', { dev: 'craftista-dev', staging: 'craftista-staging', prod: 'craftista-prod' }, namespaces),
  recorded('C003', 'Purpose', { dev: 'Active development', staging: 'Pre-production testing', prod: 'Production' }, (dist, environment) =>
    only([
      dist.read(namespaceOf(dist, environment), 'metadata', 'annotations', 'trellis.dev/purpose'),
      dist.get(environment, `AppProject/craftista-${environment}`, 'spec', 'description'),
    ]),
  ),
  proved('C004', 'Replicas', { dev: 1, staging: 2, prod: 3 }, replicasOf),
  proved('C005', 'Auto-Sync', everywhere({ prune: true, selfHeal: true, allowEmpty: false }), automated),
];

const resources = (service: string) => (dist: Dist, environment: Environment): Json => {
  const at = ['spec', 'template', 'spec', 'containers', 0, 'resources'] as const;
  const object = workload(dist, environment, service);
  const memory = dist.read(object, ...at, 'requests', 'memory') ?? null;
  const limit = dist.read(object, ...at, 'limits', 'memory');
  return { cpu: dist.read(object, ...at, 'requests', 'cpu') ?? null, memory, limit: limit === memory ? 'the request' : (limit ?? null) };
};
const asRequested = { dev: { cpu: '100m', memory: '128Mi', limit: 'the request' }, staging: { cpu: '200m', memory: '256Mi', limit: 'the request' }, prod: { cpu: '500m', memory: '512Mi', limit: 'the request' } };
// X5: a JVM does not start in 128Mi; the request is the seed's, the limit at least 512Mi.
const votingResources = { dev: { cpu: '100m', memory: '128Mi', limit: '512Mi' }, staging: { cpu: '200m', memory: '256Mi', limit: '512Mi' }, prod: { cpu: '500m', memory: '512Mi', limit: 'the request' } };

export const allocation: readonly Row[] = [
  proved('C006', 'Catalogue CPU/Memory', asRequested, resources('catalogue')),
  proved('C007', 'Frontend CPU/Memory', asRequested, resources('frontend')),
  proved('C008', 'Voting CPU/Memory', votingResources, resources('voting')),
  proved('C009', 'Recommendation CPU/Memory', asRequested, resources('recommendation')),
];

/** A variable of a service: in its ConfigMap, which the container takes its environment from. */
const variable = (name: string, of: readonly string[]) => (dist: Dist, environment: Environment): Json =>
  only(
    of.map((service) => {
      const from = dist.read(workload(dist, environment, service), 'spec', 'template', 'spec', 'containers', 0, 'envFrom');
      const reads = Array.isArray(from) && from.some((one) => isObject(one) && isObject(one['configMapRef']) && one['configMapRef']['name'] === `${service}-config`);
      return reads ? dist.get(environment, `ConfigMap/${service}-config`, 'data', name) : 'the container does not read the ConfigMap';
    }),
  );

export const variables: readonly Row[] = [
  proved('C010', 'LOG_LEVEL', { dev: 'DEBUG', staging: 'INFO', prod: 'WARN' }, variable('LOG_LEVEL', services)),
  proved('C011', 'FLASK_DEBUG', { dev: 'True', staging: 'False', prod: 'False' }, variable('FLASK_DEBUG', ['catalogue'])),
  proved('C012', 'NODE_ENV', { dev: 'development', staging: 'staging', prod: 'production' }, variable('NODE_ENV', ['frontend'])),
  proved('C013', 'GIN_MODE', { dev: 'debug', staging: 'release', prod: 'release' }, variable('GIN_MODE', ['recommendation'])),
];
