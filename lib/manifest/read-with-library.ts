import { createRequire } from 'node:module';
import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Dialect } from './dialect';
import { resourceDialect } from './dialect';
import type { Json, JsonObject } from './kube-object';
import { refold } from './fold';
import { noteQuoted, noteRawText, noteUnwritten } from './raw-text';
import { resolveTagged } from './resolve-tagged';

type Library = typeof import('yaml');
let loaded: Library | undefined;

/** The yaml package takes longer to load than most files take to read, so only rare syntax and errors load it. */
export function yamlLibrary(): Library {
  loaded ??= createRequire(__filename)('yaml') as Library;
  return loaded;
}

/** A fault in one document; `line` is 1-based within the text that was read. */
export interface ReadFault {
  readonly message: string;
  readonly line: number;
}

export type DocumentRead = { readonly value: Json } | { readonly fault: ReadFault };

/**
 * Reads one document in full YAML: anchors, merge keys, tags, complex keys. Slow; the reference for the fast reader.
 * What follows a first `...` is ignored, as Kustomize does.
 */
export function readWithLibrary(text: string, dialect: Dialect = resourceDialect): DocumentRead {
  const library = yamlLibrary();
  if (text.startsWith('%')) return { fault: { message: 'Kustomize reads no %-directives', line: 1 } };
  const odd = control.exec(text);
  if (odd !== null) return { fault: { message: 'control characters are not allowed', line: text.slice(0, odd.index).split('\n').length } };
  const lines = new library.LineCounter();
  const [document] = library.parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, lineCounter: lines, prettyErrors: false, strict: true, logLevel: 'silent' });
  if (document === undefined || !('contents' in document)) return { value: null };
  const last = Math.max(0, text.trimEnd().length - 1);
  const lineOf = (offset: number): number => Math.max(1, lines.linePos(Math.min(offset, last)).line);
  // Kustomize's reader does not mind where a flow collection ends.
  const error = document.errors.find(({ code, message }) => code !== 'BAD_INDENT' || !message.startsWith('Flow end indicator'));
  if (error !== undefined) return { fault: { message: error.message, line: lineOf(error.pos[0]) } };
  const reader = new NodeReader(library, dialect, text, document.contents as Node | null, lineOf);
  const value = reader.read();
  return reader.fault === undefined ? { value } : { fault: reader.fault };
}

const suspect = /[/\ud800-\udfff]/;
const unknownEscape = /(?<!\\)(?:\\\\)*\\(?:\/|u[dD][89a-fA-F])/;
const control = new RegExp('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]');

class NodeReader {
  fault: ReadFault | undefined;
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();

  constructor(
    private readonly library: Library,
    private readonly dialect: Dialect,
    private readonly text: string,
    private readonly root: Node | null,
    private readonly lineOf: (offset: number) => number,
  ) {}

  read(): Json {
    return this.value(this.root, false, true);
  }

  private value(node: Node | null, inFlow: boolean, isRoot = false): Json {
    const { isAlias, isMap, isSeq, isScalar } = this.library;
    if (node === null) return inFlow ? this.dialect.emptyInFlow : null;
    if (isAlias(node)) return this.alias(node, inFlow);
    if ('anchor' in node && typeof node.anchor === 'string') this.anchors.set(node.anchor, node);
    if (isMap(node)) return this.guarded(node, () => this.mapping(node as YAMLMap<Node, Node | null>, isRoot));
    if (isSeq(node)) return this.guarded(node, () => this.sequence(node as YAMLSeq<Node | null>));
    return isScalar(node) ? this.scalar(node, inFlow) : null;
  }

  /** An anchor inside itself would never end. */
  private guarded(node: Node, read: () => Json): Json {
    if (this.open.has(node)) return this.refuse(node, 'an anchor contains itself');
    this.open.add(node);
    const value = read();
    this.open.delete(node);
    return value;
  }

  private alias(node: Alias, inFlow: boolean): Json {
    const target = this.anchors.get(node.source);
    return target === undefined ? this.refuse(node, `unknown anchor "${node.source}"`) : this.value(target, inFlow);
  }

