import fc from 'fast-check';
import { containsCidr, isCidr, isWhole, parseDuration, parseQuantity } from '../../lib/schema';

const runs = { numRuns: Number(process.env.TRELLIS_RUNS ?? 300) };

describe('quantities', () => {
  test.each([
    ['1', 1_000_000_000n],
    ['100m', 100_000_000n],
    ['0.1', 100_000_000n],
    ['1Ki', 1024_000_000_000n],
    ['1.5Gi', 1_610_612_736_000_000_000n],
    ['2e3', 2_000_000_000_000n],
    ['1E', 10n ** 27n],
    ['-5', -5_000_000_000n],
    ['0.1n', 1n],
    ['Ki', 0n],
  ])('%s', (text, billionths) => {
    expect(parseQuantity(text)).toBe(billionths);
  });

  test.each(['', 'a', '1 Gi', '5MB', '1mi', '1.2.3', '1e', '--1'])('%j is none', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  test('suffixes are multiples of each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (count) => {
        const one = parseQuantity(String(count)) ?? 0n;
        expect((parseQuantity(`${count}m`) ?? 0n) * 1000n).toBe(one);
        expect(parseQuantity(`${count}k`)).toBe(one * 1000n);
        expect(parseQuantity(`${count}Ki`)).toBe(one * 1024n);
        expect(parseQuantity(`${count}e3`)).toBe(one * 1000n);
        expect(isWhole(one)).toBe(true);
      }),
      runs,
    );
  });
});

test('durations are read as Go reads them', () => {
  expect(['1h30m', '1.5s', '-2m', '0', '100ms', '1us'].map(parseDuration)).toEqual([5400, 1.5, -120, 0, 0.1, 1e-6]);
  expect(['', '5', 'h', '1d', '1 h'].map(parseDuration)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

describe('address ranges', () => {
  test.each([
    ['10.0.0.0/8', true],
    ['10.1.2.3/8', true],
    ['fd00::/64', true],
    ['::ffff:10.0.0.1/128', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0', false],
    ['10.0.0.0/08', false],
    ['fe80::1%eth0/64', false],
  ])('%s', (text, expected) => {
    expect(isCidr(text)).toBe(expected);
  });

  test('one holds another where all its addresses do', () => {
    const range = fc.record({ start: fc.integer({ min: 0, max: 2 ** 32 - 1 }), bits: fc.integer({ min: 0, max: 32 }) });
    const text = ({ start, bits }: { start: number; bits: number }) => `${[24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join('.')}/${bits}`;
    const bounds = ({ start, bits }: { start: number; bits: number }) => {
      const size = 2 ** (32 - bits);
      const first = Math.floor(start / size) * size;
      return [first, first + size - 1] as const;
    };
    fc.assert(
      fc.property(range, range, fc.boolean(), (outer, other, near) => {
        const inner = near ? { ...other, start: outer.start } : other;
        const [a, b] = bounds(outer);
        const [c, d] = bounds(inner);
        expect(containsCidr(text(outer), text(inner))).toBe(a <= c && d <= b);
      }),
      runs,
    );
  });
});
