/** One step of a path: a key, a position in a list, or an element that its name identifies. */
export type Step = string | number | { readonly name: string };

/** `spec.containers[web].image`, `metadata.annotations["a.b/c"]`, `args[0]`. */
export function printPath(steps: readonly Step[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (typeof step === 'object') return `[${step.name}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
