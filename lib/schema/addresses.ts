import { isIPv4, isIPv6 } from 'node:net';

/** An IPv4 or IPv6 address without a zone. */
export function isAddress(text: string): boolean {
  return isIPv4(text) || (isIPv6(text) && !text.includes('%'));
}

/** True for an IPv6 text form; false for IPv4. */
export function isSixthVersion(text: string): boolean {
  return text.includes(':');
}

/** `10.0.0.0/8` or `fd00::/8`; host bits may be set. */
export function isCidr(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(bits) || !isAddress(address)) return false;
  return Number(bits) <= (isSixthVersion(address) ? 128 : 32);
}

/** The network of a CIDR as bits and their count, to compare ranges. */
export function networkBits(cidr: string): { readonly bits: bigint; readonly length: number; readonly width: 32 | 128 } {
  const [address = '', length = '0'] = cidr.split('/');
  const width = isSixthVersion(address) ? 128 : 32;
  return { bits: addressBits(address), length: Number(length), width };
}

/** True where every address of `inner` lies in `outer`. */
export function containsCidr(outer: string, inner: string): boolean {
  const a = networkBits(outer);
  const b = networkBits(inner);
  if (a.width !== b.width || b.length < a.length) return false;
  const shift = BigInt(a.width - a.length);
  return a.bits >> shift === b.bits >> shift;
}

function addressBits(address: string): bigint {
  if (!isSixthVersion(address)) return address.split('.').reduce((bits, part) => (bits << 8n) | BigInt(Number(part)), 0n);
  const [head = '', tail] = expandEmbedded(address).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...middle, ...after].reduce((bits, part) => (bits << 16n) | BigInt(`0x${part}`), 0n);
}

/** `::ffff:10.0.0.1` as `::ffff:a00:1`. */
function expandEmbedded(address: string): string {
  const match = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (match === null) return address;
  const [, head = '', a, b, c, d] = match;
  const pair = (high: string | undefined, low: string | undefined) => (Number(high) * 256 + Number(low)).toString(16);
  return `${head}${pair(a, b)}:${pair(c, d)}`;
}
