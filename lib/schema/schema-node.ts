import type { Json } from '../manifest';

/** A CEL rule of a custom resource definition. */
export interface SchemaRule {
  readonly rule: string;
  readonly message?: string;
}

/**
 * What a value may be: JSON Schema's own keywords, less what no definition uses. Children are numbers of nodes in the
 * same table. `keepUnknown`, `intOrString`, `embedded`, `listKeys`, `set` and `rules` are Kubernetes' `x-kubernetes-*`.
 */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly properties?: Readonly<Record<string, number>>;
  readonly required?: readonly string[];
  /** Node of a map's values. */
  readonly values?: number;
  /** Node of a list's items. */
  readonly items?: number;
  readonly enum?: readonly Json[];
  /** An empty text is a value here, not an absent one. */
  readonly pointer?: boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly default?: Json;
  readonly nullable?: boolean;
  readonly keepUnknown?: boolean;
  readonly intOrString?: boolean;
  readonly embedded?: boolean;
  readonly listKeys?: readonly string[];
  readonly set?: boolean;
  readonly rules?: readonly SchemaRule[];
}

/** A table of nodes; `node(n)` parses the n-th on first use. */
export interface NodeTable {
  readonly node: (number: number) => SchemaNode;
}

/** One version of one kind. */
export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** A custom resource, judged by its definition; built-in kinds are decoded as Go types. */
  readonly custom: boolean;
  /** False for a version that its definition keeps but the API server no longer answers. */
  readonly served: boolean;
  /** Path of the field that counts replicas, where a custom resource can be scaled. */
  readonly replicas?: readonly string[];
  readonly root: number;
  readonly table: NodeTable;
}
