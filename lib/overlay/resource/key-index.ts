import type { Resource } from './resource';

/**
 * Resources by keys that are read from them. `changes` grows by every resource that was added, changed or removed; the
 * index reads on in it when it is asked, so that a resource which many steps change is filed once. What left a key
 * stays filed under it and is passed over: most renamed resources are never asked for by the old key again.
 */
export class KeyIndex {
  /** One resource under most keys, so that a set for each would cost more than it holds. */
  private readonly filed = new Map<string, Resource | Set<Resource>>();
  /** The keys that more than one resource has or had. */
  private readonly shared = new Set<string>();
  private read = 0;

  /** @param keysOf without keys for a resource that is not there any more */
  constructor(
    private readonly changes: readonly Resource[],
    private readonly keysOf: (resource: Resource) => readonly string[],
  ) {}

  /** The resources that have the key, in no order. */
  find(key: string): readonly Resource[] {
    this.catchUp();
    const filed = this.filed.get(key);
    if (filed === undefined) return [];
    return (filed instanceof Set ? [...filed] : [filed]).filter((resource) => this.keysOf(resource).includes(key));
  }

  /** Resources that share a key, if any do. */
  get twins(): readonly Resource[] {
    this.catchUp();
    for (const key of this.shared) {
      const found = this.find(key);
      if (found.length > 1) return found;
      this.shared.delete(key);
    }
    return [];
  }

  private catchUp(): void {
    const { changes, read } = this;
    const last = changes[changes.length - 1];
    if (read === changes.length || last === undefined) return;
    this.read = changes.length;
    if (read === changes.length - 1) this.file(last);
    else for (const resource of new Set(changes.slice(read))) this.file(resource);
  }

  private file(resource: Resource): void {
    for (const key of this.keysOf(resource)) {
      const filed = this.filed.get(key);
      if (filed === undefined) this.filed.set(key, resource);
      else if (filed !== resource) {
        this.filed.set(key, filed instanceof Set ? filed.add(resource) : new Set([filed, resource]));
        this.shared.add(key);
      }
    }
  }
}
