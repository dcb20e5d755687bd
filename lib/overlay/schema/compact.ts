/** What merging needs of one schema: its patch strategy and keys, and the children that lead to more of them. */
export interface CompactNode {
  readonly strategy?: string;
  readonly keys?: readonly string[];
  readonly fields?: Readonly<Record<string, number | CompactNode>>;
  readonly items?: number | CompactNode;
  /** For each value of a mapping with free keys. */
  readonly values?: number | CompactNode;
}

/** The shape of kubernetes.json; a number stands for a node of `nodes`, -1 for a kind that has none. */
export interface CompactSchema {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly cluster: Readonly<Record<string, readonly string[]>>;
  readonly namespaced: Readonly<Record<string, readonly string[]>>;
  readonly nodes: readonly CompactNode[];
}
