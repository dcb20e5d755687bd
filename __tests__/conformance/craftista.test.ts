import { resolve } from 'node:path';
import type { Json, KubeObject } from '../../lib/manifest';
import { craftista, openCraftista } from './craftista';
import type { Environment, Path, Read } from './dist';
import { isObject, readDist, valueAt } from './dist';
import { isBehaviour, isJudged, judgeBehaviour, judgeRow } from './judge-rows';
import { closeStages } from './stage';

const cells = readDist(resolve(__dirname, '../../dist'), 'craftista');
const judged = craftista.filter(isJudged);
const behaviours = craftista.filter(isBehaviour);
afterAll(closeStages);

test('every row of the seed is there once', () => {
  expect(craftista.map(({ id }) => id)).toEqual(Array.from({ length: 92 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`));
});

test.each(judged.map((row) => [row.id, row.name, row] as const))('%s %s', (_id, _name, row) => {
  for (const { environment, says, has } of judgeRow(row, cells)) expect({ [environment]: has }).toEqual({ [environment]: says });
});

test.each(judged.filter(({ status }) => status === 'proved').map((row) => [row.id, row] as const))('%s notices when a value in dist changes', (_id, row) => {
  const noticed = judgeRow(row, cells).map(({ environment, reads }) => {
    const leaves = reads.flatMap((read) => leavesOf(read, valueAt(read.object, read.path)));
    const changes = leaves.filter((leaf) => judgeRow(row, withChange(environment, leaf)).some((verdict) => verdict.environment === environment && !verdict.holds));
    // Where the seed says that something is absent, there is no value to change.
    return { environment, hasValues: leaves.length > 0, isNoticed: changes.length > 0 };
  });
  expect(noticed.filter(({ hasValues, isNoticed }) => hasValues && !isNoticed)).toEqual([]);
  expect(noticed.some(({ isNoticed }) => isNoticed)).toBe(true);
});

test.each(behaviours.map((row) => [row.id, row.name, row] as const))('%s %s, when it is run', (_id, _name, row) => {
  for (const { environment, says, has } of judgeBehaviour(row, openCraftista())) expect({ [environment]: has }).toEqual({ [environment]: says });
});

test.each(behaviours.map((row) => [row.id, row] as const))('%s notices a project that behaves otherwise', (_id, row) => {
  expect(judgeBehaviour(row, openCraftista(row.fault)).every(({ holds }) => holds)).toBe(false);
});

function leavesOf(read: Read, value: Json | undefined): readonly Read[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf({ ...read, path: [...read.path, index] }, item));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => leavesOf({ ...read, path: [...read.path, key] }, item));
  return [read];
}

function withChange(environment: Environment, { object, path }: Read): ReadonlyMap<Environment, readonly KubeObject[]> {
  const changed = (cells.get(environment) ?? []).map((one) => (one === object ? (changeAt(one, path) as KubeObject) : one));
  return new Map([...cells, [environment, changed]]);
}

function changeAt(value: Json, [key, ...rest]: Path): Json {
  if (key === undefined) return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}-changed`;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changeAt(item, rest) : item));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === key ? changeAt(item, rest) : item]));
  return value;
}
