import { openRepository } from '../../git';
import { hasErrors } from '../../issue';
import type { ImageRow } from '../../promotion';
import { listImages } from '../../promotion';
import { listCells, openProject, selectCells } from '../../render';
import { printIssuesTo } from '../print-issues-to';
import type { Verb } from '../verb';

/** `trellis images`: which tag is where, and what could be promoted. */
export const verb: Verb = {
  summary: 'list image tags by environment, and which are ahead',
  usage: 'images [SYSTEM]',
  examples: ['trellis images', 'trellis images craftista --json'],
  options: {
    env: { type: 'string', value: 'NAME', help: 'only this environment' },
    json: { type: 'boolean', help: 'print a JSON array of {system, services, image, tags, ahead}' },
  },
  positionals: [0, 1],
  run: async ({ values, positionals }, io) => {
    const project = openProject(io);
    const { cells, issues } = selectCells(project, positionals);
    const systems = [...new Set((positionals.length === 0 ? listCells(project) : cells).map(({ system }) => system))];
    const lists = systems.map((system) => listImages(system, project, openRepository(io.root)));
    const found = [...issues, ...lists.flatMap((list) => list.issues)];
    const environment = values['env'];
    const rows = lists.flatMap((list) => list.rows).flatMap((row) => (typeof environment === 'string' ? narrow(row, environment) : [row]));
    printIssuesTo(io, found);
    io.out(values['json'] === true ? `${JSON.stringify(rows, null, 2)}\n` : printRows(rows));
    return hasErrors(found) ? 1 : 0;
  },
};

function narrow(row: ImageRow, environment: string): readonly ImageRow[] {
  const tag = row.tags[environment];
  return tag === undefined ? [] : [{ ...row, tags: { [environment]: tag }, ahead: row.ahead.filter((name) => name === environment) }];
}

function printRows(rows: readonly ImageRow[]): string {
  const environments = [...new Set(rows.flatMap(({ tags }) => Object.keys(tags)))];
  const table = rows.map(({ system, services, image, tags, ahead }) => [
    `${system}/${services.join(',') || '-'}`,
    image,
    ...environments.map((environment) => tags[environment] || '-'),
    ahead.length === 0 ? '' : `${ahead.join(', ')} ahead`,
  ]);
  const lines = [['SERVICE', 'IMAGE', ...environments.map((name) => name.toUpperCase()), ''], ...table];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => `${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`).join('');
}
