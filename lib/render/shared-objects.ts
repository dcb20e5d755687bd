import { objectName } from '../checks';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { KubeObject } from '../manifest';
import { objectKey } from '../manifest';

/** The objects of one cell, by its name. */
export interface CellObjects {
  readonly name: string;
  readonly objects: readonly KubeObject[];
}

/**
 * Reports ARGOCD_TWO_OWNERS for each object that two cells deliver, as cells that share a namespace may: the check of
 * one cell sees only its own two Applications.
 */
export function findSharedObjects(cells: readonly CellObjects[]): Issue[] {
  const owners = new Map<string, string>();
  return cells.flatMap(({ name, objects }) =>
    objects.flatMap((object) => {
      const key = objectKey(object);
      const other = owners.get(key);
      if (other === undefined) owners.set(key, name);
      if (other === undefined || other === name) return [];
      const message = `${other} and ${name} both deliver it: each would undo what the other applies.`;
      return [report('ARGOCD_TWO_OWNERS', message, { file: `overlays/${name}/environment.yaml`, object: objectName(object) })];
    }),
  );
}
