const suffixes: Readonly<Record<string, number>> = {
  '': 1, n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
  Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
};

/** The number that a Kubernetes quantity such as `500m` or `128Mi` stands for; undefined where it is none. */
export function readQuantity(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:(n|u|m|k|[KMGTPE]i?)|[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const factor = match[3] === undefined ? suffixes[match[2] ?? ''] : 10 ** Number(match[3]);
  return factor === undefined ? undefined : Number(match[1]) * factor;
}
