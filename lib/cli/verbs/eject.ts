import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasErrors } from '../../issue';
import type { KubeObject } from '../../manifest';
import { writeFiles } from '../../output';
import { ejectOverlay } from '../../overlay';
import { openProject, renderCell, selectCells } from '../../render';
import { printIssuesTo } from '../print-issues-to';
import { refuseUsage } from '../refuse-usage';
import type { Verb } from '../verb';

/** `trellis eject`: a cell as a plain Kustomize base and overlay, for whoever leaves. */
export const verb: Verb = {
  summary: 'write a cell as plain Kustomize base and overlay',
  usage: 'eject CELL DIR',
  examples: ['trellis eject craftista/dev ./ejected && kustomize build ./ejected'],
  options: { json: { type: 'boolean', help: 'print the names of the files as JSON' } },
  positionals: [2, 2],
  run: async ({ values, positionals: [name = '', target = ''] }, io) => {
    const project = openProject(io);
    const { cells, issues } = selectCells(project, [name]);
    const directory = resolve(io.cwd, target);
    const [cell] = cells;
    if (cell === undefined || cells.length > 1) {
      printIssuesTo(io, issues);
      return refuseUsage(io, 'eject', `name one cell as system/environment, not "${name}"`);
    }
    if (existsSync(directory) && readdirSync(directory).length > 0) return refuseUsage(io, 'eject', `${target} is not empty`);
    const render = await renderCell(cell, project, { checks: false });
    printIssuesTo(io, render.issues);
    if (hasErrors(render.issues)) return 1;
    const base = new Map<string, KubeObject[]>();
    for (const { object, service } of render.base) base.set(service, [...(base.get(service) ?? []), object]);
    const files = ejectOverlay({ overlays: join(project.root, 'overlays'), overlay: `${cell.system}/${cell.environment}`, base, fileSystem: project.fileSystem });
    const written = writeFiles(directory, files);
    printIssuesTo(io, written.issues);
    if (hasErrors(written.issues)) return 1;
    io.out(values['json'] === true ? `${JSON.stringify([...files.keys()])}\n` : `${files.size} files written; kustomize build ${target} gives the cell's manifests\n`);
    return 0;
  },
};
