import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildDirectory } from '../../lib/overlay';
import { withTree } from '../manifest/oracle';

test('a kustomization file that is a link to outside its folder is not found, unless the restriction is lifted', () => {
  withTree({ 'base/kustomization.yaml': 'configMapGenerator: [{name: a}]\n' }, (root) => {
    mkdirSync(join(root, 'over'));
    symlinkSync('../base/kustomization.yaml', join(root, 'over/kustomization.yaml'));
    expect(buildDirectory(join(root, 'over')).issues.map(({ code }) => code)).toEqual(['KUSTOMIZATION_NOT_FOUND']);
    expect(buildDirectory(join(root, 'over'), { loadRestrictor: 'none' }).text).toContain('name: a-6ct58987ht');
  });
});
