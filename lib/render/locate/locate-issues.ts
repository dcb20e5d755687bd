import { join } from 'node:path';
import { objectName } from '../../checks';
import type { Issue } from '../../issue';
import { orderIssues } from '../../order-issues';
import type { OverlayInput } from '../../overlay';
import type { Layer } from '../../output';
import type { Settings } from '../../settings';
import type { System } from '../system';
import { chartLines } from './chart-lines';
import type { OverlaidObject } from './overlay-writes';
import { findWrite, overlayWrites } from './overlay-writes';

/** Whose object it is. */
export interface ChartTag {
  readonly layer: Layer;
  readonly service: string;
}

/** What a cell was rendered from. */
export interface CellSources {
  readonly system: System;
  readonly settings: Settings;
  /** As the overlay was applied; each base object's tag is its own. */
  readonly overlay: OverlayInput<ChartTag>;
}

/**
 * Gives each issue that a check found in a rendered object the file and line to change: of the overlay where that wrote
 * the field, else of the chart where the object is made. Renders charts and overlay again, so it is asked only where
 * there are issues; issues with a line keep it.
 */
export function locateIssues(issues: readonly Issue[], { system, settings, overlay }: CellSources): readonly Issue[] {
  const isOpen = ({ file, line, object }: Issue): boolean => line === undefined && object !== undefined && file?.startsWith('charts/') === true;
  if (!issues.some(isOpen)) return issues;
  const overlaid = new Map(overlayWrites(overlay).map((one) => [objectName(one.object), one]));
  const bases = new Map(overlay.base.map(({ object, tag }) => [tag, object]));
  const chartLine = chartLines(system, settings);
  const placeOf = (one: OverlaidObject<ChartTag>, path: string | undefined): Pick<Issue, 'file' | 'line'> | undefined => {
    const base = one.tag && bases.get(one.tag);
    const write = findWrite(one, base, path);
    if (write !== undefined) return { file: write.file, ...(write.line !== undefined && { line: write.line }) };
    if (one.tag === undefined) return { file: join(overlay.directory, 'kustomization.yaml') };
    return base && chartLine(one.tag.layer, one.tag.service, base);
  };
  return orderIssues(
    issues.map((issue) => {
      const one = isOpen(issue) ? overlaid.get(issue.object ?? '') : undefined;
      return one === undefined ? issue : { ...issue, ...placeOf(one, issue.path) };
    }),
  );
}
