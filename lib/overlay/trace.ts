import type { Json } from '../manifest';
import { isMap, printId } from './resource/res-id';
import type { Resource } from './resource/resource';
import { copy } from './resource/copy';
import { locate } from './issues';
import type { Place } from './issues';

/** One write of the overlay, for `trellis explain`. */
export interface Write {
  /** The object's id before it was renamed, and now. */
  readonly original: { readonly kind: string; readonly name: string; readonly namespace: string };
  readonly current: { readonly kind: string; readonly name: string; readonly namespace: string };
  /** `spec.template.spec.containers[0].image`. */
  readonly path: string;
  readonly before?: Json;
  /** Absent where the field was removed. */
  readonly after?: Json;
  readonly file: string;
  readonly line?: number;
  /** The transformer: `ImageTagTransformer`, `PatchTransformer`, ... */
  readonly operation: string;
}

export type Trace = (write: Write) => void;

/** Runs a step and tells the trace what it changed; nothing is copied or compared where nobody traces. */
export function traced(trace: Trace | undefined, operation: string, place: Place, resources: readonly Resource[], step: () => void): void {
  if (!trace) return step();
  const before = new Map(resources.map((resource) => [resource, copy(resource.object)]));
  step();
  for (const resource of resources) {
    const was = before.get(resource);
    if (was) compare(was, resource.object, '', (path, old, now) => {
      const { kind, name, namespace } = resource.originalId;
      trace({
        original: { kind, name, namespace },
        current: { kind: resource.kind, name: resource.name, namespace: resource.namespace },
        path,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
        ...locate(place),
        operation,
      });
    });
  }
}

type Found = (path: string, old: Json | undefined, now: Json | undefined) => void;

/** Calls `found` for each leaf that differs. */
function compare(old: Json | undefined, now: Json | undefined, path: string, found: Found): void {
  if (Array.isArray(old) && Array.isArray(now)) {
    for (let index = 0; index < Math.max(old.length, now.length); index += 1) compare(old[index], now[index], `${path}[${index}]`, found);
    return;
  }
  if (isMap(old) && isMap(now)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) compare(old[key], now[key], path === '' ? key : `${path}.${key}`, found);
    return;
  }
  if (old === undefined && isMap(now) && Object.keys(now).length > 0) return compare({}, now, path, found);
  if (old !== now && !(typeof old === 'object' && JSON.stringify(old) === JSON.stringify(now))) found(path, old, now);
}

/** The id that a message names. */
export const nameOf = (resource: Resource): string => printId(resource.id);
