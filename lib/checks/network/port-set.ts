/** The protocols that a NetworkPolicy can name, in the order in which they are printed. */
export const protocols = ['SCTP', 'TCP', 'UDP'] as const;
export type Protocol = (typeof protocols)[number];

/** First and last port of a run, both included. */
export type PortRange = readonly [number, number];

/** Ports by protocol; ranges ascend and neither touch nor overlap, so equal sets have equal ranges. */
export type PortSet = Readonly<Record<Protocol, readonly PortRange[]>>;

export const firstPort = 1;
export const lastPort = 65535;

const everyPort: readonly PortRange[] = [[firstPort, lastPort]];
export const allPorts: PortSet = { SCTP: everyPort, TCP: everyPort, UDP: everyPort };
export const noPorts: PortSet = { SCTP: [], TCP: [], UDP: [] };

export function portsOf(protocol: Protocol, from: number, to: number = from): PortSet {
  return from > to ? noPorts : { ...noPorts, [protocol]: [[from, to]] };
}

export function unionPorts(a: PortSet, b: PortSet): PortSet {
  if (a === b || b === noPorts || a === allPorts) return a;
  if (a === noPorts || b === allPorts) return b;
  return combine(a, b, (left, right) => joinRanges([...left, ...right]));
}

export function intersectPorts(a: PortSet, b: PortSet): PortSet {
  if (a === b || b === allPorts || a === noPorts) return a;
  if (a === allPorts || b === noPorts) return b;
  return combine(a, b, commonRanges);
}

export function subtractPorts(a: PortSet, b: PortSet): PortSet {
  if (a === b || b === allPorts) return noPorts;
  return combine(a, b, (left, right) => commonRanges(left, gapsBetween(right)));
}

export function isEmptyPorts(ports: PortSet): boolean {
  return protocols.every((protocol) => ports[protocol].length === 0);
}

/** `TCP 80,443`, `SCTP 9003,TCP 1-79,81-65535,UDP 53`, or `All Connections` where nothing limits it. */
export function printPorts(ports: PortSet): string {
  if (protocols.every((protocol) => isEvery(ports[protocol]))) return 'All Connections';
  return protocols
    .filter((protocol) => ports[protocol].length > 0)
    .map((protocol) => `${protocol} ${ports[protocol].map(printRange).join(',')}`)
    .join(',');
}

const printRange = ([from, to]: PortRange): string => (from === to ? String(from) : `${from}-${to}`);

const isEvery = ([first]: readonly PortRange[]): boolean => first !== undefined && first[0] === firstPort && first[1] === lastPort;

type RangesOf = (a: readonly PortRange[], b: readonly PortRange[]) => readonly PortRange[];

const combine = (a: PortSet, b: PortSet, ranges: RangesOf): PortSet => ({
  SCTP: ranges(a.SCTP, b.SCTP),
  TCP: ranges(a.TCP, b.TCP),
  UDP: ranges(a.UDP, b.UDP),
});

function joinRanges(ranges: PortRange[]): readonly PortRange[] {
  const joined: PortRange[] = [];
  for (const range of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1] + 1) joined[joined.length - 1] = [last[0], Math.max(last[1], range[1])];
    else joined.push(range);
  }
  return joined;
}

function commonRanges(a: readonly PortRange[], b: readonly PortRange[]): readonly PortRange[] {
  const common: PortRange[] = [];
  for (const [from, to] of a) {
    for (const [otherFrom, otherTo] of b) {
      const first = Math.max(from, otherFrom);
      const last = Math.min(to, otherTo);
      if (first <= last) common.push([first, last]);
    }
  }
  return common;
}

function gapsBetween(ranges: readonly PortRange[]): readonly PortRange[] {
  const gaps: PortRange[] = [];
  let next = firstPort;
  for (const [from, to] of ranges) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= lastPort) gaps.push([next, lastPort]);
  return gaps;
}
