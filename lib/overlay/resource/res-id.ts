import type { Json, JsonObject } from '../../manifest';

/** Group, version and kind; an empty string where one is not said. */
export interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What names one resource. `namespace` is as written; see `effectiveNamespace`. */
export interface ResId extends Gvk {
  readonly name: string;
  readonly namespace: string;
}

/** A Gvk that selects: an empty or absent part selects all. */
export type GvkPattern = Partial<Gvk>;

/** The namespace that a cluster-scoped resource is compared by. */
export const noNamespace = '_non_namespaceable_';

export function readGvk(apiVersion: string, kind: string): Gvk {
  const slash = apiVersion.lastIndexOf('/');
  return { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind };
}

export function isSelectedBy(gvk: Gvk, pattern: GvkPattern): boolean {
  return (
    (!pattern.kind || pattern.kind === gvk.kind) &&
    (!pattern.group || pattern.group === gvk.group) &&
    (!pattern.version || pattern.version === gvk.version)
  );
}

/** A string of a scalar as kustomize reads one, '' where there is none. */
export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined || typeof value === 'object') return '';
  return String(value);
}

/** Is it a list or a map without anything in it? */
export function isEmpty(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

export function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Deployment.v1.apps/name.namespace`, as kustomize's messages name a resource. */
export function printId(id: ResId): string {
  const gvk = [id.kind || '[noKind]', id.version || '[noVer]', id.group || '[noGrp]'].join('.');
  return `${gvk}/${id.name || '[noName]'}.${id.namespace || '[noNs]'}`;
}
