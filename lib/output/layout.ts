import type { KubeObject } from '../manifest';
import { printYaml } from '../manifest';

/** Which of a cell's two Applications delivers an object. */
export type Layer = 'base' | 'service';

export interface PlacedObject {
  readonly object: KubeObject;
  readonly layer: Layer;
  /** Names the file: the service or store whose chart made the object. */
  readonly service: string;
}

/** `craftista/dev/catalogue.yaml`, or `craftista/dev/base/postgres.yaml` for the platform and data stores. */
export function pathOf(cell: string, layer: Layer, service: string): string {
  return layer === 'base' ? `${cell}/base/${service}.yaml` : `${cell}/${service}.yaml`;
}

/** Turns a cell's objects into its files (text by path relative to dist), objects in the order given. */
export function layoutCell(cell: string, placed: readonly PlacedObject[]): ReadonlyMap<string, string> {
  const groups = new Map<string, KubeObject[]>();
  for (const { object, layer, service } of placed) {
    const path = pathOf(cell, layer, service);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [object]);
    else group.push(object);
  }
  return new Map([...groups].map(([path, objects]) => [path, `${headerOf(cell)}${printYaml(objects)}`]));
}

const headerStart = '# Rendered by Trellis';

/** The first line of every file in dist: whose it is, and where to change it; '' for what belongs to no cell. */
export function headerOf(cell: string): string {
  const [system = ''] = cell.split('/');
  const sources = cell === '' ? 'the delivery settings in overlays' : `charts/${system} or overlays/${cell}`;
  return `${headerStart}: change ${sources}, then run npm run synth.\n`;
}

export function bearsHeader(text: string): boolean {
  return text.startsWith(headerStart);
}
