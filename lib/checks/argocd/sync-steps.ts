import type { JudgedManifest } from '../context';
import { readSync } from './sync-settings';

/** Where an object stands in a sync: PreSync hooks, then the objects with the Sync hooks, then PostSync, each by wave. */
export interface SyncStep {
  readonly phase: number;
  readonly wave: number;
}

const phases: Readonly<Record<string, number>> = { PreSync: 0, Sync: 1, PostSync: 2 };

/** The steps in which Argo CD applies or runs an object; none for hooks of failed syncs and deletions. */
export function stepsOf({ object }: JudgedManifest): SyncStep[] {
  const { hooks, wave } = readSync(object);
  if (hooks.length === 0) return [{ phase: 1, wave }];
  return hooks.flatMap((hook) => {
    const phase = phases[hook];
    return phase === undefined ? [] : [{ phase, wave }];
  });
}

export const isBefore = (a: SyncStep, b: SyncStep): boolean => a.phase < b.phase || (a.phase === b.phase && a.wave < b.wave);

/** The last step in which anything of the group is synced. */
export function lastStep(group: readonly JudgedManifest[]): SyncStep {
  return group.flatMap(stepsOf).reduce((last, step) => (isBefore(last, step) ? step : last), { phase: 0, wave: -Infinity });
}

export const printStep = ({ phase, wave }: SyncStep): string => (phase === 1 ? `wave ${wave}` : `${Object.keys(phases)[phase]} wave ${wave}`);
