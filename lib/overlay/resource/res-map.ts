import type { Resource } from './resource';

const currentKey = (resource: Resource): string => `${resource.apiVersion}|${resource.kind}|${resource.effectiveNamespace}|${resource.name}`;
const formerKeys = ({ apiVersion, previous }: Resource): string[] => previous.map((was) => `${apiVersion}|${was.kind}|${was.namespace}|${was.name}`);

/**
 * The resources of one kustomization, in order, found by any id or name they have or had: nothing looks through all
 * of them for one. After a resource was renamed or replaced, `refresh` it.
 */
export class ResMap {
  private items: Resource[] = [];
  private readonly current = new Map<string, Set<Resource>>();
  private readonly former = new Map<string, Set<Resource>>();
  private readonly names = new Map<string, Set<Resource>>();
  private readonly registered = new Map<Resource, { current: string; former: string[]; names: string[] }>();

  get resources(): readonly Resource[] {
    return this.items;
  }

  /** Adds at the end; answers false where the id is taken already. */
  append(resource: Resource): boolean {
    if ((this.current.get(currentKey(resource))?.size ?? 0) > 0) return false;
    this.items.push(resource);
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
    this.register(by);
  }

  reorder(compare: (left: Resource, right: Resource) => number): void {
    this.items = [...this.items].sort(compare);
  }

  refresh(resource: Resource): void {
    const known = this.registered.get(resource);
    if (!known) return;
    if (known.current === currentKey(resource) && known.former.length === resource.previous.length) return;
    this.unregister(resource);
    this.register(resource);
  }

  /** Those that now have the resource's current id. */
  withCurrentId(resource: Resource): Resource[] {
    return [...(this.current.get(currentKey(resource)) ?? [])];
  }

  /** Those that have or had the resource's current id. */
  withAnyId(resource: Resource): Resource[] {
    const key = currentKey(resource);
    return this.inOrder(new Set([...(this.current.get(key) ?? []), ...(this.former.get(key) ?? [])]));
  }

  /** Those that have or had the name. */
  withAnyName(name: string): Resource[] {
    return this.inOrder(this.names.get(name) ?? new Set());
  }

  /** Every name in use, now or before; for hints. */
  get allNames(): Iterable<string> {
    return this.names.keys();
  }

  private inOrder(found: ReadonlySet<Resource>): Resource[] {
    if (found.size < 2) return [...found];
    return [...found].sort((left, right) => this.items.indexOf(left) - this.items.indexOf(right));
  }

  private register(resource: Resource): void {
    const former = formerKeys(resource);
    const entry = { current: currentKey(resource), former, names: resource.previous.length === 0 ? [resource.name] : [...new Set([resource.name, ...resource.previous.map((was) => was.name)])] };
    this.registered.set(resource, entry);
    put(this.current, entry.current, resource);
    for (const key of former) put(this.former, key, resource);
    for (const name of entry.names) put(this.names, name, resource);
  }

  private unregister(resource: Resource): void {
    const entry = this.registered.get(resource);
    if (!entry) return;
    this.registered.delete(resource);
    this.current.get(entry.current)?.delete(resource);
    for (const key of entry.former) this.former.get(key)?.delete(resource);
    for (const name of entry.names) this.names.get(name)?.delete(resource);
  }
}

function put(index: Map<string, Set<Resource>>, key: string, resource: Resource): void {
  const held = index.get(key);
  if (held) held.add(resource);
  else index.set(key, new Set([resource]));
}
