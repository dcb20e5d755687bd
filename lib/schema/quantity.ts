const powers: Readonly<Record<string, readonly [base: bigint, exponent: number]>> = {
  n: [10n, 0], u: [10n, 3], m: [10n, 6], '': [10n, 9], k: [10n, 12], M: [10n, 15], G: [10n, 18], T: [10n, 21], P: [10n, 24], E: [10n, 27],
  Ki: [2n, 10], Mi: [2n, 20], Gi: [2n, 30], Ti: [2n, 40], Pi: [2n, 50], Ei: [2n, 60],
};
const grammar = /^([+-]?)(\d*)(?:\.(\d*))?(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d+)?$/;
const nano = 1_000_000_000n;

const parsed = new Map<string, bigint | undefined>();

/**
 * Reads a quantity (`100m`, `1.5Gi`, `2e3`) as a number of billionths, rounded up as Kubernetes does; undefined where it
 * is none. Grammar: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(value: string | number): bigint | undefined {
  const text = String(value).trim();
  if (parsed.has(text)) return parsed.get(text);
  const result = parse(text);
  parsed.set(text, result);
  return result;
}

function parse(text: string): bigint | undefined {
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  // Kubernetes reads a suffix or sign without digits as zero.
  if (text === '') return undefined;
  const digits = BigInt(`0${whole}${fraction}`);
  const [numerator, denominator] = scale(suffix);
  const divisor = denominator * 10n ** BigInt(fraction.length);
  const scaled = digits * numerator;
  const magnitude = scaled / divisor + (scaled % divisor === 0n ? 0n : 1n);
  return sign === '-' ? -magnitude : magnitude;
}

function scale(suffix: string): readonly [numerator: bigint, denominator: bigint] {
  const known = powers[suffix];
  if (known !== undefined) {
    const [base, exponent] = known;
    return [base === 2n ? nano << BigInt(exponent) : base ** BigInt(exponent), 1n];
  }
  const exponent = Math.max(-40, Math.min(40, Number(suffix.slice(1))));
  return exponent < 0 ? [nano, 10n ** BigInt(-exponent)] : [nano * 10n ** BigInt(exponent), 1n];
}

/** True for a whole number of units, as counts of Pods or GPUs must be. */
export function isWhole(quantity: bigint): boolean {
  return quantity % nano === 0n;
}
