import { copy } from '../resource/copy';
import { refuse } from '../issues';
import type { ResMap } from '../resource/res-map';
import type { Generator, Step, Target } from '../step';
import { generatorPlugins } from './generator-plugins';
import type { PluginDocument, ReadFolder } from './read-plugins';
import { choosePlugin, readPluginDocuments } from './read-plugins';
import { transformerPlugins } from './transformer-plugins';

/** The generators of config documents; undefined after a refusal. */
export function pluginGenerators(target: Target, readFolder: ReadFolder): Generator[] | undefined {
  return readPluginDocuments('generators', target, readFolder)?.reduce<Generator[] | undefined>((made, document) => {
    const chosen = made && choosePlugin(document, generatorPlugins, target.build);
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
    const before = map.resources.map((resource) => [resource, JSON.stringify(resource.object)] as const);
    const copies = new Map(before.map(([resource]) => [resource, copy(resource.object)]));
    step.run(map);
    for (const [resource, text] of before) {
      if (JSON.stringify(resource.object) === text) continue;
      resource.object = copies.get(resource) ?? resource.object;
      refuse(target.build, 'VALIDATOR_CHANGED', `the validator ${step.kind} changed ${resource.kind}/${resource.name}`, step.place);
      return false;
    }
  }
  return steps !== undefined;
}

function makeSteps(field: 'transformers' | 'validators', target: Target, readFolder: ReadFolder): Step[] | undefined {
  return readPluginDocuments(field, target, readFolder)?.reduce<Step[] | undefined>((made, document) => {
    const chosen = made && choosePlugin(document, transformerPlugins, target.build);
    if (!made || !chosen) return undefined;
    return [...made, { ...chosen.plugin.make(chosen.config, target, document.place), configuredBy: originOf(document, target) }];
  }, []);
}

/** Where a config document says it comes from: its file and its id. */
function originOf({ resource, place }: PluginDocument, { loader, origin }: Target) {
  const { apiVersion, kind, name, namespace } = resource;
  const below = place.file.startsWith(`${loader.root}/`) ? place.file.slice(loader.root.length + 1) : place.file;
  const folder = origin && origin.directory !== '.' ? `${origin.directory}/` : '';
  return { configuredIn: folder + below, configuredBy: { apiVersion, kind, ...(name === '' ? {} : { name }), ...(namespace === '' ? {} : { namespace }) } };
}
