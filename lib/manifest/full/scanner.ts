import type { WaitingComment } from './comments';
import { scanComments, scanLineComment } from './comments';
import type { Mark } from './cursor';
import { Cursor } from './cursor';
import { scanBlock, scanPlain, scanQuoted } from './scan-scalar';
import { scanAnchor, scanDirective, scanTag } from './scan-tag';
import type { ScalarStyle, Token, TokenKind } from './token';

/** A place where a key may begin that only its colon, further on, gives away. */
interface KeyPlace {
  isPossible: boolean;
  /** Is its token kept back until that is known? */
  isAwaited: boolean;
  /** A block mapping's next line can be nothing else. */
  readonly isRequired: boolean;
  readonly tokenNumber: number;
  readonly mark: Mark;
}

const maxKeyLength = 1024;
const maxDepth = 10_000;
const flowTokens: ReadonlyMap<string, TokenKind> = new Map([['[', 'flow-sequence'], ['{', 'flow-mapping'], [']', 'flow-sequence-end'], ['}', 'flow-mapping-end']]);

/**
 * The tokens of a YAML text, by the method that libyaml documents and go-yaml follows, so that both refuse the same
 * texts: block collections from a stack of indentations, keys from places kept until their colon comes.
 */
export class Scanner {
  readonly comments: WaitingComment[] = [];
  readonly cursor: Cursor;
  private readonly queue: Token[] = [];
  private taken = 0;
  private readonly indents: number[] = [];
  private indent = -1;
  private keyAllowed = true;
  private readonly keyPlaces: (KeyPlace | undefined)[] = [undefined];
  private last: Token;

  /** @param lookAhead tokens that are read before one is given, so that its comments are known */
  constructor(
    text: string,
    private readonly lookAhead: number,
  ) {
    this.cursor = new Cursor(text);
    this.last = { kind: 'document-start', start: this.cursor.mark(), value: '' };
  }

  peek(): Token {
    while (this.needsMore()) this.fetch();
    return this.queue[0] as Token;
  }

  next(): Token {
    const token = this.peek();
    this.queue.shift();
    this.taken += 1;
    return token;
  }

  private get inFlow(): boolean {
    return this.keyPlaces.length > 1;
  }

  private needsMore(): boolean {
    if (this.queue.length <= this.lookAhead) return true;
    return this.keyPlaces.some((place) => place?.isAwaited && place.tokenNumber === this.taken && this.isStillKey(place));
  }

  /** A key's colon must come on its line, and soon. */
  private isStillKey(place: KeyPlace | undefined): place is KeyPlace {
    if (!place?.isPossible) return false;
    if (place.mark.line === this.cursor.line && place.mark.index + maxKeyLength >= this.cursor.mark().index) return true;
    if (place.isRequired) throw this.cursor.fault("a key has no ':'", place.mark);
    place.isPossible = false;
    return false;
  }

  private add(token: Token, at = -1): void {
    this.queue.splice(at < 0 ? this.queue.length : at, 0, token);
    this.last = this.queue[this.queue.length - 1] as Token;
  }

  private addHere(kind: TokenKind, width: number): void {
    const start = this.cursor.mark();
    this.cursor.skip(width);
    this.add({ kind, start, value: '' });
  }

  private fetch(): void {
    const { cursor } = this;
    const scanned = cursor.mark();
    this.skipToToken(scanned);
    this.unroll(cursor.column, scanned);
    const character = cursor.text.charAt(cursor.at);
    // A comment behind a colon or comma belongs to what stands before it.
    const isAfter = this.inFlow ? character === ',' : character === ':';
    const mark = isAfter && this.queue.length > 0 ? this.last.start : cursor.mark();
    this.fetchToken(character);
    // What follows a dash is the head of its item, not a comment on the line.
    if (this.last.kind === 'entry' || this.last.kind === 'document-start') return;
    const comment = this.lookAhead > 0 ? scanLineComment(cursor, mark) : undefined;
    if (comment) this.comments.push(comment);
  }

