import type { Json } from '../../lib/manifest';
import { isReadable, ruleFault } from '../../lib/schema';

const holds = (rule: string, self: Json): boolean => ruleFault({ rule }, self) === undefined;

describe('CEL rules (https://github.com/google/cel-spec), as Kubernetes evaluates them', () => {
  test.each<[rule: string, self: Json, expected: boolean]>([
    ['self > 0', 1, true],
    ['self.a + self.b * 2 == 7', { a: 1, b: 3 }, true],
    ["self.matches(r'^a+$')", 'aab', false],
    ["self.startsWith('/') ? !self.contains('//') : true", '/a//b', false],
    ["self in ['a', 'b']", 'b', true],
    ["!('*' in self && self.size() > 1)", ['*', 'a'], false],
    ["has(self.a) && self.a.size() > 0", {}, false],
    ["!has(self.a) || self.a == 'x'", { a: 'x' }, true],
    ['self.all(x, x > 1)', [2, 3], true],
    ["self.exists_one(x, x.n == 'a')", [{ n: 'a' }, { n: 'a' }], false],
    ['[has(self.a), has(self.b)].filter(x, x == true).size() <= 1', { a: 1, b: 2 }, false],
    ["duration(self.a) > duration('1m')", { a: '1h' }, true],
    ["self.all(key, key.split('/')[0].size() < 3)", { 'ab/c': 1, abc: 2 }, false],
    ["has(self.__namespace__) && self.__namespace__ == 'a'", { namespace: 'a' }, true],
    ["self == 'it\\'s' || -1 < 0 && !false", '', true],
  ])('%s', (rule, self, expected) => {
    expect(holds(rule, self)).toBe(expected);
  });

  test('a missing key breaks the rule, unless the other side of && or || settles it', () => {
    expect(ruleFault({ rule: 'size(self.options) > 0', message: 'options are wanted' }, {})).toBe('options are wanted (no such key: options)');
    expect(holds('self.a == 1 || true', {})).toBe(true);
    expect(holds('!(self.a == 1 && false)', {})).toBe(true);
  });

  test('what lies beyond the subset is said to be unreadable, and judged to hold', () => {
    expect(isReadable({ rule: 'self.?a.orValue(1) == 1' })).toBe(false);
    expect(holds('self.?a.orValue(1) == 2', {})).toBe(true);
  });
});
