import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App } from 'cdk8s';
import craftista from '../../charts/craftista';
import { judge } from '../../lib/checks';
import { diskFileSystem } from '../../lib/file-system';
import { writeFiles } from '../../lib/output';
import type { CellRender, Project, System } from '../../lib/render';
import { cellName, listCells, planSynth, renderCell } from '../../lib/render';
import { readSettings } from '../../lib/settings';
import type { Settings } from '../../lib/settings';
import { measure, row } from './measure';
import { withServices } from './many-services';

const root = resolve('.');

function projectOf(system: System, outDirectory: string): Project {
  return { root, outDirectory, distPath: 'dist', fileSystem: diskFileSystem, loadSystem: async () => system, systemNames: () => [system.name] };
}

/** Charts through write against cdk8s alone, checks against rendering, and how both grow with the number of services. */
export async function benchRender(print: (line: string) => void): Promise<void> {
  const cells = listCells(projectOf(craftista, '')).filter(({ system }) => system === craftista.name);
  const settings = cells.map((cell) => readSettings(join(root, 'overlays', cellName(cell), 'environment.yaml'), diskFileSystem).settings).filter((one) => one !== undefined);
  print(`Rendering ${cells.length} cells of craftista, medians of 7:`);
  const times = await measure(7, {
    cdk8s: () => inFolder((folder) => settings.forEach((one, index) => synthByCdk8s(craftista, one, join(folder, String(index))))),
    trellis: () => inFolder((folder) => renderAndWrite(craftista, folder)),
    checks: await checksOf(craftista),
  });
  const { cdk8s = NaN, trellis = NaN, checks = NaN } = times;
  print(row('cdk8s itself: charts to files, one App a service', cdk8s));
  print(row('trellis: settings, charts, overlay, layout, write', trellis, `${(trellis / cdk8s).toFixed(2)} times cdk8s (aim: at most 1.5)`));
  print(row('all checks on the same cells', checks, `${(checks / trellis).toFixed(2)} of rendering (aim: at most 1)`));

  print('Cost a service as the system grows (one run each, after a warm-up):');
  for (const copies of [1, 4, 16]) {
    const system = withServices(craftista, copies);
    const count = Object.keys(system.services).length * cells.length;
    const grown = await measure(1, { render: () => inFolder((folder) => renderAndWrite(system, folder)), checks: await checksOf(system) });
    const { render = NaN, checks: judged = NaN } = grown;
    print(row(`${count} services in ${cells.length} environments`, render, `${(render / count).toFixed(2)} ms a service to render, ${(judged / count).toFixed(2)} to check`));
  }
}

async function inFolder(action: (folder: string) => unknown): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  await action(folder);
  rmSync(folder, { recursive: true });
}

function synthByCdk8s(system: System, settings: Settings, outdir: string): void {
  for (const build of [...Object.values(system.base), ...Object.values(system.services)]) {
    const app = new App({ outdir });
    build(app, settings);
    app.synth();
  }
}

async function renderAndWrite(system: System, folder: string): Promise<void> {
  const project = projectOf(system, folder);
  for (const cell of listCells(project).filter((one) => one.system === system.name)) {
    const { changes, issues } = await planSynth(cell, project, { checks: false });
    for (const issue of issues.filter(({ severity }) => severity === 'error')) throw new Error(issue.message);
    writeFiles(folder, changes);
  }
}

async function checksOf(system: System): Promise<() => void> {
  const project = projectOf(system, '');
  const renders: CellRender[] = [];
  for (const cell of listCells(project).filter((one) => one.system === system.name)) renders.push(await renderCell(cell, project, { checks: false }));
  return () => {
    for (const { cell, settings, connections, placed } of renders) {
      if (settings !== undefined) judge({ manifests: placed.map(({ object }) => ({ object })), cell: { ...cell, settings, connections } });
    }
  };
}
