import { isIP } from 'node:net';
import fc from 'fast-check';
import { printAddresses, readAddress, readCidr, subtractAddresses } from '../../lib/checks/network/addresses';

test.each([
  ['10.1.2.3/8', '10.0.0.0-10.255.255.255'],
  ['10.1.2.3/32', '10.1.2.3'],
  ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
  ['2001:db8::1/32', '2001:db8:0:0:0:0:0:0-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['::1/128', '0:0:0:0:0:0:0:1'],
  ['::ffff:10.0.0.1/128', '0:0:0:0:0:ffff:a00:1'],
])('%s is %s', (cidr, printed) => {
  const range = readCidr(cidr);
  expect(range && printAddresses(range)).toBe(printed);
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', '010.0.0.0/8', '::/129', '1::2::3/64', '1:2:3:4:5:6:7/64', 'fffff::/8', '10.0.0.0/8/8', '/8', 'ten/8', '::1.2.3/96'])('%s is no CIDR', (cidr) => {
  expect(readCidr(cidr)).toBeUndefined();
});

test('what is an address is what Node takes for one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: fc.constantFrom(':', '.', '0', '9', 'f', 'g'), maxLength: 12 })), (text) => {
      expect(readAddress(text) !== undefined).toBe(isIP(text) !== 0);
    }),
    { numRuns: 500 },
  );
});

test('exceptions leave what is before, between and behind them', () => {
  const [block, first, second] = ['10.0.0.0/24', '10.0.0.16/28', '10.0.0.64/26'].map((cidr) => readCidr(cidr) ?? [0n, 0n] as const);
  expect(subtractAddresses(block ? [block] : [], [first ?? [0n, 0n], second ?? [0n, 0n]]).map(printAddresses)).toEqual(['10.0.0.0-10.0.0.15', '10.0.0.32-10.0.0.63', '10.0.0.128-10.0.0.255']);
});
