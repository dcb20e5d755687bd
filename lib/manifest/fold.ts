import { allowsBlock } from './print-string';

/** What becomes of the line ends after a block scalar: `-` strips them, `+` keeps them, else one stays. */
export type Chomping = '-' | '+' | '';

/**
 * The value of a folded block scalar (`>`): one line break between two lines becomes a space, more lines lose one,
 * and around a line that starts with a blank all stay. Lines come without their margin.
 */
export function foldLines(lines: readonly string[], chomping: Chomping): string {
  let last = lines.length;
  while (last > 0 && lines[last - 1] === '') last -= 1;
  let out = '';
  let breaks = 0;
  let previousIsText = false;
  for (let index = 0; index < last; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') {
      breaks += 1;
      continue;
    }
    const isText = line.charCodeAt(0) !== 32 && line.charCodeAt(0) !== 9;
    const seen = out !== '' || breaks > 0 || index > 0;
    if (!seen || out === '') out += '\n'.repeat(breaks);
    else if (isText && previousIsText) out += breaks === 0 ? ' ' : '\n'.repeat(breaks);
    else out += '\n'.repeat(breaks + 1);
    out += line;
    breaks = 0;
    previousIsText = isText;
  }
  return out + lineEnds(lines.length - last, chomping, out === '');
}

function lineEnds(blank: number, chomping: Chomping, isEmpty: boolean): string {
  if (chomping === '-') return '';
  if (chomping === '+') return '\n'.repeat(isEmpty ? blank : blank + 1);
  return isEmpty ? '' : '\n';
}

/**
 * The value a folded scalar has once Kustomize printed it in its own style and read it back: the printer (libyaml's)
 * doubles a line break also before a line that starts with a blank, where it must not.
 */
export function refold(value: string): string {
  if (!/\n[ \t]/.test(value) && !value.endsWith('\n\n') && !/^\s/.test(value)) return value;
  // Printed in double quotes, which change nothing; a tab does not bring that about here.
  if (!allowsBlock(value.replaceAll('\t', '.'))) return value;
  const chomping: Chomping = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : '';
  return foldLines(printFolded(value), chomping);
}

/** The lines that libyaml prints for a folded scalar; its look-ahead starts at the value's own start. */
function printFolded(value: string): string[] {
  const first = value.replace(/^\n+/, '').charAt(0);
  const doubles = first !== '' && first !== ' ' && first !== '\t';
  const lines = value.split('\n');
  if (value.endsWith('\n')) lines.pop();
  return lines.flatMap((line, index) => {
    const ends = index < lines.length - 1 || value.endsWith('\n');
    return doubles && ends && line !== '' && line.charAt(0) !== ' ' && line.charAt(0) !== '\t' ? [line, ''] : [line];
  });
}
