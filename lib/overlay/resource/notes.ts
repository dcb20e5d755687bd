import type { JsonObject } from '../../manifest';
import type { Resource } from './resource';

/** What the annotations begin with in which Kustomize keeps what it knows of a resource while it builds. */
export const internal = 'internal.config.kubernetes.io/';

/**
 * What Kustomize has noted of a resource in its annotations while it builds. A JSON patch finds the map there, and may
 * copy what is in it.
 */
export function notesOf({ previous, prefixes, suffixes, needsHash, behavior }: Resource): JsonObject {
  const former = (field: 'kind' | 'name' | 'namespace'): string => previous.map((was) => was[field]).join(',');
  const isGenerated = needsHash || behavior !== '';
  return {
    ...(isGenerated ? { [`${internal}generatorBehavior`]: behavior || 'unspecified' } : {}),
    ...(needsHash ? { [`${internal}needsHashSuffix`]: 'enabled' } : {}),
    ...(prefixes.length > 0 ? { [`${internal}prefixes`]: prefixes.join(',') } : {}),
    ...(previous.length > 0 ? { [`${internal}previousKinds`]: former('kind'), [`${internal}previousNames`]: former('name'), [`${internal}previousNamespaces`]: former('namespace') } : {}),
    ...(suffixes.length > 0 ? { [`${internal}suffixes`]: suffixes.join(',') } : {}),
  };
}

/** Whether it has noted anything: a former name, or a wish of a generator. */
export const isNoted = ({ previous, needsHash, behavior }: Resource): boolean => previous.length > 0 || needsHash || behavior !== '';
