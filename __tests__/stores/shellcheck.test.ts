import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from './programs';

const parts = join(__dirname, '../../charts/parts');
const scriptFiles = readdirSync(parts, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sh'));

describeWith(['shellcheck'], 'Scripts that run in containers', () => {
  it('are clean by shellcheck, notes included', () => {
    const checked = spawnSync('shellcheck', ['--format=gcc', ...scriptFiles.map((file) => join(parts, file))], { encoding: 'utf8' });
    expect(scriptFiles.length).toBeGreaterThan(10);
    expect(checked.stdout).toBe('');
  });
});
