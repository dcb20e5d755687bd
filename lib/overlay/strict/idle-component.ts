import { report } from '../../issue';
import type { Accumulated } from '../accumulate';
import type { Build } from '../build';
import { printGoJson } from '../go-json';
import { locate } from '../issues';
import type { Place } from '../issues';

/** The resources before a component, as texts. */
export interface Snapshot {
  readonly texts: ReadonlyMap<unknown, string>;
  readonly configuration: unknown;
  readonly openApi: unknown;
}

export function snapshot({ map, configuration }: Accumulated, { openApi }: Build): Snapshot {
  return { texts: new Map(map.resources.map((resource) => [resource, printGoJson(resource.object)])), configuration, openApi };
}

/** In strict mode a component that adds, changes and configures nothing is an error. */
export function reportIdleComponent(path: string, { texts, configuration, openApi }: Snapshot, after: Accumulated, build: Build, place: Place): void {
  const { resources } = after.map;
  const isIdle = resources.length === texts.size && resources.every((resource) => texts.get(resource) === printGoJson(resource.object));
  if (!isIdle || configuration !== after.configuration || openApi !== build.openApi) return;
  build.list.push(report('COMPONENT_CHANGES_NOTHING', `the component ${path} changes nothing`, locate(place)));
}
