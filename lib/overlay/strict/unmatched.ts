import { report } from '../../issue';
import { nearest } from '../../nearest';
import type { Build } from '../build';
import { locate } from '../issues';
import type { Place } from '../issues';
import type { Selector } from '../kustomization/kustomization';
import type { ResMap } from '../resource/res-map';
import { printSelector } from '../select/selector';

/**
 * In strict mode a selector that takes nothing is an error: a label selector where that is what fails, else what
 * `code` says, with the nearest name.
 */
export function reportUnmatchedTarget(code: 'PATCH_MATCHES_NOTHING' | 'REPLACEMENT_MATCHES_NOTHING', what: string, selector: Selector, map: ResMap, build: Build, place: Place): void {
  if (!build.isStrict) return;
  const near = selector.name ? nearest(selector.name, map.allNames) : selector.kind ? nearest(selector.kind, map.resources.map(({ kind }) => kind)) : undefined;
  const byLabel = near === undefined && (selector.labelSelector ?? selector.annotationSelector ?? '') !== '';
  build.list.push(
    report(byLabel ? 'SELECTOR_MATCHES_NOTHING' : code, `${what} selects no resource: ${printSelector(selector)}`, {
      ...locate(place),
      ...(near === undefined ? {} : { hint: `did you mean ${near}?` }),
    }),
  );
}
