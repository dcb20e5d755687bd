import { readsAsString } from './scalar-kind';

/** From this column on go-yaml breaks a line at its next space. */
const width = 80;
const safe = /^[A-Za-z/$(_][A-Za-z0-9_./@$()=+:-]*$/;
const mayBeReserved = /^[yYnNtTfFoO]/;

/**
 * A string as go-yaml v2 prints it (which is what `kustomize build` prints through): plain where it reads back as the
 * same string, quoted where not, literal where it has line breaks.
 * @param column where the text starts, for breaking long lines
 * @param indent of the lines that follow the first
 */
export function printString(text: string, column: number, indent: number): string {
  if (safe.test(text) && text.charCodeAt(text.length - 1) !== 58 && !(text.length <= 5 && mayBeReserved.test(text) && !readsAsString(text))) return text;
  if (text.includes(nextLine)) return printString(foldNextLines(text), column, indent);
  const shape = analyze(text);
  if (text.includes('\n')) return shape.block ? printLiteral(text, indent) : printDouble(text, column, indent, true);
  if (!readsAsString(text)) return text === '' ? '""' : printDouble(text, column, indent, true);
  return printFlow(text, shape, column, indent, true);
}

/** A mapping key; one that is too long or has a line break is no simple key and is printed as `? key`. */
export function printKey(text: string): string {
  if (safe.test(text) && text.charCodeAt(text.length - 1) !== 58 && !(text.length <= 5 && mayBeReserved.test(text) && !readsAsString(text))) return text;
  if (text.includes('\n') || !readsAsString(text)) return printDouble(text, 0, 0, false);
  return printFlow(text, analyze(text), 0, 0, false);
}

const nextLine = '\x85';

/** Kustomize prints JSON that it read as YAML, where NEL ends a line: one becomes a space, more lose one. */
function foldNextLines(text: string): string {
  return text.replace(/ *\x85[ \x85]*/g, (gap) => '\n'.repeat(gap.split(nextLine).length - 2) || ' ');
}

/** What the text allows, by the analysis of libyaml's emitter. */
interface Shape {
  readonly plain: boolean;
  readonly single: boolean;
  readonly block: boolean;
}

function printFlow(text: string, shape: Shape, column: number, indent: number, breaks: boolean): string {
  if (shape.plain) return breaks ? printPlain(text, column, indent) : text;
  return shape.single ? printSingle(text, column, indent, breaks) : printDouble(text, column, indent, breaks);
}

/** May the text stand in a block scalar (literal or folded)? */
export function allowsBlock(text: string): boolean {
  return analyze(text).block;
}

const leadingIndicators = new Set(',[]{}#&*!|>\'"%@`');

function analyze(text: string): Shape {
  const first = text.charAt(0);
  let plain = !(text.startsWith('---') || text.startsWith('...') || leadingIndicators.has(first));
  if ((first === '?' || first === ':' || first === '-') && isBlank(text.charCodeAt(1))) plain = false;
  let special = false;
  let breakSpace = false;
  let previous = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 58) {
      if (index > 0 && isBlank(text.charCodeAt(index + 1))) plain = false;
    } else if (code === 35) {
      if (index > 0 && isBlank(previous)) plain = false;
    } else if (code === 32) {
      if (isBreak(previous) && index > 0) breakSpace = true;
    } else if (isBreak(code)) {
      plain = false;
      if (previous === 32) special = true;
    }
    if (!isPrintable(code)) special = true;
    previous = code;
  }
  const last = text.charCodeAt(text.length - 1);
  if (first === ' ' || last === 32) plain = false;
  return { plain: plain && !special, single: !special && !breakSpace, block: !special && last !== 32 };
}

function printPlain(text: string, column: number, indent: number): string {
  return column + text.length <= width ? text : breakLines(text, column, indent, 1, text.length);
}

function printSingle(text: string, column: number, indent: number, breaks: boolean): string {
  const quoted = text.includes("'") ? text.replaceAll("'", "''") : text;
  const body = separator.test(quoted) ? quoted.replace(/(?<=[\u2028\u2029])[^\u2028\u2029]+/g, (piece) => ' '.repeat(indent) + piece) : quoted;
  return `'${breaks && column + body.length + 1 > width ? breakLines(body, column + 1, indent, 1, body.length - 1) : body}'`;
}

/** Breaks a text without line breaks at single spaces once a line is over the width. */
function breakLines(text: string, column: number, indent: number, from: number, to: number): string {
  const margin = `\n${' '.repeat(indent)}`;
  let at = column;
  let out = '';
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 32 && at > width && index >= from && index < to && text.charCodeAt(index - 1) !== 32 && text.charCodeAt(index + 1) !== 32) {
      out += text.slice(start, index) + margin;
      start = index + 1;
      at = indent;
    } else at += 1;
  }
  return out + text.slice(start);
}

function printLiteral(text: string, indent: number): string {
  const hint = text.charCodeAt(0) === 32 || isBreak(text.charCodeAt(0)) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const margin = ' '.repeat(indent);
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  let out = `|${hint}${chomp}`;
  for (const line of body.split('\n')) out += `\n${indentPieces(line, margin)}`;
  return out;
}

/** Unicode's own line ends, behind which go-yaml indents anew. */
const separator = /[\u2028\u2029]/;

function indentPieces(line: string, margin: string): string {
  if (line === '') return '';
  if (!separator.test(line)) return margin + line;
  return line.replace(/[^\u2028\u2029]+/g, (piece) => margin + piece);
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '0', '\x07': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '\x1b': 'e', '"': '"', '\\': '\\', '\x85': 'N', '\u2028': 'L', '\u2029': 'P',
};

function printDouble(text: string, column: number, indent: number, breaks: boolean): string {
  if (text.startsWith('\ufeff')) return `"${[...text].map(escapeAlways).join('')}"`;
  const margin = `\n${' '.repeat(indent)}`;
  const last = text.length - 1;
  let out = '"';
  let at = column + 1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    const breakable = breaks && code === 32 && at > width && index > 0 && index < last && text.charCodeAt(index - 1) !== 32;
    if (breakable) {
      out += text.charCodeAt(index + 1) === 32 ? `${margin}\\` : margin;
      at = indent + (text.charCodeAt(index + 1) === 32 ? 1 : 0);
      continue;
    }
    const piece = escape(code);
    out += piece;
    at += piece.length;
  }
  return `${out}"`;
}

/** A character as it stands in double quotes. */
export function escapeCharacter(character: string, always: boolean): string {
  return always ? escapeAlways(character) : escape(character.codePointAt(0) ?? 0);
}

function escape(code: number): string {
  const character = String.fromCodePoint(code);
  return escapes[character] === undefined && code < 65536 && isPrintable(code) ? character : escapeAlways(character);
}

/** go-yaml escapes each character of a text that begins with a byte order mark. */
function escapeAlways(character: string): string {
  const short = character === '\xa0' ? '_' : escapes[character];
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0) ?? 0;
  const digits = code <= 255 ? 2 : code <= 65535 ? 4 : 8;
  return `\\${digits === 2 ? 'x' : digits === 4 ? 'u' : 'U'}${code.toString(16).toUpperCase().padStart(digits, '0')}`;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0 || Number.isNaN(code) || isBreak(code);
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Characters outside the basic plane and control characters are not printable to go-yaml, tabs among them. */
function isPrintable(code: number): boolean {
  return code === 10 || (code >= 32 && code <= 126) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe && code !== 0xfeff);
}
