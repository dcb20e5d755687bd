import type { Issue } from '../../issue';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Annotations of a GitHub Actions run: `::error file=...,line=...,col=...,title=CODE::message`.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(issues: readonly Issue[]): string {
  return issues.map((issue) => `${annotate(issue)}\n`).join('');
}

function annotate({ severity, code, message, file, line, column, object, path, hint }: Issue): string {
  const properties = [
    ['file', file],
    ['line', file === undefined ? undefined : line],
    ['col', file === undefined || line === undefined ? undefined : column],
    ['title', code],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(`${value}`)}`]));
  const where = [object, path].filter((part) => part !== undefined).join(' ');
  const text = [where === '' ? message : `${where}: ${message}`, ...(hint === undefined ? [] : [hint])].join('\n');
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(text)}`;
}

/** What the runner's own toolkit escapes in a message. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
