import type { JsonObject } from '../../manifest';
import type { Build } from '../build';
import { below } from '../issues';
import type { Place } from '../issues';
import type { GeneratorEntry } from '../kustomization/kustomization';
import type { Loader } from '../load/loader';
import type { Generator, Target } from '../step';
import { generate, joinOptions } from './generate';
import { decodeUtf8, encodeBase64 } from './encoding';
import type { Data } from './read-data';

/**
 * Makes ConfigMaps from literals, files and environment files.
 *
 *     configMapGenerator:
 *       - name: web
 *         literals: [LOG_LEVEL=info]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_configmapgenerator_
 * Refusals: GENERATOR_INVALID, and those of the loader.
 */
export function configMapGenerators({ kustomization, place, loader, build }: Omit<Target, 'configuration'>): Generator[] {
  return (kustomization.configMapGenerator ?? []).map((entry, index) =>
    configMapGenerator({ ...entry, options: joinOptions(entry.options, kustomization.generatorOptions) }, below(place, 'configMapGenerator', index), loader, build),
  );
}

export function configMapGenerator(entry: GeneratorEntry, place: Place, loader: Loader, build: Build): Generator {
  return { kind: 'ConfigMapGenerator', place, run: () => generate('ConfigMap', entry, place, loader, build, fill) };
}

/** Text goes to `data`, everything else to `binaryData`. */
function fill(data: Data): JsonObject {
  const fields: { data: Record<string, string>; binaryData: Record<string, string> } = { data: {}, binaryData: {} };
  for (const [key, value] of data) {
    const text = typeof value === 'string' ? value : decodeUtf8(value);
    if (text === undefined) fields.binaryData[key] = encodeBase64(value);
    else fields.data[key] = text;
  }
  return Object.fromEntries(Object.entries(fields).filter(([, held]) => Object.keys(held).length > 0));
}
