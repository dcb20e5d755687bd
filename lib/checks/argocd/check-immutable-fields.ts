import { isDeepStrictEqual } from 'node:util';
import type { Issue } from '../../issue';
import type { Json, KubeObject } from '../../manifest';
import type { CheckContext } from '../context';
import { isObject, keyPath, valueAt } from '../field';
import { kindOf } from '../object-index';
import { quantityOf } from '../practice/quantity-of';
import { reportAt } from '../report-at';
import { compareDelivery } from './comparison';
import type { ImmutablePath } from './immutable-paths';
import { growingPaths, immutablePaths } from './immutable-paths';
import { readSync } from './sync-settings';

/**
 * Reports ARGOCD_IMMUTABLE_CHANGED for each changed field that the API server would refuse to change, at which every
 * sync would fail. An object that Argo CD is told to delete and make anew (Force=true with Replace=true) is let be.
 */
export function checkImmutableFields(context: CheckContext): Issue[] {
  return (compareDelivery(context)?.kept ?? []).flatMap(({ before, after }) => {
    const { options } = readSync(after.object);
    if (before.object === after.object || (options.has('Force=true') && options.has('Replace=true'))) return [];
    return changedPaths(before.object, after.object).map(({ path, was, is, how }) =>
      reportAt(after, 'ARGOCD_IMMUTABLE_CHANGED', `${path} ${how} (${show(was)}, now ${show(is)}); every sync would fail.`, { path }),
    );
  });
}

interface Change {
  readonly path: string;
  readonly was: Json | undefined;
  readonly is: Json | undefined;
  readonly how: string;
}

function changedPaths(before: KubeObject, after: KubeObject): Change[] {
  const kind = kindOf(after);
  const fixed = [...(immutablePaths[kind] ?? []), ...sealedPaths(before)].flatMap(({ path, absent, refused = () => true }): Change[] => {
    const was = normalize(valueAt(before, ...path) ?? absent);
    const is = normalize(valueAt(after, ...path) ?? absent);
    return isDeepStrictEqual(was, is) || !refused(is) ? [] : [{ ...firstDifference(was, is, path.join('.')), how: 'cannot be changed' }];
  });
  const shrunk = (growingPaths[kind] ?? []).flatMap((path): Change[] => {
    const [was, is] = [valueAt(before, ...path), valueAt(after, ...path)];
    const [size, wanted] = [quantityOf(was), quantityOf(is)];
    return size !== undefined && wanted !== undefined && wanted < size ? [{ path: path.join('.'), was, is, how: 'cannot shrink' }] : [];
  });
  return [...fixed, ...shrunk];
}

/** A ConfigMap or Secret that is marked immutable keeps its data and its mark. */
function sealedPaths(before: KubeObject): ImmutablePath[] {
  if (before['immutable'] !== true || !['ConfigMap', 'Secret'].includes(kindOf(before))) return [];
  return ['data', 'binaryData', 'stringData', 'immutable'].map((key) => ({ path: [key] }));
}

/** A claim template is the same with and without what the API server fills in. */
function normalize(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  return value.map((entry) => {
    if (!isObject(entry) || !isObject(entry['spec'])) return entry;
    return { metadata: entry['metadata'] ?? {}, spec: { volumeMode: 'Filesystem', ...entry['spec'] } };
  });
}

/** The field inside a value in which both sides differ first. */
function firstDifference(was: Json | undefined, is: Json | undefined, path: string): Omit<Change, 'how'> {
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
    const index = was.findIndex((entry, position) => !isDeepStrictEqual(entry, is[position]));
    return firstDifference(was[index], is[index], `${path}[${index}]`);
  }
  if (isObject(was) && isObject(is)) {
    const key = Object.keys({ ...was, ...is }).find((one) => !isDeepStrictEqual(was[one], is[one])) ?? '';
    return firstDifference(was[key], is[key], keyPath(path, key));
  }
  return { path, was, is };
}

function show(value: Json | undefined): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