  private mapping(node: YAMLMap<Node, Node | null>, isRoot: boolean): Json {
    const result: JsonObject = {};
    const seen = new Set<string>();
    const merges: Pair<Node, Node | null>[] = [];
    for (const pair of node.items) {
      if (this.isMergeKey(pair.key)) {
        merges.push(pair);
        continue;
      }
      const key = this.key(pair.key, isRoot);
      if (key === undefined) return null;
      if (seen.has(key) && this.dialect.uniqueKeys) return this.refuse(pair.key, `the key "${key}" stands twice`);
      seen.add(key);
      setKey(result, key, this.value(pair.value, node.flow === true));
      this.noteRaw(result, key, pair.value);
    }
    for (const merge of merges) this.merge(result, merge);
    return result;
  }

  private sequence(node: YAMLSeq<Node | null>): Json[] {
    const items: Json[] = [];
    for (const item of node.items) {
      items.push(this.value(item, node.flow === true));
      this.noteRaw(items, items.length - 1, item);
    }
    return items;
  }

  private noteRaw(holder: JsonObject | Json[], key: string | number, node: Node | null): void {
    const target = this.library.isAlias(node) ? this.anchors.get(node.source) : node;
    if (!this.library.isScalar(target)) return;
    const value = (holder as JsonObject)[key] ?? null;
    if (target.type !== 'PLAIN' || target.tag !== undefined) noteQuoted(holder, key, target.type !== 'PLAIN');
    else if ((target.source ?? '') === '') noteUnwritten(holder, key, value);
    else noteRawText(holder, key, target.source ?? '', value);
  }

  private key(node: Node, isRoot: boolean): string | undefined {
    const value = this.value(node, false);
    if (typeof value === 'string' && !this.isDate(node, value)) return value;
    // Of a resource, Kustomize turns the keys of the outermost mapping to strings and cannot print others.
    if ((isRoot || this.dialect.anyKeys) && value !== null && typeof value !== 'object') return String(value);
    if (this.fault === undefined) this.refuse(node, 'a mapping key is not a string; put it in quotes');
    return undefined;
  }

  private isDate(node: Node, value: string): boolean {
    return this.library.isScalar(node) && node.type === 'PLAIN' && node.tag === undefined && node.source !== value;
  }

  private isMergeKey(node: Node): boolean {
    return this.library.isScalar(node) && node.type === 'PLAIN' && node.source === '<<';
  }

  /** Keys of the mapping itself win over merged ones, and earlier sources over later ones. */
  private merge(into: JsonObject, pair: Pair<Node, Node | null>): void {
    const value = this.value(pair.value, false);
    for (const source of Array.isArray(value) ? value : [value]) {
      if (source === null || typeof source !== 'object' || Array.isArray(source)) {
        this.refuse(pair.key, 'a merge key needs a mapping or a list of mappings');
        return;
      }
      for (const key of Object.keys(source)) if (!Object.hasOwn(into, key)) setKey(into, key, source[key] ?? null);
    }
  }

  private scalar(node: Scalar, inFlow: boolean): Json {
    const source = node.source ?? '';
    const plain = node.type === 'PLAIN' || node.type === undefined;
    if (node.tag !== undefined && node.tag !== '!') {
      const value = resolveTagged(node.tag, source, plain);
      return value === undefined ? this.refuse(node, `"${source}" is no ${node.tag}`) : value;
    }
    if (!plain && node.tag === undefined) return node.type === 'BLOCK_FOLDED' && this.dialect.refolds ? refold(source) : this.quoted(node, source);
    if (source === '' && inFlow) return this.dialect.emptyInFlow;
    if (inFlow && source.includes('?', 1)) return this.refuse(node, `a question mark in a flow collection needs quotes: ${source}`);
    const value = this.dialect.resolve(source);
    if (typeof value === 'number' && !Number.isFinite(value)) return this.refuse(node, `${source} cannot be printed`);
    return value;
  }

  /** Two escapes of JSON that Kustomize's reader does not know: half characters and `\/`. */
  private quoted(node: Scalar, source: string): Json {
    if (node.type !== 'QUOTE_DOUBLE' || !suspect.test(source)) return source;
    const raw = this.text.slice(node.range?.[0], node.range?.[1]);
    return unknownEscape.test(raw) ? this.refuse(node, 'an escape that Kustomize does not read: write the character itself') : source;
  }

  private refuse(node: Node, message: string): null {
    this.fault ??= { message, line: this.lineOf(node.range?.[0] ?? 0) };
    return null;
  }
}

function setKey(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
