/** Selects the Pods of one workload; never holds an environment or a version, for selectors cannot change. */
export const selectorOf = (name: string): Record<string, string> => ({ 'app.kubernetes.io/name': name });

/** Labels of every object of a workload. */
export const labelsOf = (name: string, component: string, partOf: string): Record<string, string> => ({
  ...selectorOf(name),
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/part-of': partOf,
});
