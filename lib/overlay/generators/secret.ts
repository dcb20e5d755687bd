import type { JsonObject } from '../../manifest';
import type { Build } from '../build';
import { below } from '../issues';
import type { Place } from '../issues';
import type { GeneratorEntry } from '../kustomization/kustomization';
import type { Loader } from '../load/loader';
import type { Generator, Target } from '../step';
import { generate, joinOptions } from './generate';
import { encodeBase64 } from './encoding';
import type { Data } from './read-data';

/**
 * Makes Secrets as the ConfigMap generator makes ConfigMaps, with all values in base64.
 *
 *     secretGenerator:
 *       - name: web
 *         type: kubernetes.io/tls
 *         files: [tls.crt, tls.key]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_secretgenerator_
 * Refusals: GENERATOR_INVALID, and those of the loader.
 */
export function secretGenerators({ kustomization, place, loader, build }: Omit<Target, 'configuration'>): Generator[] {
  return (kustomization.secretGenerator ?? []).map((entry, index) =>
    secretGenerator({ ...entry, options: joinOptions(entry.options, kustomization.generatorOptions) }, below(place, 'secretGenerator', index), loader, build),
  );
}

export function secretGenerator(entry: GeneratorEntry, place: Place, loader: Loader, build: Build): Generator {
  const fill = (data: Data): JsonObject => ({
    type: entry.type || 'Opaque',
    data: Object.fromEntries([...data].map(([key, value]) => [key, encodeBase64(value)])),
  });
  return { kind: 'SecretGenerator', place, run: () => generate('Secret', entry, place, loader, build, fill) };
}
