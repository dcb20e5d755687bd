import type { JsonObject } from '../../manifest';
import { isUnwritten } from '../../manifest';
import type { Build } from '../build';
import type { FieldSpec } from '../fields/field-spec';
import type { Visit } from '../fields/visit-field';
import { visitField } from '../fields/visit-field';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isNoted } from '../resource/notes';
import { isMap, printId } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { unreadableKey, unreadableText } from '../resource/unreadable';
import { assignAll } from '../shared-values';

/** Sets name and value pairs in every map that the field specs name. Refusal: FIELD_MISMATCH. */
export function setPairs(map: ResMap, pairs: Readonly<Record<string, string>>, fieldSpecs: readonly FieldSpec[], build: Build, place: Place): void {
  const entries = Object.entries(pairs);
  if (entries.length === 0) return;
  const emptyKey = entries.some(([key]) => key.trim() === '') ? 'a key is empty' : undefined;
  const badKeys = new Map(entries.map(([key]) => [key, unreadableKey(key)]));
  const badText = first(entries.map(([key, text]) => unreadableText(key, text)));
  for (const resource of map.resources) {
    const holders: JsonObject[] = [];
    const mismatch = collectHolders(resource, fieldSpecs, holders);
    if (mismatch === undefined && holders.length === 0) continue;
    const badKey = (): string | undefined => first(entries.map(([key]) => (holders.some((holder) => !Object.hasOwn(holder, key)) ? badKeys.get(key) : undefined)));
    const fault = mismatch ?? emptyKey ?? badKey() ?? badText;
    if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
    for (const [key, value] of entries) assignAll(holders, key, value);
  }
}

/** Adds to `holders` the maps of a resource that the specs name; answers what is wrong, or undefined. */
function collectHolders(resource: Resource, fieldSpecs: readonly FieldSpec[], holders: JsonObject[]): string | undefined {
  const visit: Visit = (holder, key) => {
    const held = holder[key] ?? null;
    // What Kustomize puts into a null that it may not make a map is lost when it prints.
    if (held === null || (held === '' && isUnwritten(holder, key))) return undefined;
    if (!isMap(held)) return `${key} is no map`;
    holders.push(held);
    return undefined;
  };
  for (const spec of fieldSpecs) {
    // Kustomize notes former names and wishes for a hash in annotations, which are there then.
    if (spec.path === 'metadata/annotations' && isNoted(resource) && !isMap(resource.metadata.annotations)) resource.editMetadata().annotations = {};
    const fault = visitField(resource, spec, visit, 'map');
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const first = (faults: readonly (string | undefined)[]): string | undefined => faults.find((fault) => fault !== undefined);
