/** Milliseconds of each of `runs` runs of every action, interleaved so that a busy machine slows all alike. */
export async function measure(runs: number, actions: Readonly<Record<string, () => unknown>>): Promise<Readonly<Record<string, number>>> {
  const times = new Map(Object.keys(actions).map((name) => [name, [] as number[]]));
  for (let run = -1; run < runs; run += 1) {
    for (const [name, action] of Object.entries(actions)) {
      const started = process.hrtime.bigint();
      await action();
      // The first round warms caches and compiles; it is not counted.
      if (run >= 0) times.get(name)?.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function row(label: string, milliseconds: number, note = ''): string {
  return `  ${label.padEnd(52)} ${milliseconds.toFixed(1).padStart(10)} ms  ${note}`.trimEnd();
}
