import { readClass, readEscape } from './go-class';

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

const noFlags: Flags = { i: false, m: false, s: false, U: false };
const groupStart = /\((?:\?(?:P?<(\w+)>|([imsU]*(?:-[imsU]+)?)(:|\))))?/y;
const repetition = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/y;

/**
 * Go's regular expressions (RE2) written for JavaScript's `u` flag; undefined where Go refuses them: it has no
 * lookaround and no references back. https://github.com/google/re2/wiki/Syntax
 */
export function translateRegExp(source: string): string | undefined {
  let result = '';
  let flags = noFlags;
  const open: Flags[] = [];
  const names = new Set<string>();
  /** What a repetition may follow. */
  let last = 'nothing' as 'nothing' | 'atom' | 'repetition';
  const add = (piece: string): void => {
    result += piece;
    last = 'atom';
  };
  for (let at = 0; at < source.length; ) {
    const sign = String.fromCodePoint(source.codePointAt(at) as number);
    if (sign === '(') {
      groupStart.lastIndex = at;
      const [all, name, given, end] = groupStart.exec(source) ?? [''];
      if (all === '(' ? source[at + 1] === '?' : given === '' && end === ')') return undefined;
      if (name !== undefined && (names.has(name) || !names.add(name))) return undefined;
      if (end === ')') flags = withFlags(flags, given ?? '');
      else {
        open.push(flags);
        if (given !== undefined) flags = withFlags(flags, given);
        result += '(?:';
      }
      last = 'nothing';
      at += all.length;
      continue;
    }
    repetition.lastIndex = at;
    const repeat = repetition.exec(source);
    if (repeat) {
      const [all, from, comma, to, lazy = ''] = repeat;
      if (last !== 'atom' || Number(from ?? 0) > 1000 || Number(to ?? 0) > 1000 || (to && Number(to) < Number(from))) return undefined;
      const times = from === undefined ? sign : `{${from}${comma ?? ''}${to ?? ''}}`;
      result += times + ((lazy === '') === flags.U ? '?' : '');
      last = 'repetition';
      at += all.length;
      continue;
    }
    at += sign.length;
    if (sign === ')') {
      const outer = open.pop();
      if (!outer) return undefined;
      flags = outer;
      add(')');
    } else if (sign === '|') {
      result += sign;
      last = 'nothing';
    } else if (sign === '[') {
      const found = readClass(source, at, flags.i);
      if (!found) return undefined;
      at = found.end;
      add(found.text);
    } else if (sign === '\\') {
      const found = readEscape(source, at, flags.i);
      if (!found) return undefined;
      at = found.end;
      add(found.text);
    } else if (sign === '.') add(flags.s ? '[^]' : '[^\n]');
    else if (sign === '^') add(flags.m ? '(?:(?<![^\n]))' : '(?:^)');
    else if (sign === '$') add(flags.m ? '(?:(?![^\n]))' : '(?:$)');
    else add(readLiteral(sign, flags.i));
  }
  return open.length === 0 ? result : undefined;
}

function withFlags(flags: Flags, given: string): Flags {
  const [on = '', off = ''] = given.split('-');
  const has = (flag: keyof Flags): boolean => (flags[flag] || on.includes(flag)) && !off.includes(flag);
  return { i: has('i'), m: has('m'), s: has('s'), U: has('U') };
}

function readLiteral(sign: string, ignoresCase: boolean): string {
  const [lower, upper] = [sign.toLowerCase(), sign.toUpperCase()];
  if (ignoresCase && lower !== upper) return `[${lower}${upper}]`;
  return /[\^$\\.*+?()[\]{}|/]/.test(sign) ? `\\${sign}` : sign;
}
