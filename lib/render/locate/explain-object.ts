import { relative } from 'node:path';
import type { Json, KubeObject } from '../../manifest';
import type { Write } from '../../overlay';
import { chartLines } from './chart-lines';
import type { CellSources } from './locate-issues';
import { overlayWrites, startsWith, stepsIn, valueAt } from './overlay-writes';
import type { SourceLine } from './source-frame';

/** One step on the way of a value; `before` or `after` is absent where the field was. */
export interface ExplainedWrite extends Pick<Write, 'operation' | 'path' | 'before' | 'after' | 'line'> {
  /** From the project's root. */
  readonly file: string;
}

/** Where an object, or one field of it, comes from. */
export interface Explanation {
  readonly object: KubeObject;
  /** The value that is delivered; absent where there is none. */
  readonly value?: Json;
  /** What the chart made of it; absent for what the overlay brought. */
  readonly chart?: Partial<SourceLine> & { readonly value?: Json };
  /** What the overlay did to it since, in order. */
  readonly writes: readonly ExplainedWrite[];
}

/** Every object of a cell that has the kind and the name, before or after the overlay, with the history of a field or of all of it. */
export function explainObject(kind: string, name: string, path: string | undefined, root: string, { system, settings, overlay }: CellSources): readonly Explanation[] {
  const bases = new Map(overlay.base.map(({ object, tag }) => [tag, object]));
  const chartLine = chartLines(system, settings);
  const isAsked = (one: KubeObject | undefined): boolean => one?.kind === kind && one.metadata.name === name;
  return overlayWrites(overlay).flatMap(({ object, tag, writes }) => {
    const base = tag && bases.get(tag);
    if (!isAsked(object) && !isAsked(base)) return [];
    const steps = stepsIn(object, path ?? '');
    const [value, made] = [valueAt(object, steps), valueAt(base, steps)];
    const concerned = writes.filter((write) => startsWith(write.steps, steps) || startsWith(steps, write.steps));
    return {
      object,
      ...(value !== undefined && { value }),
      ...(tag && base && { chart: { ...chartLine(tag.layer, tag.service, base), ...(made !== undefined && { value: made }) } }),
      writes: concerned.map(({ operation, path: at, before, after, file, line }) => ({
        operation,
        path: at,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        file: relative(root, file).split('\\').join('/'),
        ...(line !== undefined && { line }),
      })),
    };
  });
}
