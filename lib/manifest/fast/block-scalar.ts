import type { Chomping } from '../fold';
import { foldLines } from '../fold';
import { Rare } from './line-reader';

const header = /[|>]([-+]?) *(?: #[^\n]*)?(?=\n|$)/y;

/**
 * A literal (`|`) or folded (`>`) scalar whose header is at `at`, in a collection indented by `indent`, and the start
 * of the line after it. An explicit indentation is Rare.
 */
export function readBlockScalar(text: string, at: number, indent: number, reprints: boolean): { value: string; end: number } {
  header.lastIndex = at;
  const match = header.exec(text);
  if (match === null) throw Rare;
  const chomping = match[1] as Chomping;
  const start = header.lastIndex + 1;
  const margin = marginOf(text, start, indent);
  const lines: string[] = [];
  let from = start;
  let open = false;
  while (from < text.length) {
    let first = from;
    while (first - from < margin && text.charCodeAt(first) === 32) first += 1;
    const newline = text.indexOf('\n', first);
    const end = newline < 0 ? text.length : newline;
    if (first - from < margin && first < end) break;
    lines.push(text.slice(first, end));
    open = newline < 0;
    from = end + 1;
  }
  // Kept line ends may grow in number where a comment is printed behind them.
  if (reprints && chomping === '+' && /^[ \t]*#/.test(text.slice(from, from + 80))) throw Rare;
  // The last line of a text without a line end has none to keep.
  const unended = open && lines[lines.length - 1] !== '';
  if (open && !unended) lines.pop();
  const ending = unended ? '-' : chomping;
  if (text.charCodeAt(at) !== 62) return { value: joinLines(lines, ending), end: from };
  return { value: foldLines(lines, ending), end: from };
}

/** The indentation of the first line that is not blank, which must be deeper than the collection's. */
function marginOf(text: string, start: number, indent: number): number {
  let from = start;
  let widest = 0;
  for (;;) {
    let at = from;
    while (text.charCodeAt(at) === 32) at += 1;
    const code = text.charCodeAt(at);
    if (code === 9) throw Rare;
    if (code !== 10) {
      if (at >= text.length) widest = Math.max(widest, at - from);
      if (at >= text.length || at - from <= indent) return Math.max(widest, indent + 1);
      if (widest > at - from) throw Rare;
      return at - from;
    }
    widest = Math.max(widest, at - from);
    from = at + 1;
  }
}

function joinLines(lines: readonly string[], chomping: Chomping): string {
  let last = lines.length;
  while (last > 0 && lines[last - 1] === '') last -= 1;
  const body = last === lines.length ? lines.join('\n') : lines.slice(0, last).join('\n');
  if (chomping === '-') return body;
  if (chomping === '') return last === 0 ? '' : `${body}\n`;
  return body + '\n'.repeat(last === 0 ? lines.length : lines.length - last + 1);
}
