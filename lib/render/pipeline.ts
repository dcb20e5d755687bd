import { join } from 'node:path';
import { judge } from '../checks';
import type { CheckContext, JudgedManifest, JudgeOptions } from '../checks';
import type { Issue } from '../issue';
import { hasErrors, report } from '../issue';
import { printYaml } from '../manifest';
import type { PlacedObject } from '../output';
import { headerOf, layoutCell } from '../output';
import { applyOverlay } from '../overlay';
import { kindSchema } from '../schema';
import { readSettings } from '../settings';
import type { Settings } from '../settings';
import { addWaivers } from './add-waivers';
import { renderDelivery } from './cell-delivery';
import type { Delivered } from './delivered';
import { deliveredObjects } from './delivered';
import type { CellSources } from './locate/locate-issues';
import { locateIssues } from './locate/locate-issues';
import { placeObjects } from './place-objects';
import type { CellId, Project } from './project';
import { cellName } from './project';
import { relativeTo } from './relative-issues';
import { releaseAnnotations } from './release-annotations';
import type { ChartObject } from './render-charts';
import { renderCharts } from './render-charts';
import type { Connection, System } from './system';

/** A cell as it is rendered: objects, files, and everything that was found wrong. */
export interface CellRender {
  readonly cell: CellId;
  /** Absent where the settings could not be read. */
  readonly settings?: Settings;
  /** What it was rendered from, to seek lines in; absent where there is no render. */
  readonly sources?: CellSources;
  readonly connections: readonly Connection[];
  /** What the charts made, before the overlay. */
  readonly base: readonly ChartObject[];
  /** What the overlay made of it, with the place of each object. */
  readonly placed: readonly PlacedObject[];
  /** Text by path relative to dist; empty where there was an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

export interface RenderOptions {
  /** Judge what is rendered. @default true */
  readonly checks?: boolean;
  /** Which checks, and by which level. @default - all, by the namespace's level */
  readonly judge?: JudgeOptions & Pick<CheckContext, 'podSecurityLevel'>;
  /** What is delivered now, to judge the change by. @default - the change is not judged */
  readonly delivered?: Delivered;
}

/** settings -> charts -> objects -> overlay -> layout -> checks; writing is left to the caller. */
export async function renderCell(cell: CellId, project: Project, options: RenderOptions = {}): Promise<CellRender> {
  const name = cellName(cell);
  const overlay = join(project.root, 'overlays', name);
  const failed = (issues: readonly Issue[], settings?: Settings): CellRender => ({
    cell,
    settings,
    connections: [],
    base: [],
    placed: [],
    files: new Map(),
    issues: relativeTo(project.root, issues),
  });
  const system = await project.loadSystem(cell.system);
  if (system === undefined) return failed([withoutCharts(cell)]);

  // settings
  const read = readSettings(join(overlay, 'environment.yaml'), project.fileSystem, namesOf(system));
  const { settings } = read;
  if (settings === undefined || hasErrors(read.issues)) return failed(read.issues, settings);

  // charts, objects
  const charts = renderCharts(system, settings);
  const base = charts.objects.map((one) => ({ ...one, object: addWaivers(one.object, system, settings) }));
  const connections = system.connections(settings);

  // overlay
  const overlayInput = {
    directory: overlay,
    base: base.map(({ object, layer, service }) => ({ object, tag: { layer, service } })),
    strict: true,
    settingsOwned: base.map(({ object: { kind, metadata } }) => `${kind}/${metadata.name}`),
    // Kustomize's own schema knows neither custom resources nor kinds newer than Kubernetes 1.21.
    isClusterScoped: (apiVersion: string, kind: string) => kindSchema(apiVersion, kind)?.namespaced === false,
    fileSystem: project.fileSystem,
  };
  const overlaid = applyOverlay(overlayInput);
  const { placed, issues: placing } = placeObjects(overlaid.resources, system);
  const soFar = [...read.issues, ...charts.issues, ...overlaid.issues, ...placing];
  if (hasErrors(soFar)) return failed(soFar, settings);

  // layout
  const delivery = renderDelivery(cell, settings, placed, releaseAnnotations(cell, project), project);
  const files = new Map([
    ...layoutCell(name, placed),
    [`argocd/${cell.system}-${cell.environment}.yaml`, `${headerOf(name)}${printYaml(delivery)}`],
  ]);

  // checks
  const manifests = [...placed.map((one) => judged(one, cell)), ...delivery.map((object) => ({ object, file: `overlays/${name}/environment.yaml` }))];
  const before = options.delivered && deliveredObjects(options.delivered.textsOf(cell), files, project.distPath);
  const found = options.checks === false ? [] : judge({ manifests, before, cell: { ...cell, settings, connections, rules: system.rules }, podSecurityLevel: options.judge?.podSecurityLevel }, options.judge);
  const sources = { system, settings, overlay: overlayInput };
  const located = locateIssues(found, sources);
  return { cell, settings, sources, connections, base, placed, files, issues: relativeTo(project.root, [...soFar, ...located]) };
}

/** Names that the settings may speak of; a misspelt one is an error. */
function namesOf({ services, base }: System): { readonly services: readonly string[]; readonly databases: readonly string[] } {
  return { services: Object.keys(services), databases: Object.keys(base) };
}

function judged({ object, layer, service }: PlacedObject, { system, environment }: CellId): JudgedManifest {
  const application = `${system}-${environment}${layer === 'base' ? '-base' : ''}`;
  return { object, file: `charts/${system}/${service}.ts`, application };
}

function withoutCharts({ system, environment }: CellId): Issue {
  return report('SYSTEM_WITHOUT_CHARTS', `overlays/${system}/${environment} has no charts/${system}/index.ts`, {
    file: `overlays/${system}/${environment}/kustomization.yaml`,
  });
}
