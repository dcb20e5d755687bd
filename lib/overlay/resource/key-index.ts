import type { Resource } from './resource';

/**
 * Resources by keys that are read from them. `changes` grows by every resource that was added, changed or removed;
 * the index reads on in it when it is asked, so that a resource which many steps change is filed once.
 */
export class KeyIndex {
  private readonly held = new Map<string, Resource[]>();
  private readonly filed = new Map<Resource, readonly string[]>();
  /** The keys that more than one resource has. */
  private readonly shared = new Set<string>();
  private read = 0;

  /** @param keysOf without keys for a resource that is not there any more */
  constructor(
    private readonly changes: readonly Resource[],
    private readonly keysOf: (resource: Resource) => readonly string[],
  ) {}

  find(key: string): readonly Resource[] {
    this.catchUp();
    return this.held.get(key) ?? [];
  }

  get keys(): Iterable<string> {
    this.catchUp();
    return this.held.keys();
  }

  /** A key that more than one resource has, if there is one. */
  get sharedKey(): string | undefined {
    this.catchUp();
    const [key] = this.shared;
    return key;
  }

  private catchUp(): void {
    const { length } = this.changes;
    if (this.read === length) return;
    for (const resource of new Set(this.changes.slice(this.read))) this.file(resource);
    this.read = length;
  }

  private file(resource: Resource): void {
    const before = this.filed.get(resource) ?? [];
    const after = this.keysOf(resource);
    for (const key of before) if (!after.includes(key)) this.drop(key, resource);
    for (const key of after) if (!before.includes(key)) this.put(key, resource);
    if (after.length > 0) this.filed.set(resource, after);
    else this.filed.delete(resource);
  }

  private put(key: string, resource: Resource): void {
    const held = this.held.get(key);
    if (!held) this.held.set(key, [resource]);
    else if (!held.includes(resource)) held.push(resource);
    if (held && held.length > 1) this.shared.add(key);
  }

  private drop(key: string, resource: Resource): void {
    const left = this.held.get(key)?.filter((item) => item !== resource) ?? [];
    if (left.length > 0) this.held.set(key, left);
    else this.held.delete(key);
    if (left.length < 2) this.shared.delete(key);
  }
}
