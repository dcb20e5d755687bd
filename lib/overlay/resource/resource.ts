import { rawText } from '../../manifest';
import type { JsonObject } from '../../manifest';
import type { Place } from '../issues';
import { noNamespace, readGvk, textOf, isMap } from './res-id';
import type { Gvk, ResId } from './res-id';

/** Tells whether a kind lives outside namespaces; a kind that nobody knows does not. */
export type IsClusterScoped = (apiVersion: string, kind: string) => boolean;

export type Behavior = 'create' | 'replace' | 'merge' | '';

/** Where a resource or a transformer was written, for buildMetadata. */
export type Origin = JsonObject;

type FormerId = Pick<ResId, 'kind' | 'name' | 'namespace'>;

/**
 * One object on its way through a build, with what Kustomize keeps in internal annotations: the names it had, the
 * prefixes and suffixes put on it. The object is the engine's own copy and is changed in place.
 */
export class Resource {
  /** Former ids, oldest first; the namespace is the effective one. */
  readonly previous: FormerId[] = [];
  readonly prefixes: string[] = [];
  readonly suffixes: string[] = [];
  readonly varNames: string[] = [];
  behavior: Behavior = '';
  needsHash = false;
  /** The document of a file that it was read from. */
  place: Place | undefined;
  tag: unknown;
  /** They refuse at the end of the build, since the resource may be mended or deleted before. */
  readonly lateChecks: (() => void)[] = [];
  /** The one for a name or kind that a patch took. */
  private refuseLack: (() => void) | undefined;
  /** The last answer of `gvk`, which is asked for with every field. */
  private known: { readonly apiVersion: string; readonly gvk: Gvk } | undefined;

  constructor(
    public object: JsonObject,
    private readonly isClusterScoped: IsClusterScoped,
  ) {}

  get apiVersion(): string {
    return textOf(this.object.apiVersion);
  }
  get kind(): string {
    return textOf(this.object.kind);
  }
  get metadata(): JsonObject {
    return isMap(this.object.metadata) ? this.object.metadata : {};
  }
  get name(): string {
    const { metadata } = this;
    const { name } = metadata;
    // A number is named as it is written: with the prefix 1, e5 is 1e5.
    return typeof name === 'number' ? (rawText(metadata, 'name') ?? textOf(name)) : textOf(name);
  }
  get namespace(): string {
    return textOf(this.metadata.namespace);
  }
  get gvk(): Gvk {
    const { apiVersion, kind } = this;
    if (this.known?.apiVersion !== apiVersion || this.known.gvk.kind !== kind) this.known = { apiVersion, gvk: readGvk(apiVersion, kind) };
    return this.known.gvk;
  }
  get isOutsideNamespaces(): boolean {
    return this.isClusterScoped(this.apiVersion, this.kind);
  }
  /** `default` where none is written, and a name of its own for cluster-scoped kinds. */
  get effectiveNamespace(): string {
    return this.isOutsideNamespaces ? noNamespace : this.namespace || 'default';
  }
  get id(): ResId {
    const { group, version, kind } = this.gvk;
    return { group, version, kind, name: this.name, namespace: this.namespace };
  }
  /** The id before anything was renamed. */
  get originalId(): ResId {
    const [first] = this.previous;
    return first ? this.formerId(first) : this.id;
  }
  get previousIds(): ResId[] {
    return this.previous.map((was) => this.formerId(was));
  }

  private formerId({ name, namespace, kind }: FormerId): ResId {
    const { group, version } = this.gvk;
    return { group, version, kind, name, namespace };
  }

  setName(name: string): void {
    this.editMetadata().name = name;
  }

  /** An empty namespace removes the field. */
  setNamespace(namespace: string): void {
    if (namespace !== '') this.editMetadata().namespace = namespace;
    else if (isMap(this.object.metadata)) delete this.object.metadata.namespace;
  }

  /** The field that a resource must have, and lacks. */
  get lack(): 'kind' | 'metadata.name' | undefined {
    if (this.kind === '') return 'kind';
    return this.name === '' && !this.kind.endsWith('List') ? 'metadata.name' : undefined;
  }

  /** Notes that a patch took the name or kind: `refuse`, called at the end or where the id must be noted, refuses it if it is still lost. */
  lose(refuse: () => void): void {
    if (this.refuseLack) return;
    this.refuseLack = refuse;
    this.lateChecks.push(refuse);
  }

  rememberId(): void {
    this.refuseLack?.();
    this.previous.push({ name: this.name, namespace: this.effectiveNamespace, kind: this.kind });
  }

  /** Takes over from a resource that this one replaces. */
  inherit(from: Resource): void {
    this.previous.splice(0, Infinity, ...from.previous);
    this.prefixes.splice(0, Infinity, ...from.prefixes);
    this.suffixes.splice(0, Infinity, ...from.suffixes);
    this.varNames.splice(0, Infinity, ...from.varNames);
    this.needsHash = this.needsHash && from.needsHash;
    this.behavior = from.behavior;
    this.tag = from.tag;
  }

  editMetadata(): JsonObject {
    if (!isMap(this.object.metadata)) this.object.metadata = {};
    return this.object.metadata as JsonObject;
  }
}
