/** Reads `i/n` (1 <= i <= n) into a test of an index; undefined for anything else. */
export function readShard(text: string): ((index: number) => boolean) | undefined {
  const [, part, count] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (part === undefined || count === undefined || Number(part) > Number(count)) return undefined;
  return (index) => index % Number(count) === Number(part) - 1;
}
