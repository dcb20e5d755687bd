import type { Json, JsonObject, KubeObject } from '../../lib/manifest';
import { validManifests } from './valid-manifests';

/** A valid manifest with one thing changed, and what that is. */
export interface Mutation {
  readonly object: KubeObject;
  readonly what: string;
}

type Step = string | number;

/** A small generator of numbers from a seed (mulberry32): the same mutations on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const texts = [
  '', 'x', 'UPPER', 'a_b', '-a', 'a-', 'a.b', 'a..b', 'a b', 'a/b', '/a', '../a', 'a/../b', '5', '-1', '0', '1.5', '101%', '50%', '1Gi', '100m', '-5m', '1e3', '1h', '0s', 'true',
  '10.0.0.1', '10.0.0.0/8', '10.0.0.0/33', '10.1.0.0/16', '300.0.0.1', 'fd00::/8', '::1', 'example.com', '*.example.com', '*', 'http', 'TCP', 'UDP', 'Never', 'Always', 'OnFailure', 'In', 'Exists',
  'RollingUpdate', 'Recreate', 'OnDelete', 'NoExecute', 'None', 'Prefix', 'Exact', 'NodePort', 'ClusterIP', 'ExternalName', 'LoadBalancer', 'Indexed', 'Localhost', 'metadata.name', 'spec.foo',
  '* * * * *', '*/15 * * * 1-5', '61 * * * *', '@daily', 'Europe/Berlin', 'Mars/Base', 'cpu', 'limits.cpu', 'example.com/thing', 'ReadWriteOncePod', 'a'.repeat(16), 'a'.repeat(64), 'a'.repeat(254),
];
const numbers = [-1, 0, 1, 2, 101, 600, 65535, 65536, 86401, 1_000_000_001, 2 ** 31 - 1, 2 ** 31, 1.5];

const isMap = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path. */
function valueAt(object: Json, path: readonly Step[]): Json {
  return path.reduce<Json>((value, step) => (Array.isArray(value) ? value[Number(step)] : isMap(value) ? value[step] : null) ?? null, object);
}

/** The paths of everything below spec, data, ..., and of metadata but its namespace. */
function pathsOf(value: Json, path: readonly Step[] = []): (readonly Step[])[] {
  const own = path.length === 0 ? [] : [path];
  if (Array.isArray(value)) return [...own, ...value.flatMap((item, index) => pathsOf(item, [...path, index]))];
  if (!isMap(value)) return own;
  const keys = Object.keys(value).filter((key) => path.length > 0 || !['apiVersion', 'kind'].includes(key)).filter((key) => !(path.length === 1 && path[0] === 'metadata' && key === 'namespace'));
  return [...own, ...keys.flatMap((key) => pathsOf(value[key] ?? null, [...path, key]))];
}

function edited(object: KubeObject, path: readonly Step[], edit: (parent: Json, last: Step) => void): KubeObject {
  const copy = structuredClone(object);
  const last = path.at(-1);
  if (last !== undefined) edit(valueAt(copy, path.slice(0, -1)), last);
  return copy;
}

function setAt(object: KubeObject, path: readonly Step[], value: Json): KubeObject {
  return edited(object, path, (parent, last) => {
    if (Array.isArray(parent)) parent[Number(last)] = value;
    else if (isMap(parent)) parent[last] = value;
  });
}

function removeAt(object: KubeObject, path: readonly Step[]): KubeObject {
  return edited(object, path, (parent, last) => {
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else if (isMap(parent)) delete parent[last];
  });
}

/** Swaps two letters, or doubles the last one. */
function misspelt(key: string): string {
  return key.length > 3 ? key.slice(0, 1) + (key[2] ?? '') + (key[1] ?? '') + key.slice(3) : `${key}${key.slice(-1)}`;
}

function renameAt(object: KubeObject, path: readonly Step[], name: string): KubeObject {
  return edited(object, path, (parent, last) => {
    if (!isMap(parent) || typeof last !== 'string') return;
    const value = parent[last] ?? null;
    delete parent[last];
    parent[name] = value;
  });
}

const show = (path: readonly Step[]): string => path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').replace(/^\./, '');

/** Every way in which a mutation may change the value at a path. */
function editsAt(object: KubeObject, path: readonly Step[], pick: <T>(from: readonly T[]) => T): (() => Mutation)[] {
  const value = valueAt(object, path);
  const last = path.at(-1) ?? '';
  const at = show(path);
  const set = (to: Json) => () => ({ object: setAt(object, path, to), what: `${at} = ${JSON.stringify(to)?.slice(0, 60)}` });
  const edits: (() => Mutation)[] = [() => ({ object: removeAt(object, path), what: `${at} removed` }), set(null)];
  if (typeof last === 'string') edits.push(() => ({ object: renameAt(object, path, misspelt(last)), what: `${at} renamed to ${misspelt(last)}` }));
  if (typeof value === 'string') edits.push(set(pick(texts)), set(pick(texts)), set(pick(texts)), set(pick(numbers)), set(true), set(`${value}_`), set(`${value} `), set({ a: 'b' }), set([value]));
  else if (typeof value === 'number') edits.push(set(pick(numbers)), set(pick(numbers)), set(pick(numbers)), set(-value), set(String(value)), set(pick(texts)), set(true), set([]));
  else if (typeof value === 'boolean') edits.push(set(!value), set(String(value)), set(1), set({}));
  else if (Array.isArray(value)) edits.push(set([]), set([...value, ...value.slice(0, 1)]), set([...value, null]), set({}), set('text'), set(value.slice(0, 1)));
  else if (isMap(value)) edits.push(set({}), set({ ...value, bogus: 'x' }), set({ ...value, [pick(texts)]: pick(texts) }), set([]), set('text'), set(1));
  return edits;
}

/** Every edit of every field of a manifest, with every text and number: some tens of thousands for the whole corpus. */
export function allEdits(object: KubeObject): readonly (() => Mutation)[] {
  return pathsOf(object).flatMap((path) => {
    const value = valueAt(object, path);
    const at = show(path);
    const values: readonly Json[] = typeof value === 'string' ? [...texts, 5, true] : typeof value === 'number' ? [...numbers, ...texts.slice(0, 30)] : [];
    const sets = values.map((to) => () => ({ object: setAt(object, path, to), what: `${at} = ${JSON.stringify(to)}` }));
    return [...editsAt(object, path, (from) => from[0] as never), ...sets];
  });
}

/** `count` mutations of the valid manifests, each manifest in turn; a fifth of them change two things. */
export function mutations(count: number, seed: number): readonly Mutation[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const manifests = validManifests();
  const once = (object: KubeObject): Mutation => pick(editsAt(object, pick(pathsOf(object)), pick))();
  return Array.from({ length: count }, (_, index) => {
    const object = manifests[index % manifests.length] as KubeObject;
    const first = once(object);
    if (random() > 0.2 || !isMap(first.object.metadata)) return first;
    const second = once(first.object);
    return { object: second.object, what: `${first.what}; ${second.what}` };
  });
}
