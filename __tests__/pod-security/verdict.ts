import { podSecurityCodes } from '../../lib/checks/pod-security/codes';

const letters = new Map(Object.keys(podSecurityCodes).map((code, index) => [code, String.fromCharCode(97 + index)]));

/** The controls that a Pod breaks as letters in the order of the codes, or `-` for none. */
export function verdictOf(codes: readonly string[]): string {
  const found = [...new Set(codes)].map((code) => letters.get(code) ?? `?${code}`).sort();
  return found.length === 0 ? '-' : found.join('');
}
