/**
 * Every verb with its summary, in the order in which people meet them. Kept apart from the verbs' own files so that
 * `trellis help` loads none of them; a test holds both together.
 */
export const verbList: Readonly<Record<string, string>> = {
  synth: 'render every cell into dist',
  validate: 'judge the grid, or any manifests, as the cluster would',
  connections: 'list which workload may talk to which on what',
  diff: 'compare two cells, two revisions of one, or what is delivered with what renders now',
  explain: 'say where a value came from: the line of the chart, and of each overlay entry that changed it',
  images: 'list image tags by environment, and which are ahead',
  'set-image': 'set the tag of a service after a build',
  promote: 'move image tags from one environment to the next',
  release: 'release what waits in a held cell, without moving tags',
  rollback: 'bring an earlier release of a cell back',
  history: 'list what was released to a cell, by whom and from where',
  build: 'kustomize build, in process',
  eject: 'write a cell as plain Kustomize base and overlay',
};
