import { isDeepStrictEqual } from 'node:util';
import type { Json, KubeObject } from '../../lib/manifest';
import type { Environment, Read } from './dist';
import { environments, openDist } from './dist';
import type { BehavesRow, ProvedRow, Row } from './row';
import type { Stage } from './stage';

/** One row in one environment. */
export interface Verdict {
  readonly environment: Environment;
  readonly says: Json;
  readonly has: Json;
  readonly holds: boolean;
}

export interface DistVerdict extends Verdict {
  /** Everything in dist that the verdict was taken from. */
  readonly reads: readonly Read[];
}

export function judgeRow(row: ProvedRow, cells: ReadonlyMap<Environment, readonly KubeObject[]>): readonly DistVerdict[] {
  return environments.flatMap((environment) => {
    const says = row.says[environment];
    if (says === undefined) return [];
    const dist = openDist(cells);
    const has = row.has(dist, environment) ?? null;
    return [{ environment, says, has, holds: isDeepStrictEqual(says, has), reads: [...dist.reads] }];
  });
}

export function judgeBehaviour(row: BehavesRow, stage: Stage): readonly Verdict[] {
  const happened = row.run(stage);
  return environments.flatMap((environment) => {
    const says = row.says[environment];
    if (says === undefined) return [];
    const has = happened[environment] ?? null;
    return [{ environment, says, has, holds: isDeepStrictEqual(says, has) }];
  });
}

export function isJudged(row: Row): row is ProvedRow {
  return 'has' in row;
}

export function isBehaviour(row: Row): row is BehavesRow {
  return 'run' in row;
}

/** `craftista: N proved, N recorded, N not expressible, N open`. */
export function countRows(system: string, rows: readonly Row[]): string {
  const count = (status: Row['status']) => `${rows.filter((row) => row.status === status).length} ${status}`;
  return `${system}: ${count('proved')}, ${count('recorded')}, ${count('not expressible')}, ${count('open')}`;
}
