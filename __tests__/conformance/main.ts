import { resolve } from 'node:path';
import { craftista, openCraftista } from './craftista';
import { readDist } from './dist';
import { countRows, isBehaviour, isJudged, judgeBehaviour, judgeRow } from './judge-rows';
import type { Row } from './row';
import type { OpenStage } from './stage';
import { closeStages } from './stage';

interface Rows {
  readonly rows: readonly Row[];
  readonly openStage: OpenStage;
}

/**
 * npm run conformance -- SYSTEM: each row with what the seed says and what dist has, or what the commands did on a copy
 * of the project; exits 1 where they differ.
 */
const systems: Readonly<Record<string, Rows>> = { craftista: { rows: craftista, openStage: openCraftista } };

function main(names: readonly string[]): number {
  const asked = names.length === 0 ? Object.keys(systems) : names;
  const unknown = asked.filter((name) => systems[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(`conformance: no rows of ${unknown.join(', ')}; there are ${Object.keys(systems).join(', ')}\n`);
    return 2;
  }
  return Object.entries(systems).filter(([name]) => asked.includes(name)).map(([name, rows]) => printSystem(name, rows)).some((failed) => failed) ? 1 : 0;
}

function printSystem(system: string, { rows, openStage }: Rows): boolean {
  const cells = readDist(resolve('dist'), system);
  let failed = false;
  for (const row of rows) {
    if (!isJudged(row) && !isBehaviour(row)) {
      process.stdout.write(`${row.id} ${row.status.padEnd(15)} ${row.name}: ${row.why}\n`);
      continue;
    }
    const [verdicts, source] = isJudged(row) ? [judgeRow(row, cells), 'dist'] : [judgeBehaviour(row, openStage()), 'run '];
    const holds = verdicts.every((verdict) => verdict.holds);
    failed ||= !holds;
    process.stdout.write(`${row.id} ${(holds ? row.status : 'FAILED').padEnd(15)} ${row.name}\n`);
    for (const { environment, says, has } of verdicts) {
      process.stdout.write(`     ${environment.padEnd(8)} seed ${JSON.stringify(says)}  ${source} ${JSON.stringify(has)}\n`);
    }
  }
  process.stdout.write(`${countRows(system, rows)}\n`);
  return failed;
}

try {
  process.exitCode = main(process.argv.slice(2));
} finally {
  closeStages();
}
