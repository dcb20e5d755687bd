import { posix } from 'node:path';
import type { Build } from './build';
import { configuredOrigin, fileOrigin, noteTransformation, writeOrigin } from './build-metadata';
import type { Configuration } from './configuration';
import { emptyConfiguration, mergeConfigurations, readConfigurations } from './configuration';
import { readCrds } from './crds';
import { absorb } from './generators/absorb';
import { configMapGenerators } from './generators/config-map';
import { secretGenerators } from './generators/secret';
import { below, hasFailed, refuse } from './issues';
import type { Place } from './issues';
import type { Kustomization } from './kustomization/kustomization';
import { readKustomization } from './kustomization/read-kustomization';
import type { Loader } from './load/loader';
import { setOpenApi } from './openapi';
import { refuseHelm } from './offline';
import { order } from './order';
import { pluginGenerators, pluginSteps, runValidators } from './plugins/run-plugins';
import { readResources } from './resource/read-resources';
import { ResMap } from './resource/res-map';
import { refuseTwin } from './resource/refuse-twin';
import type { Resource } from './resource/resource';
import type { OriginTrail, Step, Target } from './step';
import { reportIdleComponent, snapshot } from './strict/idle-component';
import { traced } from './trace';
import { declareVars } from './vars/resolve-vars';
import type { PlacedVar } from './vars/resolve-vars';

/** What a kustomization and those below it have come to. */
export interface Accumulated {
  map: ResMap;
  configuration: Configuration;
  readonly vars: Map<string, PlacedVar>;
}

/** A kustomization that was read, about to be accumulated. */
export interface Opened {
  readonly kustomization: Kustomization;
  readonly place: Place;
  readonly loader: Loader;
  readonly build: Build;
  readonly origin?: OriginTrail;
}

/** What a kustomization starts from. */
export const emptyAccumulated = (): Accumulated => ({ map: new ResMap(), configuration: emptyConfiguration, vars: new Map() });

/** Reads the kustomization of a folder; undefined after a refusal. */
export function open(loader: Loader, named: Place, build: Build, origin?: OriginTrail): Opened | undefined {
  const read = readKustomization(loader, named, build);
  if (!read || !setOpenApi(read.kustomization, loader, read.place, build)) return undefined;
  return { ...read, loader, build, ...(origin ? { origin } : {}) };
}

/**
 * Does all that one kustomization says, in Kustomize's order: resources, generators, components, transformers,
 * validators. `into` holds what was there before: a component works on its parent's resources.
 */
export function accumulate(opened: Opened, into: Accumulated): boolean {
  const { kustomization, place, loader, build } = opened;
  if (!hasNoCharts(opened) || !addResources(opened, into)) return false;
  const own = readConfigurations(kustomization.configurations ?? [], loader, place, build);
  const crds = own && readCrds(kustomization.crds ?? [], loader, place, build);
  const both = crds && mergeConfigurations(own, crds, place, build);
  if (!both || !mergeConfiguration(into, both, place, build)) return false;
  const target = (): Target => ({ ...opened, configuration: into.configuration });
  if (!runGenerators(target(), into)) return false;
  if (!addComponents(opened, into)) return false;
  if (!runSteps(order.flatMap((transformer) => transformer(target())), target(), into.map)) return false;
  const steps = pluginSteps(target(), accumulatePlugins(opened));
  if (!steps || !runSteps(steps, target(), into.map)) return false;
  if (!runValidators(target(), accumulatePlugins(opened), into.map)) return false;
  const vars = (kustomization.vars ?? []).map((entry, index) => ({ entry, place: below(place, 'vars', index) }));
  declareVars(into.map, vars, into.vars, build);
  return !hasFailed(build);
}

function hasNoCharts({ kustomization, build, place }: Opened): boolean {
  const field = (['helmCharts', 'helmChartInflationGenerator'] as const).find((name) => (kustomization[name]?.length ?? 0) > 0);
  if (field) refuseHelm(below(place, field), build);
  return field === undefined;
}

function addResources(opened: Opened, into: Accumulated): boolean {
  const { kustomization, place, loader, build } = opened;
  for (const [index, path] of (kustomization.resources ?? []).entries()) {
    const here = below(place, 'resources', index);
    const isAdded = loader.isFile(path) ? addFile(path, here, opened, into) : addFolder(path, here, opened, into, false);
    if (!isAdded || hasFailed(build)) return false;
  }
  return true;
}

function addFile(path: string, here: Place, { loader, build, origin }: Opened, into: Accumulated): boolean {
  const text = loader.readFile(path, here);
  const resources = text === undefined ? undefined : readResources(text, { file: loader.resolve(path), text }, build);
  for (const resource of resources ?? []) {
    if (!writeOrigin(resource, fileOrigin(origin, path))) {
      refuse(build, 'ANNOTATION_INVALID', `${resource.kind}/${resource.name}: metadata.annotations must be a map, to note the origin in`, resource.place ?? here);
    }
    traced(build.trace, 'resources', here, into.map, () => append(into.map, resource, here, build));
    if (hasFailed(build)) return false;
  }
  return resources !== undefined;
}

