import type { YamlDocument, YamlNode } from './node';
import { longTag, makeScalar } from './node';
import { Scanner } from './scanner';
import type { Token, TokenKind } from './token';

const noNode: ReadonlySet<TokenKind> = new Set<TokenKind>(['key', 'value', 'block-end']);
const noItem: ReadonlySet<TokenKind> = new Set<TokenKind>(['entry', 'key', 'value', 'block-end']);
const noContent: ReadonlySet<TokenKind> = new Set<TokenKind>(['version', 'tag-directive', 'document-start', 'document-end', 'stream-end']);

/**
 * The first document of a text; undefined where it has none. Throws a Fault where go-yaml refuses the text.
 * @param withComments as go-yaml v3 gives them to nodes; v2 knows none
 */
export function parseDocument(text: string, withComments: boolean): YamlDocument | undefined {
  return new Parser(text, withComments).document();
}

class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, YamlNode>();
  private readonly handles = new Map([['!', '!'], ['!!', longTag]]);
  // Comments whose token has come and that wait for a node to take them.
  private head = '';
  private line = '';
  private foot = '';
  /** The head of a list item that is a collection itself. */
  private stem = '';

  constructor(text: string, withComments: boolean) {
    this.scanner = new Scanner(text, withComments ? 2 : 0);
  }

  document(): YamlDocument | undefined {
    const first = this.peek();
    if (first.kind === 'stream-end') return undefined;
    const isExplicit = noContent.has(first.kind) && first.kind !== 'document-end';
    const head = isExplicit ? '' : this.splitHead();
    if (isExplicit) this.directives();
    const root = isExplicit && noContent.has(this.peek().kind) ? this.empty() : this.node(true, false);
    if (this.peek().kind === 'document-end') this.skip();
    const { head: above, foot } = this.takeComments();
    return { root, head, foot: foot === '' ? above : foot };
  }

  private directives(): void {
    const seen = new Set<string>();
    for (;;) {
      const token = this.peek();
      const subject = token.kind === 'version' ? token.kind : token.value;
      if (token.kind !== 'document-start' && seen.has(subject)) throw this.fault('a directive stands twice', token);
      seen.add(subject);
      if (token.kind === 'version' && !(token.value === '1' && token.suffix === '1')) throw this.fault('this version of YAML is not known', token);
      if (token.kind === 'tag-directive') this.handles.set(token.value, token.suffix ?? '');
      else if (token.kind !== 'version') break;
      this.skip();
    }
    if (this.peek().kind !== 'document-start') throw this.fault('a document begins with ---', this.peek());
    this.skip();
  }

  /** Of the comments above the first node, what stands above an empty line is the document's. */
  private splitHead(): string {
    const { head } = this;
    for (let at = head.length - 1; at > 0; at -= 1) {
      if (head[at] !== '\n' || (at < head.length - 1 && head[at - 1] !== '\n')) continue;
      this.head = head.slice(at + 1);
      return head.slice(0, at === head.length - 1 ? at : at - 1);
    }
    return '';
  }

  private peek(): Token {
    const token = this.scanner.peek();
    const { comments } = this.scanner;
    while (comments[0] !== undefined && token.start.index >= comments[0].token.index) {
      const { head, line, foot } = comments[0];
      if (head !== '' && token.kind === 'block-end') break;
      if (head !== '') this.head += (this.head === '' ? '' : '\n') + head;
      if (foot !== '') this.foot += (this.foot === '' ? '' : '\n') + foot;
      if (line !== '') this.line += (this.line === '' ? '' : '\n') + line;
      comments.shift();
    }
    return token;
  }

  private skip(): void {
    this.scanner.next();
  }

  private takeComments(): { head: string; lineComment: string; foot: string } {
    const taken = { head: this.head, lineComment: this.line, foot: this.foot };
    this.head = '';
    this.line = '';
    this.foot = '';
    this.stem = '';
    return taken;
  }

  private fault(message: string, token: Token): Error {
    return this.scanner.cursor.fault(message, token.start);
  }

  private empty(): YamlNode {
    return makeScalar('', 'plain', this.scanner.peek().start.line);
  }

  private node(inBlock: boolean, mayBeIndentless: boolean): YamlNode {
    let token = this.peek();
    const line = token.start.line;
    if (token.kind === 'alias') return this.alias(token);
    let anchor: string | undefined;
    let tag: string | undefined;
    while ((token.kind === 'anchor' && anchor === undefined) || (token.kind === 'tag' && tag === undefined)) {
      if (token.kind === 'anchor') anchor = token.value;
      else tag = this.resolveTag(token);
      this.skip();
      token = this.peek();
    }
    const node: YamlNode = { ...makeScalar('', 'plain', line), tag: tag === undefined || tag === '!' ? '' : tag, anchor: anchor ?? '' };
    if (anchor !== undefined) this.anchors.set(anchor, node);
    if (mayBeIndentless && token.kind === 'entry') return this.sequence(node, 'entry');
    switch (token.kind) {
      case 'scalar':
        Object.assign(node, { value: token.value, style: token.style }, this.takeComments());
        this.skip();
        return node;
      case 'flow-sequence':
        return this.flowSequence(node);
      case 'flow-mapping':
        return this.flowMapping(node);
      case 'block-sequence':
        if (inBlock) return this.sequence(node, 'block-sequence');
        break;
      case 'block-mapping':
        if (inBlock) return this.mapping(node);
        break;
      default:
    }
    if (anchor === undefined && tag === undefined) throw this.fault('a value is missing here', token);
    return node;
  }

  private alias(token: Token): YamlNode {
    const target = this.anchors.get(token.value);
    if (target === undefined) throw this.fault(`unknown anchor "${token.value}"`, token);
    const node: YamlNode = { ...makeScalar(token.value, 'plain', token.start.line), kind: 'alias', target, ...this.takeComments() };
    this.skip();
    return node;
  }

  private resolveTag({ value, suffix = '', start }: Token): string {
    if (value === '') return suffix.startsWith(longTag) ? `!!${suffix.slice(longTag.length)}` : suffix;
    const prefix = this.handles.get(value);
    if (prefix === undefined) throw this.scanner.cursor.fault(`the tag handle ${value} is not known`, start);
    const tag = prefix + suffix;
    return tag.startsWith(longTag) ? `!!${tag.slice(longTag.length)}` : tag;
  }

  private takeStem(): string {
    const { stem } = this;
    this.stem = '';
    return stem;
  }

  private sequence(node: YamlNode, opening: TokenKind): YamlNode {
    const isIndentless = opening === 'entry';
    Object.assign(node, { kind: 'sequence', style: 'block', head: isIndentless ? '' : this.takeStem() });
    if (!isIndentless) this.skip();
    while (this.peek().kind === 'entry') {
      const above = this.head.length;
      this.skip();
      this.splitStem(above);
      const { kind } = this.peek();
      const isEmpty = isIndentless ? noItem.has(kind) : kind === 'entry' || kind === 'block-end';
      node.items.push(isEmpty ? this.empty() : this.node(true, false));
    }
    if (isIndentless) return node;
    if (this.peek().kind !== 'block-end') throw this.fault('a list item is missing here', this.peek());
    this.skip();
    return node;
  }

  /** Comments above a dash whose item is a collection are the collection's, not its first key's. */
  private splitStem(above: number): void {
    if (above === 0) return;
    const { kind } = this.peek();
    if (kind !== 'block-sequence' && kind !== 'block-mapping') return;
    this.stem = this.head.slice(0, above);
    this.head = this.head.slice(above + 1);
  }

  private mapping(node: YamlNode): YamlNode {
    Object.assign(node, { kind: 'mapping', style: 'block', head: this.takeStem() });
    this.skip();
    while (this.peek().kind === 'key') {
      this.skip();
      const key = noNode.has(this.peek().kind) ? this.empty() : this.node(true, true);
      this.giveFoot(node, key);
      const value = this.mappingValue(key);
      if (key.foot === '') [key.foot, value.foot] = [value.foot, ''];
      node.items.push(key, value);
    }
    if (this.peek().kind !== 'block-end') throw this.fault('a key is missing here', this.peek());
    Object.assign(node, { lineComment: this.line, foot: this.foot });
    this.takeComments();
    this.skip();
    const last = node.items[node.items.length - 2];
    if (last && node.foot !== '') [last.foot, node.foot] = [node.foot, ''];
    return node;
  }

  private mappingValue(key: YamlNode): YamlNode {
    if (this.peek().kind !== 'value') return { ...this.empty(), line: key.line };
    this.skip();
    return noNode.has(this.peek().kind) ? this.empty() : this.node(true, true);
  }

  /** What is a foot to a key stands below the pair before it. */
  private giveFoot(node: YamlNode, key: YamlNode): void {
    const previous = node.items[node.items.length - 2];
    if (key.foot === '' || previous === undefined) return;
    previous.foot = key.foot;
    key.foot = '';
  }

  private flowSequence(node: YamlNode): YamlNode {
    Object.assign(node, { kind: 'sequence', style: 'flow' }, this.takeComments());
    this.skip();
    for (let isFirst = true; this.peek().kind !== 'flow-sequence-end'; isFirst = false) {
      if (!isFirst) this.comma(']');
      const { kind } = this.peek();
      if (kind === 'key') node.items.push(this.singlePair());
      else if (kind !== 'flow-sequence-end') node.items.push(this.node(false, false));
      else break;
    }
    return this.endFlow(node);
  }

  /** `[a: b]` is a list of a mapping. */
  private singlePair(): YamlNode {
    const node: YamlNode = { ...makeScalar('', 'plain', this.peek().start.line), kind: 'mapping', style: 'flow' };
    this.skip();
    const ends = (kind: TokenKind): boolean => kind === 'flow-entry' || kind === 'flow-sequence-end';
    const { kind } = this.peek();
    if (kind === 'value' || ends(kind)) {
      node.items.push(this.empty());
      this.skip();
    } else node.items.push(this.node(false, false));
    if (this.peek().kind === 'value') {
      this.skip();
      node.items.push(ends(this.peek().kind) ? this.empty() : this.node(false, false));
    } else node.items.push(this.empty());
    return node;
  }

  private flowMapping(node: YamlNode): YamlNode {
    Object.assign(node, { kind: 'mapping', style: 'flow' }, this.takeComments());
    this.skip();
    const ends = (kind: TokenKind): boolean => kind === 'flow-entry' || kind === 'flow-mapping-end';
    for (let isFirst = true; this.peek().kind !== 'flow-mapping-end'; isFirst = false) {
      if (!isFirst) this.comma('}');
      if (this.peek().kind === 'flow-mapping-end') break;
      let key: YamlNode;
      let value: YamlNode | undefined;
      if (this.peek().kind === 'key') {
        this.skip();
        const { kind } = this.peek();
        key = kind === 'value' || ends(kind) ? this.empty() : this.node(false, false);
      } else {
        key = this.node(false, false);
        value = this.empty();
      }
      if (value === undefined && this.peek().kind === 'value') {
        this.skip();
        value = ends(this.peek().kind) ? this.empty() : this.node(false, false);
      }
      value ??= this.empty();
      if (key.foot === '') [key.foot, value.foot] = [value.foot, ''];
      node.items.push(key, value);
    }
    return this.endFlow(node);
  }

  private comma(end: string): void {
    if (this.peek().kind !== 'flow-entry') throw this.fault(`a comma or ${end} is missing here`, this.peek());
    this.skip();
  }

  private endFlow(node: YamlNode): YamlNode {
    const { lineComment, foot } = this.takeComments();
    Object.assign(node, { lineComment, foot });
    this.skip();
    return node;
  }
}
