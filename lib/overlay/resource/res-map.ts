import type { Resource } from './resource';

const currentKey = (resource: Resource): string => `${resource.apiVersion}|${resource.kind}|${resource.effectiveNamespace}|${resource.name}`;
const formerKeys = ({ apiVersion, previous }: Resource): string[] => previous.map((was) => `${apiVersion}|${was.kind}|${was.namespace}|${was.name}`);

/**
 * The resources of one kustomization, in order, found by any id or name they have or had: nothing looks through all
 * of them for one. After a resource was renamed or replaced, `refresh` it.
 */
export class ResMap {
  private items: Resource[] = [];
  /** Where a resource stands among the others; removals leave gaps. */
  private readonly positions = new Map<Resource, number>();
  private readonly current = new Map<string, Resource[]>();
  /** The keys of `current` that more than one resource has. */
  private readonly shared = new Set<string>();
  private readonly former = new Map<string, Resource[]>();
  private readonly names = new Map<string, Resource[]>();
  private readonly registered = new Map<Resource, { current: string; former: string[]; names: string[] }>();

  get resources(): readonly Resource[] {
    return this.items;
  }

  /** Adds at the end; answers false where the id is taken already. */
  append(resource: Resource): boolean {
    if ((this.current.get(currentKey(resource))?.length ?? 0) > 0) return false;
    this.items.push(resource);
    this.positions.set(resource, this.positions.size);
    this.register(resource);
    return true;
  }

  remove(resource: Resource): void {
    this.unregister(resource);
    this.items = this.items.filter((item) => item !== resource);
  }

  removeAll(resources: ReadonlySet<Resource>): void {
    if (resources.size === 0) return;
    for (const resource of resources) this.unregister(resource);
    this.items = this.items.filter((item) => !resources.has(item));
  }

  replace(old: Resource, by: Resource): void {
    this.unregister(old);
    this.items[this.items.indexOf(old)] = by;
    this.positions.set(by, this.positions.get(old) ?? 0);
    this.register(by);
  }

  reorder(compare: (left: Resource, right: Resource) => number): void {
    this.items = [...this.items].sort(compare);
    this.items.forEach((item, index) => this.positions.set(item, index));
  }

  refresh(resource: Resource): void {
    const known = this.registered.get(resource);
    if (!known) return;
    if (known.current === currentKey(resource) && known.former.length === resource.previous.length) return;
    this.unregister(resource);
    this.register(resource);
  }

  /** One of the resources that now share an id, if any do: renaming does not ask whether a name is free. */
  get twin(): Resource | undefined {
    const [key] = this.shared;
    return key === undefined ? undefined : this.current.get(key)?.[1];
  }

  /** Those that now have the resource's current id. */
  withCurrentId(resource: Resource): Resource[] {
    return [...(this.current.get(currentKey(resource)) ?? [])];
  }

  /** Those that have or had the resource's current id. */
  withAnyId(resource: Resource): Resource[] {
    const key = currentKey(resource);
    const now = this.current.get(key) ?? [];
    const before = this.former.get(key);
    return this.inOrder(before ? [...new Set([...now, ...before])] : now);
  }

  /** Those that have or had the name. */
  withAnyName(name: string): Resource[] {
    return this.inOrder(this.names.get(name) ?? []);
  }

  /** Every name in use, now or before; for hints. */
  get allNames(): Iterable<string> {
    return this.names.keys();
  }

  private inOrder(found: readonly Resource[]): Resource[] {
    if (found.length < 2) return [...found];
    return [...found].sort((left, right) => (this.positions.get(left) ?? 0) - (this.positions.get(right) ?? 0));
  }

  private register(resource: Resource): void {
    const former = formerKeys(resource);
    const entry = { current: currentKey(resource), former, names: resource.previous.length === 0 ? [resource.name] : [...new Set([resource.name, ...resource.previous.map((was) => was.name)])] };
    this.registered.set(resource, entry);
    put(this.current, entry.current, resource);
    if ((this.current.get(entry.current)?.length ?? 0) > 1) this.shared.add(entry.current);
    for (const key of former) put(this.former, key, resource);
    for (const name of entry.names) put(this.names, name, resource);
  }

  private unregister(resource: Resource): void {
    const entry = this.registered.get(resource);
    if (!entry) return;
    this.registered.delete(resource);
    drop(this.current, entry.current, resource);
    if ((this.current.get(entry.current)?.length ?? 0) < 2) this.shared.delete(entry.current);
    for (const key of entry.former) drop(this.former, key, resource);
    for (const name of entry.names) drop(this.names, name, resource);
  }
}

function put(index: Map<string, Resource[]>, key: string, resource: Resource): void {
  const held = index.get(key);
  if (!held) index.set(key, [resource]);
  else if (!held.includes(resource)) held.push(resource);
}

function drop(index: Map<string, Resource[]>, key: string, resource: Resource): void {
  const held = index.get(key);
  if (!held) return;
  if (held.length > 1) held.splice(held.indexOf(resource), 1);
  else index.delete(key);
}
