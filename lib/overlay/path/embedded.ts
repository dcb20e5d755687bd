import type { Json, JsonObject, YamlNode } from '../../manifest';
import { makeScalar, parseYaml, printDocument, readYaml, setScalar } from '../../manifest';
import { byBytes, printGoJson } from '../go-json';
import { isEmpty, textOf } from '../resource/res-id';
import { findSpots, nodeAt } from './yaml-fields';

/** Does a text begin as JSON does? A replacement then changes it as JSON, else as YAML. */
export function beginsAsJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** Changes a value in place; answers what stands in the way, or undefined. */
export type Change = (holder: JsonObject) => string | undefined;

/**
 * Changes something inside a text that begins as JSON does: it comes back with sorted keys, on one line unless it had
 * several and two spaces side by side. `change` finds the value under `root`. A text that is no JSON value stays as it
 * is, unless `inYaml` finds something in the way. Answers what does, or the new text.
 */
export function changeJson(text: string, change: Change, inYaml: () => { text: string } | string): { text: string } | string {
  const { documents, issues } = readYaml(text, '');
  const [value] = documents;
  if (issues.length > 0 || typeof value !== 'object' || value === null) {
    const asYaml = inYaml();
    return typeof asYaml === 'string' ? asYaml : { text };
  }
  const holder: JsonObject = { root: value };
  const fault = change(holder);
  return fault ?? { text: encode(holder.root as Json, text.includes('\n') && text.includes('  ')) };
}

function encode(value: Json, isLong: boolean): string {
  return isLong ? printLong(value, '') : printGoJson(value);
}

/** A value a line. */
function printLong(value: Json, margin: string): string {
  if (value === null || typeof value !== 'object' || isEmpty(value)) return printGoJson(value);
  const inner = `${margin}  `;
  const lines = (items: readonly string[]): string => `\n${items.map((item) => inner + item).join(',\n')}\n${margin}`;
  if (Array.isArray(value)) return `[${lines(value.map((item) => printLong(item, inner)))}]`;
  const keys = Object.keys(value).sort(byBytes);
  return `{${lines(keys.map((key) => `${printGoJson(key)}: ${printLong(value[key] as Json, inner)}`))}}`;
}

/**
 * Puts a value into the fields that the parts lead to inside a text of YAML, which keeps its order, quotes and
 * comments. `textFor` says what to write into a scalar, which keeps its style and type. Answers the new text, or what
 * stands in the way.
 */
export function changeYaml(text: string, parts: readonly string[], creates: boolean, value: Json, textFor: (held: string | undefined) => string | undefined): { text: string } | string {
  const document = parseYaml(text);
  if (document === undefined) return 'a plain text has no fields';
  const holder: YamlNode = { ...makeScalar(''), kind: 'sequence', items: [document.root] };
  const spots = findSpots({ holder, index: 0 }, parts, creates);
  if (typeof spots === 'string') return spots;
  if (spots?.length === 0) return 'there is no such field';
  for (const spot of spots ?? []) {
    const node = nodeAt(spot);
    const given = textFor(node.kind === 'scalar' ? node.value : undefined);
    if (given === undefined) return 'a delimiter is for plain values only';
    if (node.kind !== 'scalar' || (spot.isNew && typeof value === 'object')) spot.holder.items[spot.index] = nodeOf(value);
    else if (spot.isNew) node.value = given;
    else setScalar(node, given);
  }
  return { text: printDocument({ ...document, root: holder.items[0] ?? document.root }).trim() };
}

function nodeOf(value: Json): YamlNode {
  if (value === null || typeof value !== 'object') {
    const node = makeScalar('x');
    setScalar(node, textOf(value));
    return typeof value === 'string' ? node : makeScalar(textOf(value));
  }
  if (Array.isArray(value)) return { ...makeScalar(''), kind: 'sequence', style: 'block', items: value.map(nodeOf) };
  return { ...makeScalar(''), kind: 'mapping', style: 'block', items: Object.keys(value).flatMap((key) => [nodeOf(key), nodeOf(value[key] ?? null)]) };
}
