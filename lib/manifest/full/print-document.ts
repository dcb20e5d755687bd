import { ScalarEmitter, step } from './emit-scalar';
import type { YamlDocument, YamlNode } from './node';
import { shapeOf } from './scalar-shape';
import type { ScalarStyle } from './token';

const maxSimpleKey = 128;

/** Where a node stands, as far as it matters to how it is written. */
interface Place {
  readonly inMapping: boolean;
  readonly inSequence: boolean;
  readonly isKey: boolean;
}

/**
 * A document as Kustomize prints it back where it keeps the layout (YAML inside a ConfigMap): order, quotes, flow
 * style and comments stay, indentation and empty lines become go-yaml v3's.
 */
export function printDocument(document: YamlDocument): string {
  return new Printer().document(document);
}

class Printer extends ScalarEmitter {
  private keyLine = '';
  document({ root, head, foot }: YamlDocument): string {
    if (head !== '') {
      this.head = head;
      this.headComment();
      this.break();
    }
    this.take(root);
    this.headComment();
    this.child(root, { inMapping: false, inSequence: false, isKey: false });
    this.foot = foot;
    this.footIndent = 0;
    this.footComment();
    this.footIndent = -1;
    this.margin();
    return this.out;
  }

  private take(node: { head?: string; lineComment?: string; foot?: string }, tail = ''): void {
    const isCollection = 'kind' in node && (node.kind === 'mapping' || node.kind === 'sequence');
    if (node.head) this.head = node.head;
    if (!isCollection && node.lineComment) this.line = node.lineComment;
    if (!isCollection && node.foot) this.foot = node.foot;
    // go-yaml hands no feet of the pair before to keys that are lists or aliases.
    if (tail !== '' && !('kind' in node && (node.kind === 'sequence' || node.kind === 'alias'))) this.tail = tail;
  }

  private takeEnd(node: YamlNode, tail = ''): void {
    if (node.lineComment !== '') this.line = node.lineComment;
    if (node.foot !== '') this.foot = node.foot;
    if (tail !== '') this.tail = tail;
  }

  /** A node and the comments that wait; before a collection's content, what its end leaves waits for the next node. */
  private child(node: YamlNode, place: Place, isItem = false): void {
    const isLeaf = node.kind === 'alias' || node.kind === 'scalar';
    if (isLeaf) this.leaf(node, place);
    else this.properties(node, node.tag);
    if (isItem && this.waits()) this.indicator(',', false, false, false);
    this.lineAndFoot();
    if (!isLeaf) this.collection(node, place);
  }

  private waits(): boolean {
    return this.line !== '' || this.foot !== '' || this.tail !== '';
  }

  private leaf(node: YamlNode, place: Place): void {
    if (node.kind === 'alias') {
      this.indicator('*', true, false, false);
      this.put(node.value);
    } else this.scalar(node, place);
  }

  private collection(node: YamlNode, place: Place): void {
    const before = this.indent;
    if (this.flowLevel > 0 || node.style === 'flow' || node.items.length === 0) this.flow(node, place);
    else if (node.kind === 'sequence') this.sequence(node, place);
    else this.mapping(node, place);
    this.indent = before;
  }

  /** A key; comments wait for its value. */
  private key(node: YamlNode, place: Place): void {
    if (node.kind === 'alias' || node.kind === 'scalar') {
      this.leaf(node, place);
      return;
    }
    this.properties(node, node.tag);
    this.collection(node, place);
  }

  private properties(node: YamlNode, tag: string): void {
    if (node.anchor !== '') {
      this.indicator('&', true, false, false);
      this.put(node.anchor);
    }
    if (tag === '') return;
    const handle = /^!!?(?=.)/.exec(tag)?.[0] ?? '';
    const name = escapeTag(tag.slice(handle.length));
    if (handle !== '') {
      if (!this.whitespace) this.put(' ');
      this.put(handle + name);
      this.whitespace = false;
      this.indention = false;
    } else this.indicator(`!<${tag === '!' ? tag : name}>`, true, false, false);
  }

  private deepen(place: Place, flow: boolean): void {
    if (this.indent < 0) this.indent = flow ? step : 0;
    else if (place.inSequence) this.indent += step;
    else this.indent = step * Math.floor((this.indent + step) / step);
  }

  private sequence(node: YamlNode, place: Place): void {
    const before = this.indent;
    this.deepen(place, false);
    if (place.inMapping && before >= 0 && (this.column === 0 || !this.indention)) this.indent = before;
    for (const item of node.items) {
      this.take(item);
      this.headComment();
      this.margin();
      this.indicator('-', true, false, true);
      this.child(item, { inMapping: false, inSequence: true, isKey: false });
    }
    this.takeEnd(node);
  }

