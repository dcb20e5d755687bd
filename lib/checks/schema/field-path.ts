/**
 * Where a value stands in its object. A chain of steps, not text: a path is made for every field that is visited and
 * printed for the few that are wrong.
 */
export interface FieldPath {
  readonly parent?: FieldPath;
  readonly key: string | number;
}

/** The object itself. */
export const rootPath: FieldPath = { key: '' };

export function field(parent: FieldPath, key: string | number): FieldPath {
  return { parent, key };
}

/** `spec.containers[0].env`; a map key with dots or slashes stands in brackets: `metadata.labels["app.io/name"]`. */
export function printPath({ parent, key }: FieldPath): string {
  if (parent === undefined) return '';
  const before = printPath(parent);
  if (typeof key === 'number') return `${before}[${key}]`;
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${before}["${key}"]`;
  return before === '' ? key : `${before}.${key}`;
}
