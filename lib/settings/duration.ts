const minutes: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 24 * 60 };

/** Minutes of a duration such as `90m`, `1h30m` or `7d`; undefined where the text is none. */
export function readDuration(text: string): number | undefined {
  if (!/^(\d+[smhd])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (minutes[unit ?? ''] ?? 0), 0);
}