  private mapping(node: YamlNode, place: Place): void {
    this.deepen(place, false);
    let tail = '';
    for (let index = 0; index + 1 < node.items.length; index += 2) {
      const written = node.items[index] as YamlNode;
      const key = { ...written, foot: '' };
      const value = node.items[index + 1] as YamlNode;
      this.take(key, tail);
      tail = written.foot;
      this.headComment();
      this.margin();
      if (this.line !== '') this.keyLine = this.line;
      this.line = '';
      const inMapping = { inMapping: true, inSequence: false, isKey: false };
      if (isSimpleKey(key)) {
        this.key(key, { ...inMapping, isKey: true });
        this.take(value);
        this.indicator(':', false, false, false);
      } else {
        this.indicator('?', true, false, true);
        this.key(key, inMapping);
        this.take(value);
        this.margin();
        this.indicator(':', true, false, true);
      }
      this.keyLineComment(value);
      this.child(value, inMapping);
    }
    this.takeEnd(node, tail);
    this.headComment();
  }

  /** A comment behind a key goes behind the next scalar that has none, or stays where a block follows. */
  private keyLineComment(value: YamlNode): void {
    const { keyLine, line } = this;
    if (keyLine === '') return;
    if (value.kind === 'scalar') {
      if (line !== '') return;
      this.line = keyLine;
    } else {
      if (value.style === 'flow' || value.kind === 'alias') return;
      this.line = keyLine;
      this.lineComment();
      this.line = line;
    }
    this.keyLine = '';
  }

  private flow(node: YamlNode, place: Place): void {
    const [open, close] = node.kind === 'sequence' ? '[]' : '{}';
    this.indicator(open as string, true, true, false);
    const before = this.indent;
    this.deepen(place, true);
    const { indent } = this;
    this.flowLevel += 1;
    let trailed = true;
    let tail = '';
    const width = node.kind === 'sequence' ? 1 : 2;
    for (let index = 0; index < node.items.length; index += width) {
      const written = node.items[index] as YamlNode;
      const first = width === 1 ? written : { ...written, foot: '' };
      this.take(first, tail);
      tail = width === 1 ? '' : written.foot;
      if (!trailed) this.indicator(',', false, false, false);
      this.headComment();
      if (this.column === 0) this.margin();
      this.indent = indent;
      if (width === 2) this.flowKey(first, node.items[index + 1] as YamlNode);
      const value = width === 1 ? first : (node.items[index + 1] as YamlNode);
      trailed = this.waits();
      this.child(value, { inMapping: width === 2, inSequence: false, isKey: false }, true);
    }
    this.takeEnd(node, tail);
    this.endFlow(node, close as string, trailed, before);
  }

  private flowKey(key: YamlNode, value: YamlNode): void {
    const place = { inMapping: true, inSequence: false, isKey: true };
    const isSimple = isSimpleKey(key);
    if (!isSimple) this.indicator('?', true, false, false);
    this.key(key, isSimple ? place : { ...place, isKey: false });
    this.take(value);
    this.indicator(':', !isSimple, false, false);
  }

  private endFlow(node: YamlNode, close: string, trailed: boolean, indent: number): void {
    if (node.kind === 'mapping') {
      if ((this.head !== '' || this.foot !== '' || this.tail !== '') && !trailed) this.indicator(',', false, false, false);
      this.headComment();
    }
    this.flowLevel -= 1;
    this.indent = indent;
    if (node.kind === 'sequence' && this.column === 0) this.margin();
    this.indicator(close, false, false, false);
    this.lineAndFoot();
  }

  private scalar(node: YamlNode, place: Place): void {
    const { tag, style } = this.presentation(node, place);
    this.properties(node, tag);
    const before = this.indent;
    this.deepen(place, true);
    this.text(node.value, style);
    this.indent = before;
  }

  /** The tag and style to write: a tag that the style says already goes. */
  private presentation(node: YamlNode, { isKey }: Place): { tag: string; style: ScalarStyle } {
    let style = (node.style === 'block' || node.style === 'flow' ? 'plain' : node.style) as ScalarStyle;
    if (style === 'plain' && node.value.includes('\n')) style = 'literal';
    // go-yaml writes the tag of a merge key.
    const tag = node.tag === '' && style === 'plain' && node.value === '<<' ? '!!merge' : node.tag;
    const shape = shapeOf(node.value);
    if (isKey && shape.multiline) style = 'double';
    if (style === 'plain') {
      if (this.flowLevel > 0 ? !shape.flowPlain : !shape.blockPlain) style = 'single';
      if (node.value === '' && (this.flowLevel > 0 || isKey)) style = 'single';
    }
    if (style === 'single' && !shape.single) style = 'double';
    if ((style === 'literal' || style === 'folded') && (!shape.block || this.flowLevel > 0 || isKey)) style = 'double';
    return { tag, style };
  }

}

function escapeTag(name: string): string {
  return name.replace(/[^0-9A-Za-z_;/?:@&=+$,.~*'()[\]-]/gu, (character) => character === '!' ? '%21' : encodeURIComponent(character));
}

/** Not over several lines, and of at most 128 bytes. */
function isSimpleKey(key: YamlNode): boolean {
  if (key.kind !== 'scalar' && key.items.length > 0) return false;
  if (key.kind === 'scalar' && shapeOf(key.value).multiline) return false;
  return Buffer.byteLength(key.value + key.anchor + key.tag) <= maxSimpleKey;
}
