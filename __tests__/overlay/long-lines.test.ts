import { buildDirectory } from '../../lib/overlay';
import { withTree } from '../manifest/oracle';

test.each([
  ['is read with 65535 bytes', 65_535, 'name: a-t5f9c64dk5'],
  ['ends what is read of the file with one more, as in Kustomize', 65_536, 'data:\n  A: "1"\nkind: ConfigMap\nmetadata:\n  name: a-89g4tffbfk\n'],
])('a line of an environment file %s', (_, bytes, expected) => {
  const files = { 'kustomization.yaml': 'configMapGenerator: [{name: a, envs: [long.env]}]\n', 'long.env': `A=1\n${'B='.padEnd(bytes, 'x')}\nC=1\n` };
  withTree(files, (root) => expect(buildDirectory(root).text).toContain(expected));
});
