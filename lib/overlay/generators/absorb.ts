import type { JsonObject } from '../../manifest';
import type { Build } from '../build';
import { keepOrigin } from '../build-metadata';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { printId } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { textsOf } from '../resource/texts-of';
import { encodeBase64 } from './encoding';
import { noteBare, unreadableIn } from './generated-texts';

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
    mergeField(made.object, dataOf(old.object), 'data');
    mergeField(made.object, textsOf(old.object.binaryData, ''), 'binaryData');
    keepOrigin(made, old);
  }
  const bad = unreadableIn(made.object);
  if (bad !== undefined) return refuse(build, 'GENERATOR_INVALID', `${printId(made.id)}: ${bad}`, place);
  map.replace(old, made);
}

function takeMetadata(made: Resource, old: Resource): void {
  for (const field of ['labels', 'annotations']) mergeField(made.editMetadata(), textsOf(old.metadata[field], 'null'), field);
  made.setName(old.name);
  made.setNamespace(old.namespace);
  made.inherit(old);
}

/** The data, with what a Secret has as plain text. */
function dataOf({ kind, data, stringData }: JsonObject): Record<string, string> {
  const plain = kind === 'Secret' ? textsOf(stringData, '') : {};
  const encoded = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, encodeBase64(value)]));
  return { ...textsOf(data, ''), ...encoded };
}

/** The old texts with the new ones over them. */
function mergeField(made: JsonObject, old: Record<string, string>, field: string): void {
  const joined = { ...old, ...textsOf(made[field], '') };
  delete made[field];
  if (Object.keys(joined).length === 0) return;
  noteBare(joined);
  made[field] = joined;
}
