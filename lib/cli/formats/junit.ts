import type { Issue } from '../../issue';
import { placeOf } from './text';

/**
 * JUnit XML, as Jenkins and GitLab read it: a suite a check, a case an issue. Only errors are failures, because only
 * errors fail the command; the rest is the case's output.
 */
export function formatJunit(issues: readonly Issue[]): string {
  const checks = [...new Set(issues.map(({ check }) => check))].sort();
  const suites = checks.map((check) => printSuite(check, issues.filter((issue) => issue.check === check)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="trellis" ${counts(issues)}>\n${suites.join('')}</testsuites>\n`;
}

function counts(issues: readonly Issue[]): string {
  return `tests="${issues.length}" failures="${issues.filter(({ severity }) => severity === 'error').length}" errors="0"`;
}

function printSuite(check: string, issues: readonly Issue[]): string {
  return `  <testsuite name="${check}" ${counts(issues)} skipped="0">\n${issues.map(printCase).join('')}  </testsuite>\n`;
}

function printCase(issue: Issue): string {
  const name = [issue.code, placeOf(issue), issue.path].filter((part) => part !== undefined).join(' ');
  const text = issue.hint === undefined ? issue.message : `${issue.message}\n${issue.hint}`;
  const body =
    issue.severity === 'error'
      ? `<failure message="${escape(issue.message)}" type="${issue.code}">${escape(text)}</failure>`
      : `<system-out>${escape(`${issue.severity}: ${text}`)}</system-out>`;
  return `    <testcase name="${escape(name)}" classname="${escape(issue.object ?? issue.check)}">${body}</testcase>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };

/** Characters that XML 1.0 cannot hold at all are shown as U+FFFD. */
function escape(text: string): string {
  const legal = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return legal.replace(/[&<>"\n\t\r]/g, (character) => entities[character] ?? character);
}
