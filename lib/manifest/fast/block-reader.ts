import { refold } from '../fold';
import type { Json, JsonObject } from '../kube-object';
import { noteCommented, noteFlow } from '../raw-text';
import { readBlockScalar } from './block-scalar';
import { FlowReader, isSpecialKey } from './flow-reader';
import { Rare, newline } from './line-reader';
import { readDouble, readSingle } from './quoted';

const [hash, minus, colon] = [35, 45, 58] as const;
/** Characters that no plain scalar starts with, or whose meaning the full reader knows. */
const indicators = new Set([...'?:,[]{}#&*!|>\'"%@`\t'].map((character) => character.charCodeAt(0)));

/** Block mappings, block sequences and the scalars in them. */
export class BlockReader extends FlowReader {
  /** A comment stood before the block that was read last. */
  private wasCommented = false;

  read(): Json {
    this.goToLine(0);
    if (this.indent === 0 && this.text.startsWith('---', this.at)) this.finishLine(this.at + 3);
    if (this.indent < 0) return null;
    const value = this.block();
    if (this.indent >= 0) throw Rare;
    return value;
  }

  /** The value that starts a line. */
  private block(): Json {
    const code = this.text.charCodeAt(this.at);
    if (code === minus && this.isBlank(this.at + 1)) return this.sequence(this.indent);
    if (code !== 123 && code !== 91) return this.mapping(this.indent);
    return this.outerFlow();
  }

  private outerFlow(): Json {
    const value = this.flow();
    noteFlow(value as JsonObject);
    this.finishLine(this.at);
    return value;
  }

  private sequence(indent: number): Json {
    const items: Json[] = [];
    while (this.indent === indent && this.text.charCodeAt(this.at) === minus && this.isBlank(this.at + 1)) {
      items.push(this.item(indent));
      this.noteRaw(items, items.length - 1);
    }
    if (this.indent > indent) throw Rare;
    return items;
  }

  private item(indent: number): Json {
    const lineStart = this.at - indent;
    const start = this.skipTo(this.at + 1);
    if (this.endsLine(start, this.at + 1)) {
      this.goToLine(this.lineEnd(start) + 1);
      return this.indent > indent ? this.block() : null;
    }
    this.at = start;
    if (this.text.charCodeAt(start) === minus && this.isBlank(start + 1)) return this.sequence((this.indent = start - lineStart));
    return this.keyEnd() < 0 ? this.inline(indent) : this.mapping((this.indent = start - lineStart));
  }

  private mapping(indent: number): Json {
    const result: JsonObject = {};
    while (this.indent === indent) {
      const end = this.keyEnd();
      if (end < 0) throw Rare;
      const key = this.key(end);
      if (isSpecialKey(result, key)) throw Rare;
      this.at = end + 1;
      result[key] = this.value(indent);
      this.noteRaw(result, key);
      if (this.wasCommented) noteCommented(result, key);
      this.wasCommented = false;
    }
    if (this.indent > indent) throw Rare;
    return result;
  }

  /** Where the colon of the key at `at` stands; -1 where this line has none. */
  private keyEnd(): number {
    const { text } = this;
    const first = text.charCodeAt(this.at);
    let at = this.at;
    if (first === 34 || first === 39) {
      const { end, folded } = first === 34 ? readDouble(text, at) : readSingle(text, at);
      if (folded) return -1;
      at = this.skipTo(end);
      return text.charCodeAt(at) === colon && this.isBlank(at + 1) ? at : -1;
    }
    if (indicators.has(first) || (first === minus && (this.isBlank(at + 1) || text.startsWith('---', at))) || (first === 46 && text.startsWith('...', at))) return -1;
    for (;; at += 1) {
      const code = text.charCodeAt(at);
      if (code === colon) {
        if (this.isBlank(at + 1)) return at;
      } else if (code === newline || code !== code) return -1;
      else if (code === 9) throw Rare;
      else if (code === hash && text.charCodeAt(at - 1) === 32) return -1;
    }
  }

  private key(end: number): string {
    const first = this.text.charCodeAt(this.at);
    if (first === 34) return readDouble(this.text, this.at).value;
    if (first === 39) return readSingle(this.text, this.at).value;
    const key = this.trimmed(this.at, end);
    if (this.dialect.resolve(key) !== key) throw Rare;
    return key;
  }

  /** The value after a key's colon. */
  private value(indent: number): Json {
    const start = this.skipTo(this.at);
    if (!this.endsLine(start, this.at)) {
      this.at = start;
      return this.inline(indent);
    }
    this.goToLine(this.lineEnd(start) + 1);
    const isSequence = this.indent === indent && this.text.charCodeAt(this.at) === minus && this.isBlank(this.at + 1);
    if (this.indent > indent || isSequence) {
      const value = isSequence ? this.sequence(indent) : this.block();
      this.wasCommented = this.text.charCodeAt(start) === hash;
      return value;
    }
    this.raw = '';
    return null;
  }

  /** A value on the line of its key or dash, which is indented by `indent`. */
  private inline(indent: number): Json {
    const { text, at } = this;
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      const { value, end } = code === 34 ? readDouble(text, at) : readSingle(text, at);
      this.finishLine(end);
      this.wasQuoted = true;
      return value;
    }
    if (code === 91 || code === 123) return this.outerFlow();
    if (code === 124 || code === 62) {
      const { value, end } = readBlockScalar(text, at, indent, this.dialect.reprints);
      this.goToLine(end);
      this.wasQuoted = true;
      return code === 124 || !this.dialect.reprints ? value : this.refolded(value);
    }
    return this.resolved(this.plain(indent));
  }

  /** A folded block as Kustomize prints it and reads it back; keeps its text until its holder asks. */
  private refolded(text: string): string {
    const value = refold(text);
    this.wasFolded = true;
    if (value !== text) this.raw = text;
    return value;
  }

  private plain(indent: number): string {
    const { text, at } = this;
    const code = text.charCodeAt(at);
    if ((code !== 63 && code !== colon && indicators.has(code)) || ((code === minus || code === 63 || code === colon) && this.isBlank(at + 1))) throw Rare;
    let line = this.plainLine(at);
    let value = text.slice(at, line.end);
    while (!line.commented && this.indentAfter(line.next) > indent) {
      const start = this.at;
      const breaks = countBreaks(text, line.next, start);
      if (text.charCodeAt(start) === hash || text.slice(line.next, start).includes('#')) throw Rare;
      line = this.plainLine(start);
      value += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + text.slice(start, line.end);
    }
    if (line.commented) {
      this.goToLine(line.next);
      if (this.indent > indent) throw Rare;
    }
    return value;
  }

  private indentAfter(next: number): number {
    this.goToLine(next);
    return this.indent;
  }

  /** One line of a plain scalar: where its text ends, where the next line starts, whether a comment follows. */
  private plainLine(start: number): { end: number; next: number; commented: boolean } {
    const { text } = this;
    let stop = this.lineEnd(start);
    const next = stop + 1;
    let commented = false;
    for (let at = start; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if ((code === colon && this.isBlank(at + 1)) || code === 9) throw Rare;
      if (code === hash && text.charCodeAt(at - 1) === 32) {
        commented = true;
        stop = at;
      }
    }
    while (stop > start && text.charCodeAt(stop - 1) === 32) stop -= 1;
    return { end: stop, next, commented };
  }

  private skipTo(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === 32) at += 1;
    return at;
  }

  /** Does the line end at `at`, but for a comment that a blank parts from what ends at `after`? */
  private endsLine(at: number, after: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === newline || code !== code || (code === hash && at > after);
  }
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
