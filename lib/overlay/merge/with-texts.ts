import { copyNotes, isUnwritten } from '../../manifest';
import type { JsonObject } from '../../manifest';
import { isEmpty, isMap } from '../resource/res-id';
import { textsOf } from '../resource/texts-of';

/**
 * The metadata of a strategic patch with a target, or of one in `patchesStrategicMerge`: Kustomize writes labels and
 * annotations anew as texts, so that null becomes the text `null`, and none are none.
 */
export function withTexts(metadata: JsonObject): JsonObject {
  const written = { ...metadata };
  copyNotes(metadata, written);
  for (const field of ['labels', 'annotations']) {
    const held = metadata[field];
    if (held === undefined) continue;
    if (held === null || isUnwritten(metadata, field) || isEmpty(held)) delete written[field];
    else if (isMap(held)) written[field] = textsOf(held, 'null');
  }
  return written;
}
