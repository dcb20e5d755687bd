import type { JsonObject } from '../../manifest';
import { hintOf, nearest } from '../../nearest';
import type { Build } from '../build';
import { overlayCodes } from '../codes';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import { fit } from '../kustomization/shape';
import type { Decoder, Shape } from '../kustomization/shape';
import { refuseHelm } from '../offline';
import { printId } from '../resource/res-id';
import { ResMap } from '../resource/res-map';
import { readResources } from '../resource/read-resources';
import type { Resource } from '../resource/resource';
import type { Target } from '../step';

/** One config document of a plugin, with the place it stands at. */
export interface PluginDocument {
  readonly resource: Resource;
  readonly place: Place;
}

export type ReadFolder = (path: string, place: Place) => readonly Resource[] | undefined;

/**
 * The config documents that `generators`, `transformers` or `validators` name: files, folders with kustomizations of
 * their own, or inline YAML.
 */
export function readPluginDocuments(field: 'generators' | 'transformers' | 'validators', target: Target, readFolder: ReadFolder): PluginDocument[] | undefined {
  const { kustomization, loader, build } = target;
  const documents: PluginDocument[] = [];
  const all = new ResMap();
  for (const [index, entry] of (kustomization[field] ?? []).entries()) {
    const place = below(target.place, field, index);
    const read = readEntry(entry, place);
    if (!read) return undefined;
    for (const document of read) {
      if (!all.append(document.resource)) {
        refuse(build, 'ID_CONFLICT', `${printId(document.resource.id)} is there already`, document.place);
        return undefined;
      }
      documents.push(document);
    }
  }
  return documents;

  function readEntry(entry: string, place: Place): PluginDocument[] | undefined {
    if (isNothing(entry)) return [];
    if (isInline(entry)) return wrap(readResources(entry, place, build), place);
    if (loader.isFile(entry)) {
      const text = loader.readFile(entry, place);
      return text === undefined ? undefined : wrap(readResources(text, { file: loader.resolve(entry), text }, build), { file: loader.resolve(entry), text });
    }
    return wrap(readFolder(entry, place), place);
  }
}

const isNothing = (entry: string): boolean => /^\s*(?:#.*)?$/.test(entry);
const isInline = (entry: string): boolean => entry.includes('\n') || /^\s*\{/.test(entry);

function wrap(resources: readonly Resource[] | undefined, place: Place): PluginDocument[] | undefined {
  return resources?.map((resource, document) => ({ resource, place: place.path === undefined ? { ...place, document } : place }));
}

/**
 * The builtin that a document asks for, with its fields checked. Refusals: PLUGIN_NOT_BUILTIN (a program or a
 * container would have to run), HELM_REFUSED, PLUGIN_INVALID.
 */
export function choosePlugin<P extends { readonly shape: Shape; readonly needs?: string }>(
  { resource, place }: PluginDocument,
  known: Readonly<Record<string, P>>,
  build: Build,
  decoder: Decoder,
): { plugin: P; config: JsonObject } | undefined {
  const { apiVersion, kind } = resource;
  if (apiVersion !== 'builtin' || !Object.hasOwn(known, kind)) {
    refuseUnknown(resource, Object.keys(known), build, place);
    return undefined;
  }
  const plugin = known[kind] as P;
  const { value, faults } = fit(resource.object, plugin.shape, decoder);
  for (const { path, message } of faults) refuse(build, 'PLUGIN_INVALID', `${kind}: ${message}`, below(place, ...path));
  if (plugin.needs !== undefined && (resource.object[plugin.needs] ?? null) === null) {
    refuse(build, 'PLUGIN_INVALID', `${kind} needs ${plugin.needs}`, place);
    return undefined;
  }
  return faults.length > 0 ? undefined : { plugin, config: value as JsonObject };
}

function refuseUnknown({ apiVersion, kind }: Resource, known: readonly string[], build: Build, place: Place): void {
  if (apiVersion !== 'builtin') {
    refuse(build, 'PLUGIN_NOT_BUILTIN', `${apiVersion} ${kind} would run a program, and a build runs none`, place, { hint: overlayCodes.PLUGIN_NOT_BUILTIN.remedy });
  } else if (kind === 'HelmChartInflationGenerator') {
    refuseHelm(place, build);
  } else {
    const hint = hintOf(nearest(kind, known), `They are ${known.join(', ')}.`);
    refuse(build, 'PLUGIN_NOT_BUILTIN', `${kind} is none of the builtins that can stand here`, place, hint);
  }
}
