import type { Dialect } from '../dialect';
import type { Json, JsonObject } from '../kube-object';
import { noteCommented, noteDoubled, noteFlow, noteFolded, noteQuoted, noteRawText, noteUnwritten } from '../raw-text';
import { resolveTagged } from '../resolve-tagged';
import { Fault } from './cursor';
import { isMergeKey } from './de-anchor';
import type { YamlNode } from './node';

/**
 * The plain value of a tree. Throws a Fault.
 * @param written the tree as it stands in the file, whose layout is noted with the values
 */
export function toValue(root: YamlNode, dialect: Dialect, written = root): Json {
  return new Values(dialect).value(root, written, true);
}

class Values {
  private readonly open = new Set<YamlNode>();

  constructor(private readonly dialect: Dialect) {}

  value(node: YamlNode, written: YamlNode, isRoot = false): Json {
    if (node.target !== undefined) return this.value(node.target, written.target ?? written);
    if (node.kind === 'scalar') return this.scalar(node);
    if (this.open.has(node)) throw new Fault('an anchor contains itself', node.line);
    this.open.add(node);
    const value = node.kind === 'sequence' ? this.sequence(node, written) : this.mapping(node, written, isRoot);
    this.open.delete(node);
    if (written.style === 'flow') noteFlow(value as JsonObject);
    return value;
  }

  private sequence(node: YamlNode, written: YamlNode): Json[] {
    const items: Json[] = [];
    node.items.forEach((item, index) => this.item(items, index, item, written.items[index] ?? item));
    return items;
  }

  private item(holder: JsonObject | Json[], key: string | number, node: YamlNode, written: YamlNode): void {
    const value = this.value(node, written);
    setKey(holder as JsonObject, String(key), value);
    const { kind, style, tag, value: text } = written.target ?? written;
    if (kind !== 'scalar') return;
    if (style === 'folded') noteFolded(holder, key);
    if (style !== 'plain' && typeof value === 'string' && value !== text && tag === '') noteRawText(holder, key, text, value);
    // Strategic merges ask of fields alone how they were written.
    if (Array.isArray(holder) && (style !== 'plain' || tag !== '' || text === '')) return;
    if (style !== 'plain' || tag !== '') noteQuoted(holder, key, style !== 'plain');
    else if (text === '') noteUnwritten(holder, key, value);
    else noteRawText(holder, key, text, value);
  }

  private mapping({ items }: YamlNode, written: YamlNode, isRoot: boolean): JsonObject {
    const result: JsonObject = {};
    const seen = new Set<string>();
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = items[index] as YamlNode;
      const value = items[index + 1] as YamlNode;
      if (isMergeKey(key)) {
        this.merge(result, value);
        continue;
      }
      const name = this.key(key, isRoot);
      if (seen.has(name) && this.dialect.uniqueKeys === true) throw new Fault(`the key "${name}" stands twice`, key.line);
      if (seen.has(name) && this.dialect.uniqueKeys === 'first') {
        noteDoubled(result);
        continue;
      }
      seen.add(name);
      this.item(result, name, value, written.items[index + 1] ?? value);
      if (value.kind !== 'scalar' && written.items[index]?.lineComment) noteCommented(result, name);
    }
    return result;
  }

  private merge(into: JsonObject, node: YamlNode): void {
    const sources = node.kind === 'sequence' ? [...node.items].reverse() : [node];
    for (const source of sources) {
      const value = this.value(source, source);
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Fault('a merge key needs a mapping or a list of mappings', source.line);
      for (const key of Object.keys(value)) setKey(into, key, value[key] ?? null);
    }
  }

  private key(given: YamlNode, isRoot: boolean): string {
    const node = given.target ?? given;
    const isText = node.kind === 'scalar' && (node.tag === '' ? node.style !== 'plain' || typeof this.dialect.resolve(node.value) === 'string' : node.tag === '!!str');
    const isDate = isText && node.style === 'plain' && node.tag === '' && this.dialect.resolve(node.value) !== node.value;
    if (isText && !isDate) return node.value;
    if (node.kind === 'scalar') {
      const value = this.scalar(node);
      // Of a resource, Kustomize turns the keys of the outermost mapping to texts and cannot print others.
      if (isRoot && !this.dialect.anyKeys && value !== null) return node.value;
      if (this.dialect.anyKeys && value !== null) return String(value);
    }
    throw new Fault('a mapping key is not a string; put it in quotes', given.line);
  }

  private scalar(node: YamlNode): Json {
    const { value: text, style, tag, line } = node;
    let value: Json | undefined;
    if (tag !== '') value = resolveTagged(tag, text);
    else value = style === 'plain' ? this.dialect.resolve(text) : text;
    if (value === undefined) throw new Fault(`${JSON.stringify(text)} is no ${tag}`, line);
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Fault(`${text} cannot be printed`, line);
    return value;
  }
}

function setKey(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
