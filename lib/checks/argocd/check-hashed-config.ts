import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { valueAt } from '../field';
import { objectIndex } from '../object-index';
import { podTemplates } from '../pod-templates';
import { podFields } from '../references/reference-fields';
import { reportAt } from '../report-at';
import { walkPath } from '../walk-path';
import { readSync } from './sync-settings';

/** How Kustomize ends the name of a generated map: ten characters of its hash (api/hasher/hasher.go, encode). */
const hashedName = /-[2456789bcdfghkmt]{10}$/;

/**
 * Reports ARGOCD_HASHED_CONFIG for a Rollout whose Pods read a ConfigMap or Secret with a hash in its name: the next
 * change prunes the old map while Pods of the old version still start with it.
 */
export function checkHashedConfig(context: CheckContext): Issue[] {
  const index = objectIndex(context);
  const rollouts = podTemplates(context).filter(({ kind }) => kind === 'Rollout.argoproj.io');
  return rollouts.flatMap(({ manifest, namespace, spec, path }) =>
    podFields.flatMap((field) => {
      const { kind, name: nameField = '' } = field;
      if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
      return walkPath(spec, field.at, path).flatMap(({ value, path: at }) => {
        const name = valueAt(value, nameField);
        if (typeof name !== 'string' || !hashedName.test(name)) return [];
        const map = index.find(kind, namespace, name);
        if (!map || readSync(map.object).options.has('Prune=false')) return [];
        return [reportAt(manifest, 'ARGOCD_HASHED_CONFIG', `${kind} ${name} is pruned at its next change, while Pods of the old version still need it.`, { path: `${at}.${nameField}` })];
      });
    }),
  );
}
