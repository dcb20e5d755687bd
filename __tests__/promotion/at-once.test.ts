import { rmSync } from 'node:fs';
import { bundleChild, startChild } from './children';
import { makeProject } from './project-fixture';
import { overlay, tags } from './shop-files';

/** By default four; TRELLIS_RUNS=20 or more starts twenty. */
const count = Number(process.env['TRELLIS_RUNS'] ?? 4) >= 20 ? 20 : 4;
jest.setTimeout(30_000 * count);

test('promotions at once take their turns: one wins at a time, and none is lost', async () => {
  const project = await makeProject();
  const program = bundleChild('trellis-child');
  try {
    const services = ['web', 'api'];
    const runs = Array.from({ length: count }, (_, index) => startChild(program, [project.directory, `promote shop dev staging --service ${services[index % 2]} --commit`]));
    const ended = await Promise.all(runs);
    expect(ended.map(({ code, err }) => [code, err])).toEqual(ended.map(() => [0, '']));
    const winners = ended.filter(({ out }) => out.includes('\ncommit '));
    expect([winners.length, ended.filter(({ out }) => out.includes('nothing to promote')).length]).toEqual([2, count - 2]);
    expect(project.read('overlays/shop/staging/kustomization.yaml')).toBe(overlay(tags.b, tags.b));
    expect(project.git('log', '--format=%s').trim().split('\n').sort()).toEqual(['Import', 'Promote shop from dev to staging: api', 'Promote shop from dev to staging: web']);
    expect(project.git('status', '--porcelain')).toBe('');
    expect((await project.trellis('synth --check')).code).toBe(0);
  } finally {
    project.remove();
    rmSync(program, { force: true });
  }
});
