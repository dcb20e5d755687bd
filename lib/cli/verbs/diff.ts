import { join } from 'node:path';
import type { ObjectDifference } from '../../compare';
import { diffObjects, printDifferences } from '../../compare';
import { openRepository, readTreeAt, resolveRef } from '../../git';
import { hasErrors, report } from '../../issue';
import type { Issue } from '../../issue';
import type { KubeObject } from '../../manifest';
import { printJson } from '../../manifest';
import { cellPaths, readDist, readObjects } from '../../promotion';
import type { CellId, Project } from '../../render';
import { cellName, listCells, openProject, renderCell, selectCells } from '../../render';
import { readSettings } from '../../settings';
import type { Io } from '../io';
import { printIssuesTo } from '../print-issues-to';
import type { Verb } from '../verb';

/** `trellis diff`: two cells, two revisions of one, or a cell and what its sources render now; by object and field. */
export const verb: Verb = {
  summary: 'compare two cells, two revisions of one, or what is delivered with what renders now',
  usage: 'diff CELL[@REF] [CELL[@REF]]',
  examples: ['trellis diff craftista/prod', 'trellis diff craftista/staging craftista/prod', 'trellis diff craftista/prod@HEAD craftista/prod --json'],
  options: { json: { type: 'boolean', help: 'print a JSON array of {object, change, fields}' } },
  positionals: [1, 2],
  run: async ({ values, positionals: [one = '', other] }, io) => {
    const project = openProject(io);
    const before = readSide(one, project, io);
    const after = other === undefined ? await renderSide(one, project) : readSide(other, project, io);
    const issues = [...before.issues, ...after.issues];
    printIssuesTo(io, issues);
    if (hasErrors(issues)) return 1;
    const namespaces = before.namespace === undefined || after.namespace === undefined ? {} : { namespaces: [before.namespace, after.namespace] as const };
    // Two environments have Applications of their own: only what they deliver is compared.
    const sameCell = before.cell === after.cell;
    const compared = (side: Side): readonly KubeObject[] => side.objects.filter((object) => sameCell || object.kind !== 'Application' && object.kind !== 'AppProject');
    const differences = diffObjects(compared(before), compared(after), namespaces);
    io.out(values['json'] === true ? `${printJson(differences.map(shown), 2)}\n` : printDifferences(differences));
    return differences.length === 0 ? 0 : 1;
  },
};

interface Side {
  readonly cell?: string;
  readonly objects: readonly KubeObject[];
  readonly namespace?: string;
  readonly issues: readonly Issue[];
}

/** A cell's dist, of the working tree or of a commit. */
function readSide(text: string, project: Project, io: Io): Side {
  const at = text.indexOf('@');
  const found = findCell(at < 0 ? text : text.slice(0, at), project);
  if ('code' in found) return { objects: [], issues: [found] };
  const files = at < 0 ? readDist(found, project) : readCommitted(found, text.slice(at + 1), project, io);
  if ('code' in files) return { objects: [], issues: [files] };
  return { cell: cellName(found), objects: [...files].flatMap(([, content]) => readObjects(content)), ...namespaceOf(found, project), issues: [] };
}

async function renderSide(text: string, project: Project): Promise<Side> {
  const found = findCell(text.split('@')[0] ?? '', project);
  if ('code' in found) return { objects: [], issues: [] };
  const { files, issues } = await renderCell(found, project, { checks: false });
  const objects = [...files].flatMap(([, content]) => readObjects(content));
  return { cell: cellName(found), objects, ...namespaceOf(found, project), issues };
}

function findCell(name: string, project: Project): CellId | Issue {
  const cell = listCells(project).find((one) => cellName(one) === name);
  return cell ?? selectCells(project, [name]).issues[0] ?? report('CELL_UNKNOWN', `"${name}" is a system`, { hint: 'name a cell as system/environment' });
}

function readCommitted(cell: CellId, ref: string, project: Project, io: Io): ReadonlyMap<string, string> | Issue {
  const repository = openRepository(io.root);
  const commit = repository && resolveRef(repository, ref);
  if (repository === undefined || commit === undefined) return report('REVISION_UNKNOWN', `Git knows no revision "${ref}"`);
  const { dist, delivery } = cellPaths(cell, project);
  return new Map([...readTreeAt(repository, commit, [dist, delivery])].filter(([path]) => path.endsWith('.yaml')));
}

/** Only for a comparison of two environments does the name of the namespace not count. */
function namespaceOf(cell: CellId, { root, fileSystem }: Project): { readonly namespace?: string } {
  const { settings } = readSettings(join(root, 'overlays', cellName(cell), 'environment.yaml'), fileSystem);
  return settings === undefined ? {} : { namespace: settings.namespace };
}

function shown({ object, change, fields }: ObjectDifference): Omit<ObjectDifference, 'manifest'> {
  return { object, change, fields };
}
