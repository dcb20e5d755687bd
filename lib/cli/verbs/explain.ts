import { objectName } from '../../checks';
import { hasErrors } from '../../issue';
import type { Json } from '../../manifest';
import { printJson } from '../../manifest';
import type { Explanation } from '../../render';
import { explainObject, openProject, renderCell, selectCells } from '../../render';
import { printIssuesTo } from '../print-issues-to';
import { refuseUsage } from '../refuse-usage';
import type { Verb } from '../verb';

/** `trellis explain`: the chart's line an object is made in, and the overlay's lines that changed it since. */
export const verb: Verb = {
  summary: 'say where a value came from: the line of the chart, and of each overlay entry that changed it',
  usage: 'explain CELL KIND/NAME [FIELD]',
  examples: ['trellis explain craftista/dev Deployment/frontend spec.template.spec.containers[0].image'],
  options: { json: { type: 'boolean', help: 'print a JSON array of {object, path, value, chart, writes}' } },
  positionals: [2, 3],
  run: async ({ values, positionals: [cellName = '', asked = '', path] }, io) => {
    const project = openProject(io);
    const { cells, issues } = selectCells(project, [cellName]);
    const [cell] = cells;
    if (cell === undefined || cells.length > 1) {
      printIssuesTo(io, issues);
      return refuseUsage(io, 'explain', `name one cell as system/environment, not "${cellName}"`);
    }
    const render = await renderCell(cell, project, { checks: false });
    printIssuesTo(io, render.issues);
    if (render.sources === undefined || hasErrors(render.issues)) return 1;
    const [kind = '', name = ''] = asked.split('/').slice(-2);
    const found = explainObject(kind, name, path, project.root, render.sources);
    if (found.length === 0) return refuseUsage(io, 'explain', `${cellName} has no ${asked}`);
    if (path !== undefined && found.every(isEmpty)) return refuseUsage(io, 'explain', `${asked} has no field ${path}`);
    io.out(values['json'] === true ? `${printJson(found.map((one) => ({ ...one, object: objectName(one.object), path })), 2)}\n` : found.map((one) => print(one, path)).join('\n'));
    return 0;
  },
};

function isEmpty({ value, chart, writes }: Explanation): boolean {
  return value === undefined && chart?.value === undefined && writes.length === 0;
}

/** The way of the value downwards, a line a step; what is delivered is the last of them. */
function print({ object, chart, writes }: Explanation, path: string | undefined): string {
  const made = path === undefined || chart === undefined ? '' : ` ${show(chart.value)}`;
  const lines = [
    ...(chart === undefined ? [] : [`${printPlace(chart)} chart${made}`]),
    ...writes.map(({ operation, path: at, before, after, ...place }) => `${printPlace(place)} ${operation}${at === '' ? '' : ` ${at} ${show(before)} -> ${show(after)}`}`),
  ];
  return `${[objectName(object), path].filter((part) => part !== undefined).join(' ')}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function printPlace({ file, line }: { readonly file?: string; readonly line?: number }): string {
  return file === undefined ? '(no line known)' : [file, line].filter((part) => part !== undefined).join(':');
}

function show(value: Json | undefined): string {
  return value === undefined ? '(absent)' : printJson(value);
}
