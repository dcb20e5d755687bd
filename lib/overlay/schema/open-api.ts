/** What a strategic merge asks about one place of an object. */
export interface FieldSchema {
  /** `x-kubernetes-patch-strategy`, '' where there is none. */
  readonly patchStrategy: string;
  /** `x-kubernetes-list-map-keys`, else the one merge key, else none. */
  readonly mergeKeys: readonly string[];
  /** The schema of a field; undefined where nothing below it merges otherwise than by default. */
  field(name: string): FieldSchema | undefined;
  /** The schema of a list's items. */
  elements(): FieldSchema | undefined;
}

export interface OpenApi {
  /** undefined where the kind is not known. */
  schemaFor(apiVersion: string, kind: string): FieldSchema | undefined;
  /** undefined where the kind is not known; Kustomize then takes it for namespaced. */
  isNamespaced(apiVersion: string, kind: string): boolean | undefined;
}
