import type { Cursor, Mark } from './cursor';
import type { Token } from './token';

const word = /[0-9A-Za-z_-]*/y;
const uri = /(?:[0-9A-Za-z_;/?:@&=+$.!~*'()[\]%,-])*/y;

function scanPattern(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ''] = pattern.exec(cursor.text) ?? [];
  cursor.skip(found.length);
  return found;
}

/** `&name` or `*name` */
export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.mark();
  const kind = cursor.read() === '&' ? 'anchor' : 'alias';
  const value = scanPattern(cursor, word);
  if (value === '' || !(cursor.isBlankOrEnd() || '?:,]}%@`'.includes(String.fromCharCode(cursor.code())))) {
    throw cursor.fault(`the name of an ${kind} has letters and digits`, start);
  }
  return { kind, start, value };
}

/** `!name`, `!!name`, `!handle!name`, `!<name>` or `!` */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.mark();
  let handle = '';
  let suffix: string;
  if (cursor.code(1) === 60) {
    cursor.skip(2);
    suffix = scanUri(cursor, '', start);
    if (cursor.code() !== 62) throw cursor.fault('a tag has no >', start);
    cursor.skip(1);
  } else {
    handle = cursor.read() + scanPattern(cursor, word);
    if (cursor.code() === 33) handle += cursor.read();
    if (handle.length > 1 && handle.endsWith('!')) suffix = scanUri(cursor, '', start);
    else {
      suffix = scanUri(cursor, handle.slice(1), start, true);
      handle = '!';
      if (suffix === '') [handle, suffix] = ['', '!'];
    }
  }
  if (!cursor.isBlankOrEnd()) throw cursor.fault('a tag ends with a blank', start);
  return { kind: 'tag', start, value: handle, suffix };
}

function scanUri(cursor: Cursor, head: string, start: Mark, mayBeEmpty = false): string {
  const found = head + scanPattern(cursor, uri);
  if (found === '' && !mayBeEmpty) throw cursor.fault('a tag has no name', start);
  if (!found.includes('%')) return found;
  try {
    return decodeURIComponent(found);
  } catch {
    throw cursor.fault('a tag has an odd escape', start);
  }
}

/** A line that begins with `%`. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.mark();
  cursor.skip(1);
  const name = scanPattern(cursor, word);
  const words = cursor.text.slice(cursor.at).split(/[\n\r\u0085\u2028\u2029]/, 1)[0] ?? '';
  const match = (name === 'YAML' ? /^[ \t]+(\d{1,9})\.(\d{1,9})[ \t]*(?:#.*)?$/ : /^[ \t]+(!(?:[0-9A-Za-z_-]*!)?)[ \t]+([^ \t]+)[ \t]*(?:#.*)?$/).exec(words);
  if ((name !== 'YAML' && name !== 'TAG') || match === null) throw cursor.fault('a directive that Kustomize does not know', start);
  cursor.skip([...words].length);
  if (cursor.isBreak()) cursor.readLine();
  return { kind: name === 'YAML' ? 'version' : 'tag-directive', start, value: match[1] ?? '', suffix: match[2] ?? '' };
}
