import type { Json, JsonObject, KubeObject } from '../../manifest';
import type { OverlayInput, TraceStep, Write } from '../../overlay';
import { applyOverlay, namesOf } from '../../overlay';

/** The last word of the overlay on an object. */
export interface OverlaidObject<T> {
  readonly object: KubeObject;
  readonly tag?: T;
  /** Every write to it, in order. */
  readonly writes: readonly Write[];
}

/** Applies the overlay once more and gives each object with all that was written to it. */
export function overlayWrites<T>(input: OverlayInput<T>): readonly OverlaidObject<T>[] {
  const writes: Write[] = [];
  const { resources } = applyOverlay({ ...input, trace: (write) => writes.push(write) });
  const untagged = writes.filter(({ tag }) => tag === undefined);
  return resources.map(({ object, tag }) => ({ object, ...(tag !== undefined && { tag }), writes: tag === undefined ? writesTo(object, untagged) : writes.filter((write) => write.tag === tag) }));
}

/** An object that the overlay brought is followed back from its present name. */
function writesTo({ kind, metadata }: KubeObject, writes: readonly Write[]): readonly Write[] {
  const last = writes.findLast(({ current }) => current.kind === kind && current.name === metadata.name && current.namespace === (metadata['namespace'] ?? ''));
  return last === undefined ? [] : writes.filter(({ original }) => original.kind === last.original.kind && original.name === last.original.name);
}

/** `spec.containers[0].image` of an object as steps, with elements by name where they have one. */
export function stepsIn(object: Json | undefined, path: string): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  let value = object;
  for (const [, quoted, position, word] of path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]"]+)\]|([^.[\]]+)/g)) {
    const key = quoted ?? position ?? word ?? '';
    if (position !== undefined && Array.isArray(value)) {
      const names = namesOf(value);
      const name = /^\d+$/.test(position) ? names?.[Number(position)] : position;
      const index = /^\d+$/.test(position) ? Number(position) : names?.indexOf(position) ?? -1;
      steps.push(name === undefined ? index : { name });
      value = value[index];
    } else {
      steps.push(key);
      value = isMap(value) ? value[key] : undefined;
    }
  }
  return steps;
}

/**
 * The write that a field owes its value to, if any: the last one to the field or to what holds it; or one inside it,
 * where that took something away, where the base had nothing there, or where the field is a plain map or list, whose
 * fault is that of its members.
 */
export function findWrite({ object, writes }: OverlaidObject<unknown>, base: KubeObject | undefined, path: string | undefined): Write | undefined {
  if (path === undefined) return writes.find((write) => write.steps.length === 0);
  const steps = stepsIn(object, path);
  const above = writes.findLast((write) => startsWith(steps, write.steps));
  if (above !== undefined && above.steps.length > 0) return above;
  const isMadeOfMembers = isPlain(valueAt(object, steps)) || valueAt(base, steps) === undefined;
  return writes.findLast((write) => startsWith(write.steps, steps) && (isMadeOfMembers || write.after === undefined)) ?? above;
}

export function startsWith(steps: readonly TraceStep[], start: readonly TraceStep[]): boolean {
  return start.length <= steps.length && start.every((step, index) => JSON.stringify(step) === JSON.stringify(steps[index]));
}

/** The value at such a path, or undefined where anything on the way is missing. */
export function valueAt(root: Json | undefined, steps: readonly TraceStep[]): Json | undefined {
  let value = root;
  for (const step of steps) {
    if (typeof step === 'object') value = Array.isArray(value) ? value.find((element) => isMap(element) && element['name'] === step.name) : undefined;
    else if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else value = isMap(value) ? value[step] : undefined;
  }
  return value;
}

function isPlain(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((member) => typeof member !== 'object' || member === null);
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
