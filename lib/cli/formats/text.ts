import type { Issue, Severity } from '../../issue';
import type { FormatOptions } from './format';

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' };

/**
 * For people: a head line `severity CODE file:line:column object path`, the sentence, the source line with a caret
 * where it is known, and the hint.
 */
export function formatText(issues: readonly Issue[], { colour = false, readSource }: FormatOptions): string {
  const lines = sourceLines(readSource);
  return issues.map((issue) => `${printIssue(issue, colour, lines)}\n`).join('\n');
}

function printIssue(issue: Issue, colour: boolean, lines: (file: string) => readonly string[]): string {
  const { severity, code, message, hint } = issue;
  const paint = (text: string): string => (colour ? `\u001b[${colours[severity]}m${text}\u001b[0m` : text);
  const head = [paint(`${severity} ${code}`), ...[placeOf(issue), issue.object, issue.path].map((part) => plain(part ?? ''))].filter((part) => part !== '');
  return [head.join(' '), `  ${plain(message)}`, ...excerptOf(issue, lines), ...(hint === undefined ? [] : [`  hint: ${plain(hint)}`])].join('\n');
}

/** A manifest may hold what a terminal would obey. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');
}

/** `file:line:column`, as far as it is known. */
export function placeOf({ file, line, column }: Issue): string | undefined {
  return file === undefined ? undefined : [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** Lines with a secret are not repeated: logs are read by more people than files. */
function excerptOf({ check, file, line, column }: Issue, lines: (file: string) => readonly string[]): string[] {
  if (file === undefined || line === undefined || check === 'secrets') return [];
  const text = lines(file)[line - 1];
  if (text === undefined || text.trim() === '') return [];
  const margin = `${line}`;
  const shown = plain(text).replaceAll('\t', ' ').slice(0, 160);
  const caret = column === undefined || column > shown.length + 1 ? [] : [`  ${' '.repeat(margin.length)} | ${' '.repeat(column - 1)}^`];
  return [`  ${margin} | ${shown}`, ...caret];
}

/** Reads and splits each file once. */
function sourceLines(readSource: FormatOptions['readSource']): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? readSource?.(file)?.split(/\r?\n/) ?? [];
    known.set(file, lines);
    return lines;
  };
}
