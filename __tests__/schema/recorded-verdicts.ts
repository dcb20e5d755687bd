import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../lib/manifest';

/** What an API server said of generated inputs: the seed makes them again, the digest says that they are the same. */
export interface RecordedVerdicts {
  readonly seed: number;
  readonly count: number;
  /** SHA-256 of the inputs as JSON. */
  readonly digest: string;
  /** One verdict an input. */
  readonly verdicts: readonly string[];
}

export function digestOf(inputs: readonly Json[]): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

const fileOf = (name: string): string => join(__dirname, '..', 'schema', 'recorded', `${name}.txt`);

/** A first line of seed, count and digest, then the verdicts, parted by spaces. */
export function readRecorded(name: string): RecordedVerdicts {
  const [head = '', ...lines] = readFileSync(fileOf(name), 'utf8').trimEnd().split('\n');
  const [seed, count, digest = ''] = head.split(' ');
  return { seed: Number(seed), count: Number(count), digest, verdicts: lines.join(' ').split(' ') };
}

const aLine = 50;

export function writeRecorded(name: string, { seed, count, digest, verdicts }: RecordedVerdicts): void {
  const lines = Array.from({ length: Math.ceil(verdicts.length / aLine) }, (_, index) => verdicts.slice(index * aLine, (index + 1) * aLine).join(' '));
  writeFileSync(fileOf(name), `${[`${seed} ${count} ${digest}`, ...lines].join('\n')}\n`);
}
