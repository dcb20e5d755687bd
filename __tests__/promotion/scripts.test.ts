import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const scripts = resolve(__dirname, '../../scripts');
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'trellis-scripts-'));
  mkdirSync(join(project, 'bin'));
  mkdirSync(join(project, 'scripts'));
  // Says what it was asked, and how it ends is that of the script.
  writeFileSync(join(project, 'bin/trellis'), "console.log(process.argv.slice(2).join('|')); process.exitCode = 1;\n");
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test.each([
  ['promote-dev-to-staging.sh', ['--yes'], 'promote|craftista|dev|staging|--yes'],
  ['promote-dev-to-staging.sh', ['helpdesk', '--service', 'a b'], 'promote|helpdesk|dev|staging|--service|a b'],
  ['promote-to-prod.sh', ['--yes', '--approved-by', 'Grace H'], 'promote|craftista|staging|prod|--commit|--tag|--yes|--approved-by|Grace H'],
  ['promote-to-prod.sh', ['obcms'], 'promote|obcms|staging|prod|--commit|--tag'],
  ['rollback.sh', ['prod', '--yes', '--to', 'HEAD~2'], 'rollback|craftista/prod|--commit|--yes|--to|HEAD~2'],
  ['rollback.sh', ['staging', 'chatbot'], 'rollback|chatbot/staging|--commit'],
])('%s %j is a thin form of the verb, and ends as it does', (name, args, line) => {
  copyFileSync(join(scripts, name), join(project, 'scripts', name));
  const { status, stdout } = spawnSync('sh', [join(project, 'scripts', name), ...args], { encoding: 'utf8', cwd: tmpdir() });
  expect([status, stdout]).toEqual([1, `${line}\n`]);
});

test('rollback.sh without an environment is bad usage', () => {
  const { status, stderr } = spawnSync('sh', [join(scripts, 'rollback.sh'), '--yes'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^usage: .*rollback.sh ENVIRONMENT \[SYSTEM\] \[OPTION\.\.\.\]\n$/)]);
});
