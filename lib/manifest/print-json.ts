const marked = /"\\u0000(-?\d+)"/g;

/**
 * JSON of what was read from manifests: whole numbers that no double can hold, which JSON.stringify refuses, stand with
 * all their digits. `indent` is in blanks.
 */
export function printJson(value: unknown, indent?: number): string {
  let hasLong = false;
  const mark = (_key: string, item: unknown): unknown => {
    if (typeof item !== 'bigint') return item;
    hasLong = true;
    return `\0${item}`;
  };
  const text = JSON.stringify(value, mark, indent);
  return hasLong ? text.replace(marked, '$1') : text;
}
