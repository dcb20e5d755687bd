/** A number as `kustomize build` prints it: integers of 64 bits in full, all else as Go's `%g` with the fewest digits. */
export function printNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  if (Number.isInteger(value) && value < 18446744073709551616 && value > -9223372036854775809) {
    const text = BigInt(String(value));
    if (text < 1n << 64n && text >= -(1n << 63n)) return String(text);
  }
  return goFloat(value);
}

function goFloat(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
