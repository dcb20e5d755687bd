import type { JsonObject } from '../../manifest';
import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { GeneratorEntry, GeneratorOptions } from '../kustomization/kustomization';
import type { Loader } from '../load/loader';
import { makeResource } from '../resource/read-resources';
import type { Behavior, Resource } from '../resource/resource';
import { readData } from './read-data';
import type { Data } from './read-data';
import { noteBare, unreadableIn } from './generated-texts';

/** Another word counts as none, as in Kustomize. */
const behaviors = ['', 'create', 'replace', 'merge'];

/**
 * A ConfigMap or a Secret around data that the kind's generator has put into fields; with labels, annotations and the
 * wish for a hash as the options say. Refusal: GENERATOR_INVALID.
 */
export function generate(
  kind: 'ConfigMap' | 'Secret',
  entry: GeneratorEntry,
  place: Place,
  loader: Loader,
  build: Build,
  fill: (data: Data) => JsonObject,
): Resource | undefined {
  if (!entry.name) {
    refuse(build, 'GENERATOR_INVALID', `a generated ${kind} needs a name`, place);
    return undefined;
  }
  const data = readData(entry, loader, build, place);
  if (!data) return undefined;
  const { labels = {}, annotations = {}, immutable = false, disableNameSuffixHash = false } = entry.options ?? {};
  const object: JsonObject = {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: entry.name,
      ...(entry.namespace ? { namespace: entry.namespace } : {}),
      ...(Object.keys(labels).length > 0 ? { labels: { ...labels } } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations: { ...annotations } } : {}),
    },
    ...fill(data),
    ...(immutable ? { immutable: true } : {}),
  };
  const bad = unreadableIn(object);
  if (bad !== undefined) {
    refuse(build, 'GENERATOR_INVALID', bad, place);
    return undefined;
  }
  noteBare(object.data);
  const resource = makeResource(object, build);
  resource.behavior = behaviors.includes(entry.behavior ?? '') ? ((entry.behavior ?? '') as Behavior) : '';
  resource.needsHash = !disableNameSuffixHash;
  return resource;
}

/** What an entry's own options and the kustomization's `generatorOptions` come to. */
export function joinOptions(own: GeneratorOptions | undefined, general: GeneratorOptions | undefined): GeneratorOptions {
  return {
    labels: { ...general?.labels, ...own?.labels },
    annotations: { ...general?.annotations, ...own?.annotations },
    disableNameSuffixHash: (own?.disableNameSuffixHash ?? false) || (general?.disableNameSuffixHash ?? false),
    immutable: (own?.immutable ?? false) || (general?.immutable ?? false),
  };
}
