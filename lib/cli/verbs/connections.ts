import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AllowedConnection, JudgedManifest } from '../../checks';
import { listConnections } from '../../checks';
import type { Issue } from '../../issue';
import { hasErrors } from '../../issue';
import type { OutsideEndSettings } from '../../settings';
import type { Io } from '../io';
import { readManifestFiles } from '../manifest-files';
import { printIssuesTo } from '../print-issues-to';
import { readManifests } from '../read-manifests';
import type { Verb } from '../verb';

/** `trellis connections`: who may talk to whom on what, in a cell as it renders or in any manifests. */
export const verb: Verb = {
  summary: 'list which workload may talk to which on what',
  usage: 'connections [CELL|PATH]',
  examples: ['trellis connections craftista/prod', 'trellis connections dist/craftista/prod --json'],
  options: { json: { type: 'boolean', help: 'print a JSON array of {from, to, ports}' } },
  positionals: [0, 1],
  run: async ({ values, positionals: [asked] }, io) => {
    const isPath = asked !== undefined && (asked === '-' || existsSync(resolve(io.cwd, asked)));
    const { manifests, controllers, issues } = isPath ? readPath(asked, io) : await renderCells(asked, io);
    printIssuesTo(io, issues);
    if (manifests.length === 0 && issues.length > 0) return 1;
    const { connections, issues: refused } = listConnections(manifests, controllers);
    printIssuesTo(io, refused);
    io.out(values['json'] === true ? `${JSON.stringify(connections, null, 2)}\n` : printConnections(connections));
    return hasErrors([...issues, ...refused]) ? 1 : 0;
  },
};

interface Found {
  readonly manifests: readonly JudgedManifest[];
  /** Where the settings place the Ingress controllers. */
  readonly controllers?: readonly OutsideEndSettings[];
  readonly issues: readonly Issue[];
}

/** A folder may hold anything: what is no manifest is passed over, and what cannot be read is a warning. */
function readPath(path: string, io: Io): Found {
  const { files, issues } = readManifestFiles([path], io);
  const read = files.map(readManifests);
  const unreadable = read.flatMap((one) => one.issues.filter(({ code }) => code === 'YAML_SYNTAX'));
  return {
    manifests: read.flatMap((one) => one.manifests),
    issues: [...issues, ...unreadable.map((issue): Issue => ({ ...issue, severity: 'warning' }))],
  };
}

/** Rendering is loaded only here: it brings the charts' libraries. */
async function renderCells(name: string | undefined, io: Io): Promise<Found> {
  const { openProject, renderCell, selectCells } = await import('../../render');
  const project = openProject(io);
  const { cells, issues } = selectCells(project, name === undefined ? [] : [name]);
  const renders = [];
  for (const cell of cells) renders.push(await renderCell(cell, project, { checks: false }));
  const controllers = new Map(renders.flatMap(({ settings }) => (settings?.outside.ingress ? [[JSON.stringify(settings.outside.ingress), settings.outside.ingress] as const] : [])));
  return {
    manifests: renders.flatMap(({ placed }) => placed.map(({ object }) => ({ object }))),
    controllers: [...controllers.values()],
    issues: [...issues, ...renders.flatMap((render) => render.issues)],
  };
}

function printConnections(connections: readonly AllowedConnection[]): string {
  return connections.map(({ from, to, ports }) => `${from} => ${to} : ${ports}\n`).join('');
}
