import type { Json } from '../../manifest';
import type { Selector } from '../kustomization/kustomization';
import type { ResMap } from '../resource/res-map';
import type { ResId } from '../resource/res-id';
import { isMap, noNamespace, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { LabelTest } from './label-selector';
import { compileLabelSelector } from './label-selector';
import { compilePattern, isPlain } from './regexp';

export interface CompiledSelector {
  readonly matches: (resource: Resource) => boolean;
  /** A name that all matches have or had, where the selector says one plainly. */
  readonly plainName?: string;
}

/**
 * A selector of patches and replacements: every part is a regular expression for the whole text, names and namespaces
 * may be the original or the current ones. Answers what is wrong with it where it is none.
 */
export function compileSelector(selector: Selector): CompiledSelector | string {
  const parts: Record<string, (text: string) => boolean> = {};
  for (const part of ['group', 'version', 'kind', 'name', 'namespace'] as const) {
    const test = compilePattern(selector[part] ?? '');
    if (!test) return `${part} ${JSON.stringify(selector[part])} is no regular expression`;
    parts[part] = test;
  }
  const labels = compileLabelSelector(selector.labelSelector ?? '');
  const annotations = compileLabelSelector(selector.annotationSelector ?? '');
  if (!labels) return `labelSelector ${JSON.stringify(selector.labelSelector)} cannot be read`;
  if (!annotations) return `annotationSelector ${JSON.stringify(selector.annotationSelector)} cannot be read`;
  const test = (part: string, text: string): boolean => parts[part]?.(text) ?? true;
  const matches = (resource: Resource): boolean => {
    const { gvk } = resource;
    if (!test('kind', gvk.kind) || !test('group', gvk.group) || !test('version', gvk.version)) return false;
    const original = resource.originalId;
    if (!test('name', original.name) && !test('name', resource.name)) return false;
    // A namespace that is written on a cluster-scoped resource is not one that selects it.
    const before = resource.isOutsideNamespaces ? noNamespace : effective(original);
    if (!test('namespace', before) && !test('namespace', resource.effectiveNamespace)) return false;
    return testLabels(labels, resource.metadata.labels) && testLabels(annotations, resource.metadata.annotations);
  };
  return { matches, ...(isPlain(selector.name ?? '') ? { plainName: selector.name } : {}) };
}

const effective = (id: ResId): string => id.namespace || (id.namespace === noNamespace ? noNamespace : 'default');

/** What the selector takes, in order. */
export function select(map: ResMap, selector: CompiledSelector): Resource[] {
  const candidates = selector.plainName === undefined ? map.resources : map.withAnyName(selector.plainName);
  return candidates.filter(selector.matches);
}

/** Labels or annotations as they stand in an object, judged by a selector. */
export function testLabels(test: LabelTest, held: Json | undefined): boolean {
  return test(texts(held));
}

function texts(value: Json | undefined): Record<string, string> {
  if (!isMap(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, textOf(item)]));
}

/** The selector as people write it, for messages. */
export function printSelector(selector: Selector): string {
  return Object.entries(selector).map(([key, value]) => `${key}=${String(value)}`).join(' ') || 'everything';
}
