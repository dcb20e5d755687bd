import type { Json } from '../manifest';
import type { TraceStep } from './changed-fields';
import { changedFields } from './changed-fields';
import { copy } from './resource/copy';
import { locate } from './issues';
import type { Place } from './issues';
import type { ResMap } from './resource/res-map';
import type { Resource } from './resource/resource';

/** One write of the overlay, for `trellis explain`. */
export interface Write {
  /** The object's id before it was renamed, and now. */
  readonly original: { readonly kind: string; readonly name: string; readonly namespace: string };
  readonly current: { readonly kind: string; readonly name: string; readonly namespace: string };
  /** That of the base object it is made of; absent for what the overlay itself brought. */
  readonly tag?: unknown;
  /** `spec.template.spec.containers[0].image`; empty where the step brought the whole object. */
  readonly path: string;
  /** The path with elements of lists by their name, where they have one. */
  readonly steps: readonly TraceStep[];
  readonly before?: Json;
  /** Absent where the field was removed. */
  readonly after?: Json;
  readonly file: string;
  readonly line?: number;
  /** The transformer or generator: `ImageTagTransformer`, `PatchTransformer`, ...; `resources` for a file. */
  readonly operation: string;
}

export type Trace = (write: Write) => void;

/** Runs a step and tells the trace what it changed and brought; nothing is copied or compared where nobody traces. */
export function traced(trace: Trace | undefined, operation: string, place: Place, map: ResMap, step: () => void): void {
  if (!trace) return step();
  const before = new Map(map.resources.map((resource) => [resource, copy(resource.object)]));
  step();
  const present = new Set(map.resources);
  const gone = [...before.keys()].filter((resource) => !present.has(resource));
  for (const resource of map.resources) {
    const old = before.has(resource) ? resource : gone.find((one) => one.tag === resource.tag && one.name === resource.name && one.kind === resource.kind);
    const was = old && before.get(old);
    const { kind, name, namespace } = resource.originalId;
    const told = {
      original: { kind, name, namespace },
      current: { kind: resource.kind, name: resource.name, namespace: resource.namespace },
      ...(resource.tag === undefined ? {} : { tag: resource.tag }),
      operation,
    };
    if (was === undefined) trace({ ...told, path: '', steps: [], after: copy(resource.object), ...locate(placeOf(resource, place)) });
    else for (const change of changedFields(was, resource.object)) trace({ ...told, ...change, ...locate(place) });
  }
}

/** Where a file wrote it, rather than where that file is named. */
function placeOf({ place }: Resource, step: Place): Place {
  return place ?? step;
}
