import type { KubeObject } from '../../manifest';
import { listAt, numberAt, objectAt, textAt, textMapAt, valueAt } from '../field';
import { kindOf, namespaceOf } from '../object-index';

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol: string;
}

/** A Service that is in the manifests, or that an operator will make. */
export interface KnownService {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent: no Pods are selected, the endpoints come from elsewhere. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
  /** ExternalName: any port leads on. */
  readonly external: boolean;
  readonly headless: boolean;
}

export function madeServices(object: KubeObject): KnownService[] {
  switch (kindOf(object)) {
    case 'Service':
      return [readService(object)];
    case 'Cluster.postgresql.cnpg.io':
      return postgresServices(object);
    case 'Pooler.postgresql.cnpg.io':
      return [postgresService(object, textAt(object, 'metadata', 'name') ?? '', { 'cnpg.io/poolerName': textAt(object, 'metadata', 'name') ?? '' })];
    default:
      return [];
  }
}

function readService(object: KubeObject): KnownService {
  const selector = textMapAt(object, 'spec', 'selector');
  return {
    namespace: namespaceOf(object),
    name: textAt(object, 'metadata', 'name') ?? '',
    labels: textMapAt(object, 'metadata', 'labels'),
    ...(Object.keys(selector).length === 0 ? {} : { selector }),
    ports: listAt(object, 'spec', 'ports').flatMap((entry) => {
      const port = numberAt(entry, 'port');
      if (port === undefined) return [];
      const name = textAt(entry, 'name');
      const target = valueAt(entry, 'targetPort');
      return [{ port, protocol: textAt(entry, 'protocol') ?? 'TCP', ...(name === undefined ? {} : { name }), ...(typeof target === 'number' || typeof target === 'string' ? { targetPort: target } : {}) }];
    }),
    external: textAt(object, 'spec', 'type') === 'ExternalName',
    headless: textAt(object, 'spec', 'clusterIP') === 'None',
  };
}

/** CloudNativePG: read-write, any replica, any instance; the last two may be switched off. */
function postgresServices(object: KubeObject): KnownService[] {
  const name = textAt(object, 'metadata', 'name') ?? '';
  const disabled = listAt(object, 'spec', 'managed', 'services', 'disabledDefaultServices');
  const additional = listAt(object, 'spec', 'managed', 'services', 'additional').flatMap((entry) => textAt(entry, 'serviceTemplate', 'metadata', 'name') ?? []);
  const defaults = ['rw', 'ro', 'r'].filter((suffix) => !disabled.includes(suffix)).map((suffix) => `${name}-${suffix}`);
  return [...defaults, ...additional].map((service) => postgresService(object, service, { 'cnpg.io/cluster': name }));
}

function postgresService(object: KubeObject, name: string, selector: Readonly<Record<string, string>>): KnownService {
  return {
    namespace: namespaceOf(object),
    name,
    labels: { ...textMapAt(objectAt(object, 'spec', 'inheritedMetadata'), 'labels'), ...selector },
    selector,
    ports: [{ name: 'postgres', port: 5432, targetPort: 5432, protocol: 'TCP' }],
    external: false,
    headless: false,
  };
}
