import type { JsonObject } from './kube-object';

/** What tells one object from another in a cluster; `group` is '' for the core. */
export interface Identity {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Reads an object's identity; what is absent or no string is ''. */
export function identity(object: JsonObject): Identity {
  const apiVersion = textOf(object.apiVersion);
  const slash = apiVersion.indexOf('/');
  const metadata = object.metadata;
  const meta = metadata !== null && typeof metadata === 'object' && !Array.isArray(metadata) ? metadata : {};
  const namespace = textOf(meta.namespace);
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textOf(object.kind),
    ...(namespace === '' ? {} : { namespace }),
    name: textOf(meta.name),
  };
}

/** The identity as one string for maps: `group|kind|namespace|name`; the version does not count. */
export function objectKey(object: JsonObject): string {
  const { group, kind, namespace = '', name } = identity(object);
  return `${group}|${kind}|${namespace}|${name}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
