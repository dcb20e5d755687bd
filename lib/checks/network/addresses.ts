/** First and last address of a run, both included, on one line: IPv4 first, IPv6 behind it. */
export type AddressRange = readonly [bigint, bigint];

/** Ranges ascend and do not overlap. */
export type AddressSet = readonly AddressRange[];

const endOfIPv4 = 1n << 32n;
const startOfIPv6 = 1n << 64n;

export const everyIPv4: AddressRange = [0n, endOfIPv4 - 1n];
export const everyIPv6: AddressRange = [startOfIPv6, startOfIPv6 + (1n << 128n) - 1n];
export const everyAddress: AddressSet = [everyIPv4, everyIPv6];

/** The addresses of a CIDR (`10.0.0.0/8`, `fd00::/8`), or undefined where it is none. */
export function readCidr(text: string): AddressRange | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const start = readAddress(address);
  const bits = address.includes(':') ? 128 : 32;
  if (start === undefined || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined;
  const base = bits === 128 ? startOfIPv6 : 0n;
  const size = 1n << BigInt(bits - Number(length));
  const first = base + ((start - base) / size) * size;
  return [first, first + size - 1n];
}

/** An IPv4 or IPv6 address as its place on the line, or undefined where it is none. */
export function readAddress(text: string): bigint | undefined {
  return text.includes(':') ? readIPv6(text) : readIPv4(text);
}

function readIPv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function readIPv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':').flatMap(splitGroup)));
  const [head = [], tail = []] = groups;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n) + startOfIPv6;
}

/** `::ffff:10.0.0.1` ends in an IPv4 address, which stands for two groups. */
function splitGroup(group: string): string[] {
  if (!group.includes('.')) return [group];
  const value = readIPv4(group);
  return value === undefined ? ['?'] : [(value >> 16n).toString(16), (value & 0xffffn).toString(16)];
}

export function subtractAddresses(from: AddressSet, taken: readonly AddressRange[]): AddressSet {
  return taken.reduce<AddressSet>(
    (left, [first, last]) =>
      left.flatMap(([start, end]): AddressRange[] => {
        if (last < start || first > end) return [[start, end]];
        const pieces: AddressRange[] = [];
        if (first > start) pieces.push([start, first - 1n]);
        if (last < end) pieces.push([last + 1n, end]);
        return pieces;
      }),
    from,
  );
}

/** Whether all of `inner` lies in `outer`, whose ranges ascend. */
export function coversAddresses(outer: AddressSet, [first, last]: AddressRange): boolean {
  let next = first;
  for (const [start, end] of outer) {
    if (start <= next && next <= end) next = end + 1n;
    if (next > last) return true;
  }
  return false;
}

/** `10.0.0.0-10.255.255.255`, one address alone as itself. */
export function printAddresses([first, last]: AddressRange): string {
  return first === last ? printAddress(first) : `${printAddress(first)}-${printAddress(last)}`;
}

function printAddress(address: bigint): string {
  if (address < endOfIPv4) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  const value = address - startOfIPv6;
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)).join(':');
}

/** Cuts the whole line at the edges of the sets given: each piece lies wholly in or out of every set. */
export function cutAddresses(sets: readonly AddressSet[]): AddressRange[] {
  const edges = new Set(everyAddress.map(([first]) => first));
  for (const [first, last] of sets.flat()) edges.add(first).add(last + 1n);
  const starts = [...edges].sort((a, b) => (a < b ? -1 : 1));
  return everyAddress.flatMap(([first, last]) => {
    const inside = starts.filter((start) => start >= first && start <= last);
    return inside.map((start, index): AddressRange => [start, (inside[index + 1] ?? last + 1n) - 1n]);
  });
}
