/** Lines of two texts, each kept (` `), taken out (`-`) or put in (`+`). */
export type LineDifference = readonly [mark: ' ' | '-' | '+', line: string];

/** The shortest line difference; texts too long for it are shown as one taken out and one put in. */
export function diffLines(before: string, after: string): readonly LineDifference[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const kept = (lines: readonly string[]): LineDifference[] => lines.map((line) => [' ', line]);
  return [
    ...kept(old.slice(0, start)),
    ...diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...kept(end === 0 ? [] : old.slice(-end)),
  ];
}

const mostCells = 4_000_000;

function diffMiddle(old: readonly string[], now: readonly string[]): readonly LineDifference[] {
  const removed = old.map((line): LineDifference => ['-', line]);
  const added = now.map((line): LineDifference => ['+', line]);
  if (old.length === 0 || now.length === 0 || old.length * now.length > mostCells) return [...removed, ...added];
  const longest = commonLengths(old, now);
  const result: LineDifference[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      result.push([' ', old[i] ?? '']);
      [i, j] = [i + 1, j + 1];
    } else if ((longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0)) result.push(['-', old[i++] ?? '']);
    else result.push(['+', now[j++] ?? '']);
  }
  return [...result, ...removed.slice(i), ...added.slice(j)];
}

/** Length of the longest common subsequence of what is left from each pair of positions on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    for (let j = now.length - 1; row && below && j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
