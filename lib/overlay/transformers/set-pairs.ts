import type { JsonObject } from '../../manifest';
import { isUnwritten } from '../../manifest';
import type { Build } from '../build';
import type { FieldSpec } from '../fields/field-spec';
import { judgeField } from '../fields/visit-field';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isNoted } from '../resource/notes';
import { isMap, printId } from '../resource/res-id';
import { unreadableKey, unreadableText } from '../resource/unreadable';
import { assignAll } from '../shared-values';

/** Sets name and value pairs in every map that the field specs name. Refusal: FIELD_MISMATCH. */
export function setPairs(map: ResMap, pairs: Readonly<Record<string, string>>, fieldSpecs: readonly FieldSpec[], build: Build, place: Place): void {
  if (Object.keys(pairs).length === 0) return;
  for (const resource of map.resources) {
    const holders: JsonObject[] = [];
    for (const spec of fieldSpecs) {
      // Kustomize notes former names and wishes for a hash in annotations, which are there then.
      if (spec.path === 'metadata/annotations' && isNoted(resource) && !isMap(resource.metadata.annotations)) resource.editMetadata().annotations = {};
      const fault = judgeField(
        resource,
        spec,
        (holder, key) => {
          const parent = holder as JsonObject;
          const held = parent[key as string] ?? null;
          // What Kustomize puts into a null that it may not make a map is lost when it prints.
          if (held === null || (held === '' && isUnwritten(parent, key))) return undefined;
          if (!isMap(held)) return `${spec.path} is no map`;
          holders.push(held);
          return undefined;
        },
        'map',
      );
      if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
    }
    if (holders.length > 0 && Object.keys(pairs).some((key) => key.trim() === '')) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: a key is empty`, place);
    const newKeys = Object.keys(pairs).filter((key) => holders.some((holder) => !Object.hasOwn(holder, key)));
    const texts = holders.length > 0 ? Object.entries(pairs) : [];
    const unreadable = first(newKeys.map(unreadableKey)) ?? first(texts.map(([key, text]) => unreadableText(key, text)));
    if (unreadable !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${unreadable}`, place);
    for (const [key, value] of Object.entries(pairs)) assignAll(holders, key, value);
  }
}

const first = (faults: readonly (string | undefined)[]): string | undefined => faults.find((fault) => fault !== undefined);
