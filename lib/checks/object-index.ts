import type { KubeObject } from '../manifest';
import type { CheckContext, JudgedManifest } from './context';
import { textAt } from './field';

/** Answers by kind, namespace and name. Kinds are written with their group: `Service`, `Deployment.apps`. */
export interface ObjectIndex {
  readonly ofKind: (kind: string) => readonly JudgedManifest[];
  readonly find: (kind: string, namespace: string, name: string) => JudgedManifest | undefined;
  /** Names of that kind in a namespace, in the order of the manifests. */
  readonly names: (kind: string, namespace: string) => readonly string[];
  /** Namespaces that hold at least one of the manifests, or are one. */
  readonly namespaces: ReadonlySet<string>;
}

const known = new WeakMap<CheckContext, ObjectIndex>();

/** The index of a context, built once. */
export function objectIndex(context: CheckContext): ObjectIndex {
  const index = known.get(context) ?? buildIndex(context.manifests);
  known.set(context, index);
  return index;
}

function buildIndex(manifests: readonly JudgedManifest[]): ObjectIndex {
  const kinds = new Map<string, JudgedManifest[]>();
  const byName = new Map<string, Map<string, JudgedManifest>>();
  const namespaces = new Set<string>();
  for (const manifest of manifests) {
    const kind = kindOf(manifest.object);
    const namespace = namespaceOf(manifest.object);
    const name = textAt(manifest.object, 'metadata', 'name') ?? '';
    const same = kinds.get(kind);
    if (same === undefined) kinds.set(kind, [manifest]);
    else same.push(manifest);
    const place = `${kind} ${namespace}`;
    byName.set(place, (byName.get(place) ?? new Map<string, JudgedManifest>()).set(name, manifest));
    namespaces.add(kind === 'Namespace' ? name : namespace);
  }
  return {
    ofKind: (kind) => kinds.get(kind) ?? [],
    find: (kind, namespace, name) => byName.get(`${kind} ${namespace}`)?.get(name),
    names: (kind, namespace) => [...(byName.get(`${kind} ${namespace}`)?.keys() ?? [])],
    namespaces,
  };
}

/** `Deployment.apps`, or `Service` for the core group: kinds of the same name in other groups are others. */
export function kindOf({ apiVersion, kind }: KubeObject): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? kind : `${kind}.${apiVersion.slice(0, slash)}`;
}

/** The namespace that the object is put in; `default` where the manifest says none, as kubectl has it. */
export function namespaceOf(object: KubeObject): string {
  return textAt(object, 'metadata', 'namespace') ?? 'default';
}
