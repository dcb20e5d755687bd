import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import type { KubeObject } from '../../lib/manifest';
import type { Settings } from '../../lib/settings';
import { lines, readCell } from '../settings/read';

/** Settings of a cell in namespace shop-prod: the least that a cell can say, and `text`. */
export function cell(text = ''): Settings {
  const { settings, issues } = readCell(text);
  if (settings === undefined) throw new Error(lines(issues).join('\n'));
  return settings;
}

/** What a part adds to a chart, as plain objects. */
export function render(add: (chart: Chart) => void): readonly KubeObject[] {
  const chart = new Chart(new App(), 'test', { namespace: 'shop-prod', disableResourceNameHashes: true });
  add(chart);
  return JSON.parse(JSON.stringify(chart.toJson())) as KubeObject[];
}

/** The one object of a kind, or of a kind and name. */
export function only(objects: readonly KubeObject[], kind: string, name?: string): KubeObject {
  const found = objects.filter((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} of ${kind} ${name ?? ''} among ${objects.map(({ kind: other, metadata }) => `${other}/${metadata.name}`).join(', ')}`);
  }
  return first;
}

export const names = (objects: readonly KubeObject[]): readonly string[] => objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);

/** Expected objects, written as YAML. */
export const yaml = (text: string): unknown => parse(text);
