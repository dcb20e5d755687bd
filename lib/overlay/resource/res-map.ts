import { KeyIndex } from './key-index';
import type { Resource } from './resource';

const currentKey = (resource: Resource): string => `${resource.apiVersion}|${resource.kind}|${resource.effectiveNamespace}|${resource.name}`;
const formerKeys = ({ apiVersion, previous }: Resource): string[] => previous.map((was) => `${apiVersion}|${was.kind}|${was.namespace}|${was.name}`);
const allNames = ({ name, previous }: Resource): string[] => [name, ...previous.map((was) => was.name)];

/**
 * The resources of one kustomization, in order, found by any id or name they have or had: nothing looks through all
 * of them for one. After a resource was renamed or replaced, `refresh` it.
 */
export class ResMap {
  private items: Resource[] = [];
  /** Where a resource stands among the others; removals leave gaps. */
  private readonly positions = new Map<Resource, number>();
  private readonly changes: Resource[] = [];
  private readonly current = this.indexBy((resource) => [currentKey(resource)]);
  private readonly former = this.indexBy(formerKeys);
  private readonly names = this.indexBy(allNames);
  private readonly kinds = this.indexBy(({ kind }) => [kind]);

  get resources(): readonly Resource[] {
    return this.items;
  }

  /** Adds at the end; answers false where the id is taken already. */
  append(resource: Resource): boolean {
    if (this.current.find(currentKey(resource)).length > 0) return false;
    const last = this.items.at(-1);
    this.items.push(resource);
    this.positions.set(resource, last === undefined ? 0 : (this.positions.get(last) ?? 0) + 1);
    this.changes.push(resource);
    return true;
  }

  remove(resource: Resource): void {
    this.removeAll(new Set([resource]));
  }

  removeAll(resources: ReadonlySet<Resource>): void {
    if (resources.size === 0) return;
    for (const resource of resources) {
      this.positions.delete(resource);
      this.changes.push(resource);
    }
    this.items = this.items.filter((item) => !resources.has(item));
  }

  replace(old: Resource, by: Resource): void {
    this.items[this.items.indexOf(old)] = by;
    this.positions.set(by, this.positions.get(old) ?? 0);
    this.positions.delete(old);
    this.changes.push(old, by);
  }

  /** Puts all resources into another order. */
  reorder(items: readonly Resource[]): void {
    this.items = [...items];
    this.items.forEach((item, index) => this.positions.set(item, index));
  }

  refresh(resource: Resource): void {
    this.changes.push(resource);
  }

  /** One of the resources that now share an id, if any do: renaming does not ask whether a name is free. */
  get twin(): Resource | undefined {
    return this.current.twins[1];
  }

  /** Those that now have the resource's current id. */
  withCurrentId(resource: Resource): Resource[] {
    return this.inOrder(this.current.find(currentKey(resource)));
  }

  /** Those that have or had the resource's current id. */
  withAnyId(resource: Resource): Resource[] {
    const key = currentKey(resource);
    return this.inOrder([...new Set([...this.current.find(key), ...this.former.find(key)])]);
  }

  /** Those that have or had the name. */
  withAnyName(name: string): Resource[] {
    return this.inOrder(this.names.find(name));
  }

  ofKind(kind: string): Resource[] {
    return this.inOrder(this.kinds.find(kind));
  }

  /** Every name in use, now or before; for hints. */
  get allNames(): Iterable<string> {
    return new Set(this.items.flatMap(allNames));
  }

  private indexBy(keysOf: (resource: Resource) => readonly string[]): KeyIndex {
    return new KeyIndex(this.changes, (resource) => (this.positions.has(resource) ? keysOf(resource) : []));
  }

  private inOrder(found: readonly Resource[]): Resource[] {
    return [...found].sort((left, right) => (this.positions.get(left) ?? 0) - (this.positions.get(right) ?? 0));
  }
}
