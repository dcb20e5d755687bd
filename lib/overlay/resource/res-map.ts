import type { Resource } from './resource';

/** The keys that a resource is found by. */
interface Keys {
  readonly current: string;
  readonly former: readonly string[];
  readonly names: readonly string[];
}

const currentKey = (resource: Resource): string => `${resource.apiVersion}|${resource.kind}|${resource.effectiveNamespace}|${resource.name}`;

function keysOf(resource: Resource): Keys {
  const { apiVersion, name, previous } = resource;
  const former = previous.map((was) => `${apiVersion}|${was.kind}|${was.namespace}|${was.name}`);
  const names = [name];
  for (const was of previous) if (!names.includes(was.name)) names.push(was.name);
  return { current: currentKey(resource), former, names };
}

const none: Keys = { current: '', former: [], names: [] };

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
  private readonly registered = new Map<Resource, Keys>();

  get resources(): readonly Resource[] {
    return this.items;
  }

  /** Adds at the end; answers false where the id is taken already. */
  append(resource: Resource): boolean {
    const keys = keysOf(resource);
    if (this.current.has(keys.current)) return false;
    this.items.push(resource);
    this.positions.set(resource, this.positions.size);
    this.index(resource, none, keys);
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
    this.index(by, none, keysOf(by));
  }

  reorder(compare: (left: Resource, right: Resource) => number): void {
    this.items = [...this.items].sort(compare);
    this.items.forEach((item, index) => this.positions.set(item, index));
  }

  refresh(resource: Resource): void {
    const known = this.registered.get(resource);
    if (!known) return;
    if (known.current === currentKey(resource) && known.former.length === resource.previous.length) return;
    this.index(resource, known, keysOf(resource));
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

  private unregister(resource: Resource): void {
    const known = this.registered.get(resource);
    if (!known) return;
    this.index(resource, known, none);
    this.registered.delete(resource);
  }

  /** Files a resource under new keys; what is the same before and after is not touched. */
  private index(resource: Resource, before: Keys, after: Keys): void {
    this.registered.set(resource, after);
    if (before.current !== after.current) {
      if (before !== none) this.count(before.current, drop(this.current, before.current, resource));
      if (after !== none) this.count(after.current, put(this.current, after.current, resource));
    }
    move(this.former, resource, before.former, after.former);
    move(this.names, resource, before.names, after.names);
  }

  private count(key: string, holders: number): void {
    if (holders > 1) this.shared.add(key);
    else this.shared.delete(key);
  }
}

function move(index: Map<string, Resource[]>, resource: Resource, before: readonly string[], after: readonly string[]): void {
  for (const key of before) if (!after.includes(key)) drop(index, key, resource);
  for (const key of after) if (!before.includes(key)) put(index, key, resource);
}

/** Answers how many have the key now. */
function put(index: Map<string, Resource[]>, key: string, resource: Resource): number {
  const held = index.get(key);
  if (!held) index.set(key, [resource]);
  else if (!held.includes(resource)) held.push(resource);
  return held?.length ?? 1;
}

function drop(index: Map<string, Resource[]>, key: string, resource: Resource): number {
  const held = index.get(key) ?? [];
  const at = held.indexOf(resource);
  if (at >= 0) held.splice(at, 1);
  if (held.length === 0) index.delete(key);
  return held.length;
}
