const units: readonly (readonly [unit: string, seconds: number])[] = [['d', 86_400], ['h', 3600], ['m', 60], ['s', 1]];

/** The largest units of a number of seconds, two at most: `3d 4h`, `12m`, `0s`. */
export function printDuration(seconds: number): string {
  let rest = Math.max(0, Math.floor(seconds));
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest %= size;
  }
  return parts.length === 0 ? '0s' : parts.slice(0, 2).join(' ');
}