  private fetchToken(character: string): void {
    const { cursor, inFlow } = this;
    if (cursor.isEnd()) return this.fetchEnd();
    if (cursor.column === 0 && character === '%') {
      this.closeBlocks();
      return this.add(scanDirective(cursor));
    }
    if (cursor.isDocumentIndicator()) {
      this.closeBlocks();
      return this.addHere(character === '-' ? 'document-start' : 'document-end', 3);
    }
    const flowToken = flowTokens.get(character);
    if (flowToken !== undefined) return this.fetchFlow(flowToken);
    const blankFollows = cursor.isBlankOrEnd(1);
    if (character === ',') {
      this.dropKeyPlace();
      this.keyAllowed = true;
      return this.addHere('flow-entry', 1);
    }
    if (character === '-' && blankFollows) return this.fetchEntry('entry', 'block-sequence');
    if (character === '?' && (inFlow || blankFollows)) return this.fetchEntry('key', 'block-mapping');
    if (character === ':' && (inFlow || blankFollows)) return this.fetchValue();
    if (character === '*' || character === '&') return this.addKeyLike(() => scanAnchor(cursor));
    if (character === '!') return this.addKeyLike(() => scanTag(cursor));
    if ((character === '|' || character === '>') && !inFlow) return this.fetchBlockScalar(character === '|' ? 'literal' : 'folded');
    if (character === "'" || character === '"') return this.addKeyLike((start) => ({ kind: 'scalar', start, value: scanQuoted(cursor), style: character === '"' ? 'double' : 'single' }));
    const isPlain = !(cursor.isBlank() || '-?:,[]{}#&*!|>\'"%@`'.includes(character)) || (character === '-' && !cursor.isBlank(1)) || (!inFlow && (character === '?' || character === ':') && !blankFollows);
    if (!isPlain) throw cursor.fault(`no value starts with ${JSON.stringify(character)}`);
    this.addKeyLike((start) => {
      const { value, broken } = scanPlain(cursor, { inFlow, indent: this.indent });
      if (broken) this.keyAllowed = true;
      return { kind: 'scalar', start, value, style: 'plain' };
    });
  }

  /** Passes over blanks, line ends and comments. */
  private skipToToken(scanned: Mark): void {
    const { cursor } = this;
    for (;;) {
      while (cursor.code() === 32 || (cursor.code() === 9 && (this.inFlow || !this.keyAllowed))) cursor.skip(1);
      if (this.lookAhead > 0) this.liftEntryComment();
      if (cursor.code() === 35) this.skipComment(scanned);
      if (!cursor.isBreak()) return;
      cursor.readLine();
      if (!this.inFlow) this.keyAllowed = true;
    }
  }

  private skipComment(scanned: Mark): void {
    const { cursor, queue } = this;
    if (this.lookAhead === 0) {
      while (!cursor.isBreakOrEnd()) cursor.skip(1);
      return;
    }
    const previous = this.last.kind === 'flow-entry' ? (queue[queue.length - 2] ?? this.last) : this.last;
    this.comments.push(...scanComments(cursor, scanned, previous, this.indent, this.inFlow));
  }

  /** A comment behind the dash of a nested list's first item is the head of what follows. */
  private liftEntryComment(): void {
    const comment = this.comments[this.comments.length - 1];
    if (comment === undefined || comment.line === '' || this.cursor.isBreak()) return;
    if (this.queue.length < 2 || this.last.kind !== 'entry' || this.queue[this.queue.length - 2]?.kind !== 'block-sequence') return;
    comment.head = comment.line;
    comment.line = '';
    if (comment.start.line === this.cursor.line - 1) comment.token = this.cursor.mark();
  }

