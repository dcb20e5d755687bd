import type { JsonObject } from '../../manifest';
import type { Build } from '../build';
import { keepOrigin } from '../build-metadata';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isMap, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { isTextKey } from '../set-pairs';
import { encodeBase64 } from './read-data';

/** Adds a generated resource, or lets it replace or be merged into the one of its id. Refusals: GENERATOR_CONFLICT, GENERATOR_INVALID. */
export function absorb(map: ResMap, made: Resource, build: Build, place: Place): void {
  const known = map.withAnyId(made);
  const [old] = known;
  const wants = made.behavior === 'merge' || made.behavior === 'replace' ? made.behavior : undefined;
  if (!old) {
    if (wants) return refuse(build, 'GENERATOR_CONFLICT', `there is no ${printId(made.id)} to ${wants}`, place);
    map.append(made);
    return;
  }
  if (known.length > 1) return refuse(build, 'GENERATOR_CONFLICT', `more than one resource is or was named ${printId(made.id)}`, place);
  if (!wants) return refuse(build, 'GENERATOR_CONFLICT', `${printId(made.id)} is there already: its behavior must be merge or replace`, place);
  takeMetadata(made, old);
  if (wants === 'merge') {
    const bad = [old.object.data, old.object.binaryData].flatMap((data) => (isMap(data) ? Object.keys(data) : [])).find((key) => !isTextKey(key));
    if (bad !== undefined) return refuse(build, 'GENERATOR_INVALID', `the key ${bad} of ${printId(made.id)} is no text in YAML, and Kustomize writes it without quotes`, place);
    for (const field of ['data', 'binaryData']) mergeField(made.object, { ...old.object, data: dataOf(old.object) }, field);
    keepOrigin(made, old);
  }
  map.replace(old, made);
}

function takeMetadata(made: Resource, old: Resource): void {
  for (const field of ['labels', 'annotations']) mergeField(made.editMetadata(), old.metadata, field);
  made.setName(old.name);
  made.setNamespace(old.namespace);
  made.inherit(old);
}

/** The data, with what a Secret has as plain text. */
function dataOf({ kind, data, stringData }: JsonObject): JsonObject {
  const plain = kind === 'Secret' && isMap(stringData) ? stringData : {};
  const encoded = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, encodeBase64(textOf(value))]));
  return { ...(isMap(data) ? data : {}), ...encoded };
}

/** The old map with the new one over it. */
function mergeField(made: JsonObject, old: JsonObject, field: string): void {
  const before = old[field];
  const after = made[field];
  const joined = { ...(isMap(before) ? before : {}), ...(isMap(after) ? after : {}) };
  if (Object.keys(joined).length > 0) made[field] = joined;
}
