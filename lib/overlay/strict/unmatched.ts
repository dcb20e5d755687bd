import { report } from '../../issue';
import { hintOf, nearest } from '../../nearest';
import type { Build } from '../build';
import { locate } from '../issues';
import type { Place } from '../issues';
import type { Selector } from '../kustomization/kustomization';
import type { ResMap } from '../resource/res-map';
import { isMap, textOf } from '../resource/res-id';
import { printSelector } from '../select/selector';

/**
 * In strict mode a selector that takes nothing is an error: a label selector where that is what fails, else what
 * `code` says, with the nearest name.
 */
export function reportUnmatchedTarget(code: 'PATCH_MATCHES_NOTHING' | 'REPLACEMENT_MATCHES_NOTHING', what: string, selector: Selector, map: ResMap, build: Build, place: Place): void {
  if (!build.isStrict) return;
  const near = nearestId(selector, map);
  const byLabel = near === undefined && (selector.labelSelector ?? selector.annotationSelector ?? '') !== '';
  const meant = near ?? nearestPair(selector.labelSelector, 'labels', map) ?? nearestPair(selector.annotationSelector, 'annotations', map);
  build.list.push(
    report(byLabel ? 'SELECTOR_MATCHES_NOTHING' : code, `${what} selects no resource: ${printSelector(selector)}`, {
      ...locate(place),
      ...hintOf(meant),
    }),
  );
}

/** What the name, the kind or the namespace that no resource has is most like. */
function nearestId({ name, kind, namespace }: Selector, map: ResMap): string | undefined {
  const { resources } = map;
  return (
    nearestNew(name, new Set(map.allNames)) ??
    nearestNew(kind, new Set(resources.map((resource) => resource.kind))) ??
    nearestNew(namespace, new Set(resources.map((resource) => resource.namespace)))
  );
}

/** The pair of a resource that a requirement of a selector is most like: `app=web` for `app=wep`. */
function nearestPair(selector: string | undefined, field: 'labels' | 'annotations', map: ResMap): string | undefined {
  const pairs = new Set(
    map.resources.flatMap(({ metadata }) => {
      const held = metadata[field];
      return isMap(held) ? Object.entries(held).flatMap(([key, value]) => [`${key}=${textOf(value)}`, key]) : [];
    }),
  );
  for (const requirement of (selector ?? '').split(',')) {
    const wanted = requirement.replace('==', '=').replaceAll(' ', '');
    if (pairs.has(wanted)) continue;
    // The only value that a label has is meant, however unlike.
    const [only, ...others] = [...pairs].filter((pair) => pair.startsWith(`${wanted.split('=', 1)[0] ?? ''}=`));
    const near = nearestNew(wanted, pairs) ?? (others.length === 0 ? only : undefined);
    if (near !== undefined) return near;
  }
  return undefined;
}

function nearestNew(wanted: string | undefined, known: ReadonlySet<string>): string | undefined {
  return !wanted || known.has(wanted) ? undefined : nearest(wanted, known);
}
