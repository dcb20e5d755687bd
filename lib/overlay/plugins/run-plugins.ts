import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { copy } from '../resource/copy';
import { refuse } from '../issues';
import { lenient } from '../kustomization/shape';
import type { ResMap } from '../resource/res-map';
import type { Generator, Step, Target } from '../step';
import { generatorPlugins } from './generator-plugins';
import type { PluginDocument, ReadFolder } from './read-plugins';
import { choosePlugin, readPluginDocuments } from './read-plugins';
import { transformerPlugins } from './transformer-plugins';
import { watched } from './watch';

/** The generators of config documents; undefined after a refusal. */
export function pluginGenerators(target: Target, readFolder: ReadFolder): Generator[] | undefined {
  return readPluginDocuments('generators', target, readFolder)?.reduce<Generator[] | undefined>((made, document) => {
    const chosen = made && choosePlugin(document, generatorPlugins, target.build, { dropsUnknown: true });
    if (!made || !chosen) return undefined;
    return [...made, { ...chosen.plugin.make(chosen.config, target, document.place), configuredBy: originOf(document, target) }];
  }, []);
}

/** The steps of config documents; undefined after a refusal. */
export function pluginSteps(target: Target, readFolder: ReadFolder): Step[] | undefined {
  return makeSteps('transformers', target, readFolder);
}

/** Validators are transformers that may change nothing. Refusal: VALIDATOR_CHANGED. */
export function runValidators(target: Target, readFolder: ReadFolder, map: ResMap): boolean {
  const steps = makeSteps('validators', target, readFolder);
  for (const step of steps ?? []) {
    const written = writtenBy(step, map);
    if (!written) continue;
    refuse(target.build, 'VALIDATOR_CHANGED', `the validator ${step.kind} writes to ${written}`, step.place);
    return false;
  }
  return steps !== undefined;
}

/**
 * A resource that the step touches: to Kustomize even what is written anew with the same value has changed, but for
 * replacements.
 */
function writtenBy(step: Step, map: ResMap): string | undefined {
  let touched: string | undefined;
  const byContent = step.kind === 'ReplacementTransformer';
  const before = map.resources.map((resource) => {
    const { object, previous, kind, name } = resource;
    const id = `${kind}/${name}`;
    resource.object = byContent ? copy(object) : watched(object, () => (touched ??= id));
    return { resource, id, object, seen: resource.object, ids: previous.length };
  });
  step.run(map);
  for (const { resource, id, object, seen, ids } of before) {
    if (byContent && !isDeepStrictEqual(object, seen)) touched ??= id;
    if (resource.object !== seen || resource.previous.length !== ids || !map.resources.includes(resource)) touched ??= id;
    resource.object = object;
  }
  return touched;
}

function makeSteps(field: 'transformers' | 'validators', target: Target, readFolder: ReadFolder): Step[] | undefined {
  return readPluginDocuments(field, target, readFolder)?.reduce<Step[] | undefined>((made, document) => {
    const chosen = made && choosePlugin(document, transformerPlugins, target.build, lenient);
    if (!made || !chosen) return undefined;
    return [...made, { ...chosen.plugin.make(chosen.config, target, document.place), configuredBy: originOf(document, target) }];
  }, []);
}

/** Where a config document says it comes from: its file and its id. */
function originOf({ resource, place }: PluginDocument, { loader, origin }: Target) {
  const { apiVersion, kind, name, namespace } = resource;
  // What a folder of config documents holds says where in it each stands.
  const { file } = resource.place ?? place;
  return { configuredIn: posix.join(origin?.directory ?? '.', posix.relative(loader.root, file)), configuredBy: { apiVersion, kind, ...(name === '' ? {} : { name }), ...(namespace === '' ? {} : { namespace }) } };
}
