import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { planCell, printCellLock, readCellLock, writeFiles } from '../../lib/output';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'trellis-plan-'));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
};
const rendered = new Map([['shop/dev/cart.yaml', 'cart'], ['shop/dev/base/db.yaml', 'db']]);

test('a lock reads back what it was printed from, and refuses what Trellis did not print', () => {
  const lock = printCellLock(rendered);
  expect(Object.keys(readCellLock(lock)?.files ?? {})).toEqual(['shop/dev/base/db.yaml', 'shop/dev/cart.yaml']);
  // sha256 of "cart", by sha256sum.
  expect(readCellLock(lock)?.files['shop/dev/cart.yaml']).toBe('1c42ddc0285b9c25135be3bf345e6a041271b784b22a6f6cab6588dab93c5980');
  expect(readCellLock(`<<<<<<< HEAD\n${lock}`)).toBeUndefined();
});

test('a second plan after writing has nothing to do', () => {
  writeFiles(dist, planCell(dist, 'shop/dev', rendered).changes);
  expect(planCell(dist, 'shop/dev', rendered)).toEqual({ changes: new Map(), issues: [] });
});

test('what the lock owns and nobody renders any more is deleted; what it does not own stays', () => {
  writeFiles(dist, planCell(dist, 'shop/dev', rendered).changes);
  put('shop/dev/notes.yaml', 'by hand');
  const { changes } = planCell(dist, 'shop/dev', new Map([['shop/dev/cart.yaml', 'cart']]));
  expect([...changes.keys()].sort()).toEqual(['shop/dev/.trellis.lock', 'shop/dev/base/db.yaml']);
  expect(changes.get('shop/dev/base/db.yaml')).toBeNull();
});

test('a file in the way that Trellis did not write is an error and is not overwritten', () => {
  put('shop/dev/cart.yaml', 'by hand');
  const { changes, issues } = planCell(dist, 'shop/dev', rendered);
  expect(issues.map(({ code }) => code)).toEqual(['OUTPUT_NOT_OWNED']);
  expect(changes.has('shop/dev/cart.yaml')).toBe(false);
});

test('with an unreadable lock, files with the header of Trellis are still its own', () => {
  put('shop/dev/.trellis.lock', '<<<<<<< HEAD\n');
  put('shop/dev/cart.yaml', '# Rendered by Trellis: change charts/shop\n<<<<<<< HEAD\n');
  const { changes, issues } = planCell(dist, 'shop/dev', rendered);
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['OUTPUT_LOCK_UNREADABLE', 'warning']]);
  expect(changes.get('shop/dev/cart.yaml')).toBe('cart');
});
