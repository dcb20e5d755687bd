const held = /"\\u0000(-?\d+)"/g;

/**
 * JSON of what was read from manifests: whole numbers that no double can hold, which JSON.stringify refuses, stand with
 * all their digits. `indent` is in blanks.
 */
export function printJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `\0${item}` : item), indent);
  return text.replace(held, '$1');
}
