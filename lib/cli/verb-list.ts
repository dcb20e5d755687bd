/**
 * Every verb with its summary, in the order in which people meet them. Kept apart from the verbs' own files so that
 * `trellis help` loads none of them; a test holds both together.
 */
export const verbList: Readonly<Record<string, string>> = {
  synth: 'render every cell into dist',
  validate: 'judge the grid, or any manifests, as the cluster would',
  connections: 'list which workload may talk to which on what',
};
