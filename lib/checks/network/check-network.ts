import type { Issue } from '../../issue';
import { report } from '../../issue';
import { hintOf, nearest } from '../../nearest';
import type { CheckContext } from '../context';
import type { CellScene } from './cell-scene';
import { setCellScene } from './cell-scene';
import { readCluster } from './cluster';
import { findExtraPaths } from './find-extra-paths';
import { findMissingPaths } from './find-missing-paths';
import { endNames } from './outside-ends';
import { refusePolicies } from './refuse-policies';
import { reportPaths } from './report-paths';

/**
 * Judges whether exactly the declared connections, with what the level grants, are open: NETWORK_PATH_EXTRA,
 * NETWORK_PATH_MISSING, NETWORK_CONNECTION_UNKNOWN, NETWORK_END_UNPLACED. On manifests that are no cell, nothing is
 * declared: only NETWORK_POLICY_REFUSED.
 */
export function checkNetwork({ manifests, cell }: CheckContext): Issue[] {
  const { cluster, refused } = readCluster(manifests.map(({ object }) => object));
  const issues = refusePolicies(refused, manifests);
  if (!cell) return issues;
  const scene = setCellScene(cluster, cell);
  const paths = reportPaths([...findExtraPaths(scene), ...findMissingPaths(scene)], manifests);
  return [...issues, ...checkEnds(scene, `charts/${cell.system}/index.ts`, `overlays/${cell.system}/${cell.environment}/environment.yaml`), ...paths];
}

/** Every end of a connection must be a workload of the cell, or an outside end that the settings place. */
function checkEnds(scene: CellScene, charts: string, environment: string): Issue[] {
  const { connections, blocks, insiders, level } = scene;
  const ends = new Set([...connections.flatMap(({ from, to }) => [from, to]), 'dns']);
  return [...ends].flatMap((end) => {
    if (!endNames.some((name) => name === end)) {
      if (scene.actorsNamed(end).length > 0) return [];
      const near = nearest(end, insiders.flatMap(({ names }) => names));
      return [report('NETWORK_CONNECTION_UNKNOWN', `A connection names ${end}, which is no workload of the cell.`, { file: charts, ...hintOf(near) })];
    }
    const isPlaced = scene.actorsNamed(end).length > 0 || blocks.some(({ names }) => names.includes(end));
    if (isPlaced || level === 'basic') return [];
    return [report('NETWORK_END_UNPLACED', `There are connections with ${end}, and the settings do not say where that is.`, { file: environment, path: `outside.${end}` })];
  });
}
