import type { KubeObject } from '../../manifest';
import { textMapAt } from '../field';

/** How Argo CD is told to sync one object (its manual, "Sync Phases and Waves", "Sync Options"). */
export interface SyncSettings {
  /** Hook phases; none: the object is synced, not run. */
  readonly hooks: readonly string[];
  readonly wave: number;
  readonly options: ReadonlySet<string>;
}

export function readSync(object: KubeObject): SyncSettings {
  const annotations = textMapAt(object, 'metadata', 'annotations');
  const wave = Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0);
  return {
    hooks: listOf(annotations['argocd.argoproj.io/hook']),
    wave: Number.isInteger(wave) ? wave : 0,
    options: new Set(listOf(annotations['argocd.argoproj.io/sync-options'])),
  };
}

const listOf = (text = ''): string[] => text.split(',').map((one) => one.trim()).filter((one) => one !== '');
