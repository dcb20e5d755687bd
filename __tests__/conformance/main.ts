import { resolve } from 'node:path';
import { craftista } from './craftista';
import { readDist } from './dist';
import { countRows, isJudged, judgeRow } from './judge-rows';
import type { Row } from './row';

/** npm run conformance -- SYSTEM: each row with what the seed says and what dist has; exits 1 where they differ. */
const systems: Readonly<Record<string, readonly Row[]>> = { craftista };

function main(names: readonly string[]): number {
  const asked = names.length === 0 ? Object.keys(systems) : names;
  const unknown = asked.filter((name) => systems[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(`conformance: no rows of ${unknown.join(', ')}; there are ${Object.keys(systems).join(', ')}\n`);
    return 2;
  }
  return asked.map((name) => printSystem(name, systems[name] ?? [])).some((failed) => failed) ? 1 : 0;
}

function printSystem(system: string, rows: readonly Row[]): boolean {
  const cells = readDist(resolve('dist'), system);
  let failed = false;
  for (const row of rows) {
    if (!isJudged(row)) {
      process.stdout.write(`${row.id} ${row.status.padEnd(15)} ${row.name}: ${row.why}\n`);
      continue;
    }
    const verdicts = judgeRow(row, cells);
    const holds = verdicts.every((verdict) => verdict.holds);
    failed ||= !holds;
    process.stdout.write(`${row.id} ${(holds ? row.status : 'FAILED').padEnd(15)} ${row.name}\n`);
    for (const { environment, says, has } of verdicts) {
      process.stdout.write(`     ${environment.padEnd(8)} seed ${JSON.stringify(says)}  dist ${JSON.stringify(has)}\n`);
    }
  }
  process.stdout.write(`${countRows(system, rows)}\n`);
  return failed;
}

process.exitCode = main(process.argv.slice(2));
