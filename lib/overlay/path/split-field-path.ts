/** The parts of `spec.template.metadata.labels.app\.kubernetes\.io/name` or `containers.[name=a.b].image`. */
export function splitFieldPath(path: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let index = 0; index < path.length; index += 1) {
    const sign = path[index] as string;
    if (sign === '\\' && path[index + 1] === '.') {
      part += '.';
      index += 1;
    } else if (sign === '.' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      if (sign === '[') depth += 1;
      if (sign === ']') depth = Math.max(0, depth - 1);
      part += sign;
    }
  }
  return [...parts, part].filter((name, index) => name !== '' || index > 0).map(withoutBrackets);
}

/** `[a.b/c]` is a name with dots in it; without a dot, brackets are for lists. */
function withoutBrackets(part: string): string {
  return /^\[[^=]*\.[^=]*\]$/.test(part) ? part.slice(1, -1) : part;
}

/** `[name=value]` in its two halves; the name of `[=value]` is empty. */
export function readListPart(part: string): { name: string; value: string } | undefined {
  const found = /^\[([^=]*)=(.*)\]$/s.exec(part);
  return found ? { name: found[1] ?? '', value: found[2] ?? '' } : undefined;
}
