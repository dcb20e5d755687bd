const header = /^(?:[ \t]*(?:#.*)?|%YAML 1\.1[ \t]*(?:#.*)?|%TAG[ \t].*)$/;
const start = /^---(?=\s|$)/;
const end = /^(?:---|\.\.\.)(?=\s|$)/;

/**
 * The first document of a file that holds one, as kustomization files do: what follows it is not read, not even for
 * faults. Comments and directives before its `---` are part of it; they are left empty, so that lines keep their number.
 * Line ends must be `\n` already.
 */
export function firstDocument(text: string): string {
  if (!/^(?:---|\.\.\.|%)/m.test(text)) return text;
  const lines = text.split('\n');
  const body = lines.findIndex((line) => !header.test(line));
  const first = lines[body] ?? '';
  const directives = lines.slice(0, Math.max(body, 0)).filter((line) => line.startsWith('%'));
  if (directives.filter((line) => line.startsWith('%YAML')).length > 1) return text;
  if (start.test(first)) {
    lines.fill('', 0, body);
    lines[body] = first.replace(start, '   ').replace(/^\s+(?:#.*)?$/, '');
  } else if (directives.length > 0) return text;
  const next = lines.findIndex((line, index) => index >= body && end.test(line));
  return next < 0 ? lines.join('\n') : `${lines.slice(0, next).join('\n')}\n`;
}
