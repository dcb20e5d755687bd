import type { Json, JsonObject } from '../../manifest';
import type { Gvk } from '../resource/res-id';
import { isSelectedBy } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { FieldSpec } from './field-spec';
import { splitPath } from './field-spec';
import { visitField } from './visit-field';

/** As Visit, with the spec that names the field. */
export type VisitOf<S> = (holder: JsonObject, key: string, spec: S) => string | undefined;

interface Found<S> {
  readonly position: number;
  readonly spec: S;
  readonly holder: JsonObject;
  readonly key: string;
}

interface Node<S> {
  readonly key: string;
  readonly children: Node<S>[];
  /** The specs whose path ends here, with their positions. */
  readonly ends: { readonly position: number; readonly spec: S }[];
}

/**
 * Many field specs as one tree of names: one walk through a resource finds the fields of all of them, where most paths
 * lead nowhere and share their beginning.
 */
export class FieldTree<S extends FieldSpec> {
  private readonly root: Node<S> = { key: '', children: [], ends: [] };
  private readonly isWalkable: boolean;

  constructor(private readonly specs: readonly S[]) {
    for (const [position, spec] of specs.entries()) {
      let node = this.root;
      for (const { key } of splitPath(spec.path)) {
        const known = node.children.find((child) => child.key === key) ?? { key, children: [], ends: [] };
        if (!node.children.includes(known)) node.children.push(known);
        node = known;
      }
      node.ends.push({ position, spec });
    }
    this.isWalkable = this.root.ends.length === 0 && specs.every(({ path }) => splitPath(path).every(({ fault }) => fault === undefined));
  }

  /**
   * Calls `visit` on each field of the resource that a spec names which selects `gvk`, in the order of the specs; makes
   * none. Answers the first thing that stands in the way, or undefined.
   */
  visit(resource: Resource, gvk: Gvk, visit: VisitOf<S>): string | undefined {
    const found: Found<S>[] = [];
    if (!this.isWalkable || !collect(resource.object, this.root, found)) return this.visitEach(resource, gvk, visit);
    for (const { holder, key, spec } of found.sort((left, right) => left.position - right.position)) {
      const fault = isSelectedBy(gvk, spec) ? visit(holder, key, spec) : undefined;
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private visitEach(resource: Resource, gvk: Gvk, visit: VisitOf<S>): string | undefined {
    for (const spec of this.specs) {
      const fault = isSelectedBy(gvk, spec) ? visitField(resource, { path: spec.path }, (holder, key) => visit(holder, key, spec)) : undefined;
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
}

/** Answers false where a field is null, empty or in the way, which only a walk along the one path judges. */
function collect<S>(value: Json, node: Node<S>, found: Found<S>[]): boolean {
  if (Array.isArray(value)) return value.every((item) => collect(item, node, found));
  if (typeof value !== 'object' || value === null) return false;
  for (const child of node.children) {
    const { key, children, ends } = child;
    const held = value[key];
    if (held === undefined) continue;
    if (held === null || held === '') return false;
    for (const end of ends) found.push({ ...end, holder: value, key });
    if (children.length > 0 && !collect(held, child, found)) return false;
  }
  return true;
}
