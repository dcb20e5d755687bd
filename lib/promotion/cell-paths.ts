import { relative } from 'node:path';
import type { CellId, Project } from '../render';
import { cellName } from '../render';

/** Where a cell's files are, relative to the project's root. */
export interface CellPaths {
  readonly overlay: string;
  readonly kustomization: string;
  readonly release: string;
  /** The folder of its manifests in dist. */
  readonly dist: string;
  /** Its AppProject and Applications. */
  readonly delivery: string;
}

export function cellPaths(cell: CellId, { root, outDirectory }: Project): CellPaths {
  const overlay = `overlays/${cellName(cell)}`;
  const dist = relative(root, outDirectory).split('\\').join('/');
  return {
    overlay,
    kustomization: `${overlay}/kustomization.yaml`,
    release: `${overlay}/release.yaml`,
    dist: `${dist}/${cellName(cell)}`,
    delivery: `${dist}/argocd/${cell.system}-${cell.environment}.yaml`,
  };
}
