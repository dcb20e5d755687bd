import type { Json, JsonObject } from '../kube-object';
import { noteFolded, noteQuoted, noteRawText, noteUnwritten } from '../raw-text';
import { LineReader, Rare, newline, space } from './line-reader';
import { readDouble, readSingle } from './quoted';

const [quote, apostrophe, comma, colon, open, close, openBrace, closeBrace] = [34, 39, 44, 58, 91, 93, 123, 125] as const;
/** A plain scalar of a flow collection that starts otherwise is left to the full reader. */
const plainStart = /[A-Za-z0-9_./$~(+=^;<]/;
const plainEnd = /[,[\]{}\n\t"#?]|:(?=[ \n\t]|$)/g;

/** Flow collections, JSON among them, over any number of lines. */
export class FlowReader extends LineReader {
  protected raw: string | undefined;
  /** The value that was read last stood in quotes, or was a block. */
  protected wasQuoted = false;
  /** And it was a folded block. */
  protected wasFolded = false;

  /** Reads the collection at `at` and leaves `at` behind it. */
  protected flow(): Json {
    return this.text.charCodeAt(this.at) === open ? this.flowSequence() : this.flowMapping();
  }

  private flowSequence(): Json {
    const items: Json[] = [];
    this.at += 1;
    for (;;) {
      if (this.skipBlanks() === close) break;
      items.push(this.flowValue());
      this.noteRaw(items, items.length - 1);
      this.separator(close);
    }
    this.at += 1;
    return items;
  }

  private flowMapping(): Json {
    const result: JsonObject = {};
    this.at += 1;
    for (;;) {
      const code = this.skipBlanks();
      if (code === closeBrace) break;
      const isQuoted = code === quote || code === apostrophe;
      const from = this.at;
      const key = isQuoted ? this.flowQuoted(code) : this.flowPlain();
      if (isQuoted && this.text.slice(from, this.at).includes('\n')) throw Rare;
      if ((!isQuoted && this.dialect.resolve(key) !== key) || isSpecialKey(result, key)) throw Rare;
      const next = this.skipSpaces();
      if (next === colon) {
        this.at += 1;
        const value = this.skipBlanks();
        result[key] = value === comma || value === closeBrace ? this.empty() : this.flowValue();
      } else result[key] = this.empty();
      this.noteRaw(result, key);
      this.separator(closeBrace);
    }
    this.at += 1;
    return result;
  }

  private empty(): Json {
    this.raw = '';
    return this.dialect.emptyInFlow;
  }

  private separator(end: number): void {
    const code = this.skipBlanks();
    if (code === comma) this.at += 1;
    else if (code !== end) throw Rare;
  }

  private flowValue(): Json {
    const code = this.text.charCodeAt(this.at);
    if (code === open || code === openBrace) return this.flow();
    if (code === quote || code === apostrophe) {
      const value = this.flowQuoted(code);
      this.wasQuoted = true;
      return value;
    }
    return this.resolved(this.flowPlain());
  }

  /** The value of a plain scalar; keeps the text of one that prints otherwise until its holder asks. */
  protected resolved(text: string): Json {
    const value = this.dialect.resolve(text);
    if (value === text) return value;
    if (typeof value === 'number' && !Number.isFinite(value)) throw Rare;
    if (String(value) !== text) this.raw = text;
    return value;
  }

  /** After the value of `key` was read: notes how it was written, if that is of interest. */
  protected noteRaw(holder: JsonObject | Json[], key: string | number): void {
    if (this.wasQuoted) {
      if (!Array.isArray(holder)) noteQuoted(holder, key, true);
      this.wasQuoted = false;
    }
    if (this.wasFolded) {
      noteFolded(holder, key);
      this.wasFolded = false;
    }
    if (this.raw === undefined) return;
    const value = (holder as JsonObject)[key] ?? null;
    if (this.raw === '') noteUnwritten(holder, key, value);
    else noteRawText(holder, key, this.raw, value);
    this.raw = undefined;
  }

  private flowQuoted(code: number): string {
    const { value, end } = code === quote ? readDouble(this.text, this.at) : readSingle(this.text, this.at);
    this.at = end;
    return value;
  }

  private flowPlain(): string {
    const start = this.at;
    const minus = this.text.charCodeAt(start) === 45 && !this.isBlank(start + 1);
    if (!minus && !plainStart.test(this.text.charAt(start))) throw Rare;
    plainEnd.lastIndex = start;
    const match = plainEnd.exec(this.text);
    if (match === null || match[0] === '\n' || match[0] === '\t' || match[0] === '"' || match[0] === '#' || match[0] === '[' || match[0] === '{' || match[0] === '?') throw Rare;
    this.at = match.index;
    return this.trimmed(start, match.index);
  }

  private skipSpaces(): number {
    while (this.text.charCodeAt(this.at) === space) this.at += 1;
    return this.text.charCodeAt(this.at);
  }

  private skipBlanks(): number {
    for (;; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code !== space && code !== newline && code !== 9) return code;
    }
  }
}

/** A key that stands twice is an error; a merge key and `__proto__` need care. */
export function isSpecialKey(object: JsonObject, key: string): boolean {
  if (key === '<<' || key === '__proto__') return true;
  return object[key] !== undefined && Object.hasOwn(object, key);
}