/** Adds a resource at the end; answers whether its id was free. Refusal: ID_CONFLICT. */
export function append(map: ResMap, resource: Resource, place: Place, build: Build): boolean {
  if (map.append(resource)) return true;
  refuseTwin(resource, place, build);
  return false;
}

/** Accumulates the kustomization of a folder, alone or, for a component, on what is there. */
function addFolder(path: string, here: Place, opened: Opened, into: Accumulated, isComponent: boolean): boolean {
  const { build } = opened;
  const loader = opened.loader.enter(path, here);
  const child = loader && open(loader, here, build, opened.origin && { ...opened.origin, directory: posix.join(opened.origin.directory, path) });
  if (!child) return false;
  const { kind } = child.kustomization;
  if ((kind === 'Component') !== isComponent) {
    refuse(build, 'KUSTOMIZATION_INVALID', isComponent ? `${path} is a ${kind}, not a Component` : `${path} is a Component: name it in components`, here);
    return false;
  }
  const inner: Opened = { ...child, kustomization: { ...child.kustomization, buildMetadata: opened.kustomization.buildMetadata } };
  if (isComponent) {
    if (!accumulate(inner, into)) return false;
    // What a component leaves counts as that of a base does: ids are taken, and fields of some kinds come before those of all.
    const { configuration, map } = into;
    if (refuseTwin(map.twin, here, build)) return false;
    into.configuration = emptyConfiguration;
    return mergeConfiguration(into, configuration, here, build);
  }
  const result = emptyAccumulated();
  return accumulate(inner, result) && mergeAccumulated(into, result, here, build);
}

function mergeAccumulated(into: Accumulated, from: Accumulated, here: Place, build: Build): boolean {
  if (!mergeResources(into, from.map, here, build)) return false;
  for (const [name, declared] of from.vars) {
    if (into.vars.has(name)) refuse(build, 'VAR_INVALID', `there is a var ${name} already`, declared.place);
    into.vars.set(name, declared);
  }
  return mergeConfiguration(into, from.configuration, here, build);
}

function mergeResources(into: Accumulated, from: ResMap, here: Place, build: Build): boolean {
  if (into.map.resources.length > 0) return from.resources.every((resource) => append(into.map, resource, here, build));
  // A first base brings its index along: most overlays have no other.
  into.map = from;
  return !refuseTwin(from.twin, here, build);
}

function mergeConfiguration(into: Accumulated, added: Configuration, place: Place, build: Build): boolean {
  const merged = mergeConfigurations(into.configuration, added, place, build);
  if (merged) into.configuration = merged;
  return merged !== undefined;
}

function addComponents(opened: Opened, into: Accumulated): boolean {
  const { kustomization, place, build } = opened;
  for (const [index, path] of (kustomization.components ?? []).entries()) {
    const here = below(place, 'components', index);
    const before = build.isStrict ? snapshot(into, build) : undefined;
    if (!addFolder(path, here, opened, into, true) || hasFailed(build)) return false;
    if (before) reportIdleComponent(path, before, into, build, here);
  }
  return true;
}

function runGenerators(target: Target, into: Accumulated): boolean {
  const { build, origin } = target;
  const external = pluginGenerators(target, accumulatePlugins(target));
  if (!external) return false;
  for (const generator of [...configMapGenerators(target), ...secretGenerators(target), ...external]) {
    const made = generator.run();
    if (!made) return false;
    writeOrigin(made, configuredOrigin(origin, generator.kind, generator.configuredBy ? generator.place : target.place, generator.configuredBy));
    traced(build.trace, generator.kind, generator.place, into.map, () => absorb(into.map, made, build, generator.place));
    if (hasFailed(build)) return false;
  }
  return true;
}

/** Runs steps one after the other and stops at the first that fails. */
function runSteps(steps: readonly Step[], target: Target, map: ResMap): boolean {
  const { build, origin } = target;
  if (hasFailed(build)) return false;
  for (const step of steps) {
    traced(step.tracesItself ? undefined : build.trace, step.kind, step.place, map, () => step.run(map));
    if (hasFailed(build)) return false;
    const source = configuredOrigin(origin, step.kind, target.place, step.configuredBy);
    for (let count = step.count ?? 1; source && count > 0; count -= 1) noteTransformation(map, source, step.place, build);
  }
  return true;
}

/** Config documents may themselves come from a kustomization. */
function accumulatePlugins(opened: Opened): (path: string, place: Place) => readonly Resource[] | undefined {
  return (path, place) => {
    const result = emptyAccumulated();
    return addFolder(path, place, opened, result, false) ? result.map.resources : undefined;
  };
}
