import type { CheckContext } from '../context';
import { objectAt } from '../field';
import { indexByLabels } from '../network/label-index';
import type { Selector } from '../network/selectors';
import type { ObjectIndex } from '../object-index';
import { namespaceOf, objectIndex } from '../object-index';
import { madeNames } from './made-names';
import type { MadeSecret } from './made-secrets';
import { madeSecrets } from './made-secrets';
import type { KnownService } from './made-services';
import { madeServices } from './made-services';

/** What is there, or will be once controllers and operators have acted: the answer to whether a reference dangles. */
export interface KnownObjects {
  readonly exists: (kind: string, namespace: string, name: string) => boolean;
  /** Names of a kind in a namespace, to find the nearest. */
  readonly names: (kind: string, namespace: string) => readonly string[];
  /** Keys of a ConfigMap or Secret; undefined where they cannot be known. */
  readonly keys: (kind: string, namespace: string, name: string) => readonly string[] | undefined;
  readonly service: (namespace: string, name: string) => KnownService | undefined;
  readonly selectServices: (namespace: string, selector: Selector) => readonly KnownService[];
  readonly index: ObjectIndex;
}

/** Every namespace has these without anybody making them. */
const everywhere: Readonly<Record<string, string>> = { ServiceAccount: 'default', ConfigMap: 'kube-root-ca.crt' };

const known = new WeakMap<CheckContext, KnownObjects>();

export function knownObjects(context: CheckContext): KnownObjects {
  const found = known.get(context) ?? buildKnown(context);
  known.set(context, found);
  return found;
}

function buildKnown(context: CheckContext): KnownObjects {
  const index = objectIndex(context);
  const secrets = new Places<MadeSecret>();
  const services = new Places<KnownService>();
  const others = new Places<true>();
  for (const { object } of context.manifests) {
    for (const made of madeSecrets(object)) addSecret(secrets, made);
    for (const made of madeServices(object)) services.at(made.namespace).set(made.name, made);
    for (const made of madeNames(object)) others.at(`${made.kind} ${namespaceOf(object)}`).set(made.name, true);
  }
  const names = (kind: string, namespace: string): readonly string[] => {
    if (kind === 'Secret') return [...secrets.at(namespace).keys()];
    if (kind === 'Service') return [...services.at(namespace).keys()];
    return [...index.names(kind, namespace), ...others.at(`${kind} ${namespace}`).keys()];
  };
  const exists = (kind: string, namespace: string, name: string): boolean => {
    if (everywhere[kind] === name || (kind === 'Service' && namespace === 'default' && name === 'kubernetes')) return true;
    if (kind === 'Secret') return secrets.at(namespace).has(name);
    if (kind === 'Service') return services.at(namespace).has(name);
    return index.find(kind, namespace, name) !== undefined || others.at(`${kind} ${namespace}`).has(name);
  };
  const keys = (kind: string, namespace: string, name: string): readonly string[] | undefined => {
    if (kind === 'Secret') return secrets.at(namespace).get(name)?.keys;
    const object = index.find(kind, namespace, name)?.object;
    return object === undefined ? undefined : [...Object.keys(objectAt(object, 'data') ?? {}), ...Object.keys(objectAt(object, 'binaryData') ?? {})];
  };
  const selections = new Map([...services.all()].map(([namespace, here]) => [namespace, indexByLabels([...here.values()], ({ labels }) => labels)]));
  const selectServices = (namespace: string, selector: Selector): readonly KnownService[] => selections.get(namespace)?.(selector) ?? [];
  return { exists, names, keys, service: (namespace, name) => services.at(namespace).get(name), selectServices, index };
}

/** Maps by place, made when first asked for. */
class Places<T> {
  private readonly maps = new Map<string, Map<string, T>>();

  all(): ReadonlyMap<string, Map<string, T>> {
    return this.maps;
  }

  at(place: string): Map<string, T> {
    const here = this.maps.get(place) ?? new Map<string, T>();
    this.maps.set(place, here);
    return here;
  }
}

/** A Secret that several makers add to has the keys of all. */
function addSecret(secrets: Places<MadeSecret>, made: MadeSecret): void {
  const before = secrets.at(made.namespace).get(made.name);
  const keys = before === undefined ? made.keys : before.keys && made.keys && [...before.keys, ...made.keys];
  secrets.at(made.namespace).set(made.name, { ...made, keys });
}
