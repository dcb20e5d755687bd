import fc from 'fast-check';
import { intersectPorts, isEmptyPorts, noPorts, portsOf, printPorts, subtractPorts, unionPorts } from '../../lib/checks/network/port-set';
import type { PortSet } from '../../lib/checks/network/port-set';

// Few ports at both ends of the range: that is where runs meet and end.
const port = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 65530, max: 65535 }));
const ports = fc.array(port, { maxLength: 8 }).map((list) => new Set(list));
const ofSet = (set: ReadonlySet<number>): PortSet => [...set].reduce((sum, one) => unionPorts(sum, portsOf('TCP', one)), noPorts);

/** The ports that a printed set names, told from its text alone. */
function read(text: string): Set<number> {
  const ranges = text === '' ? [] : text.replace('TCP ', '').split(',');
  return new Set(ranges.flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }));
}

test('union, intersection and difference are those of sets', () => {
  fc.assert(
    fc.property(ports, ports, (a, b) => {
      const [left, right] = [ofSet(a), ofSet(b)];
      expect(read(printPorts(unionPorts(left, right)))).toEqual(new Set([...a, ...b]));
      expect(read(printPorts(intersectPorts(left, right)))).toEqual(new Set([...a].filter((one) => b.has(one))));
      expect(read(printPorts(subtractPorts(left, right)))).toEqual(new Set([...a].filter((one) => !b.has(one))));
      expect(isEmptyPorts(left)).toBe(a.size === 0);
    }),
    { numRuns: 300 },
  );
});

test('runs that touch are printed as one, ascending', () => {
  expect(printPorts(ofSet(new Set([443, 3, 1, 2, 80])))).toBe('TCP 1-3,80,443');
});

test('an empty range is no port', () => {
  expect(portsOf('UDP', 5, 4)).toBe(noPorts);
});