  /** Ends the block collections that are indented deeper than the column; feet of their last items stay inside. */
  private unroll(column: number, scanned: Mark): void {
    if (this.inFlow) return;
    let mark: Mark = { ...scanned, index: scanned.index - 1 };
    while (this.indent > column) {
      let stop = mark.index;
      for (let index = this.comments.length - 1; index >= 0; index -= 1) {
        const comment = this.comments[index] as WaitingComment;
        if (comment.end.index < stop) break;
        if (comment.start.column === this.indent + 1) mark = comment.start;
        stop = comment.scanned.index;
      }
      this.add({ kind: 'block-end', start: mark, value: '' });
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private roll(column: number, kind: TokenKind, start: Mark, at?: number): void {
    if (this.inFlow || this.indent >= column) return;
    if (this.indents.length > maxDepth) throw this.cursor.fault('too deep', start);
    this.indents.push(this.indent);
    this.indent = column;
    this.add({ kind, start, value: '' }, at);
  }

  private keepKeyPlace(): void {
    const { cursor } = this;
    if (!this.keyAllowed) return;
    this.dropKeyPlace();
    this.keyPlaces[this.keyPlaces.length - 1] = { isPossible: true, isAwaited: true, isRequired: !this.inFlow && this.indent === cursor.column, tokenNumber: this.taken + this.queue.length, mark: cursor.mark() };
  }

  private dropKeyPlace(): void {
    const place = this.keyPlaces[this.keyPlaces.length - 1];
    if (place?.isPossible && place.isRequired) throw this.cursor.fault("a key has no ':'", place.mark);
    if (place) place.isPossible = false;
  }

  private closeBlocks(): void {
    this.unroll(-1, this.cursor.mark());
    this.dropKeyPlace();
    this.keyAllowed = false;
  }

  private fetchEnd(): void {
    this.cursor.closeLine();
    this.closeBlocks();
    this.addHere('stream-end', 0);
  }

  private fetchFlow(kind: TokenKind): void {
    if (kind === 'flow-sequence' || kind === 'flow-mapping') {
      this.keepKeyPlace();
      this.keyPlaces.push(undefined);
      if (this.keyPlaces.length > maxDepth) throw this.cursor.fault('too deep');
      this.keyAllowed = true;
    } else {
      this.dropKeyPlace();
      const inner = this.inFlow ? this.keyPlaces.pop() : undefined;
      // go-yaml forgets that a collection without anything in it may be a key.
      const outer = this.keyPlaces[this.keyPlaces.length - 1];
      if (inner === undefined && outer) outer.isAwaited = false;
      this.keyAllowed = false;
    }
    this.addHere(kind, 1);
  }

  private fetchEntry(kind: TokenKind, opens: TokenKind): void {
    const { cursor } = this;
    if (!this.inFlow) {
      if (!this.keyAllowed) throw cursor.fault(kind === 'entry' ? 'a list item is not allowed here' : 'a key is not allowed here');
      this.roll(cursor.column, opens, cursor.mark());
    }
    this.dropKeyPlace();
    this.keyAllowed = kind === 'entry' || !this.inFlow;
    this.addHere(kind, 1);
  }

  private fetchValue(): void {
    const { cursor } = this;
    const place = this.keyPlaces[this.keyPlaces.length - 1];
    if (this.isStillKey(place)) {
      const at = place.tokenNumber - this.taken;
      this.add({ kind: 'key', start: place.mark, value: '' }, at);
      this.roll(place.mark.column, 'block-mapping', place.mark, at);
      place.isPossible = false;
      this.keyAllowed = false;
    } else {
      if (!this.inFlow) {
        if (!this.keyAllowed) throw cursor.fault('a mapping is not allowed here');
        this.roll(cursor.column, 'block-mapping', cursor.mark());
      }
      this.keyAllowed = !this.inFlow;
    }
    this.addHere('value', 1);
  }

  /** A token that may begin a key. */
  private addKeyLike(scan: (start: Mark) => Token): void {
    this.keepKeyPlace();
    this.keyAllowed = false;
    this.add(scan(this.cursor.mark()));
  }

  private fetchBlockScalar(style: ScalarStyle): void {
    const { cursor } = this;
    this.dropKeyPlace();
    this.keyAllowed = true;
    const start = cursor.mark();
    const value = scanBlock(cursor, this.indent, (mark) => {
      const comment = this.lookAhead > 0 ? scanLineComment(cursor, mark) : undefined;
      if (comment) this.comments.push(comment);
    });
    this.add({ kind: 'scalar', start, value, style });
  }
}
