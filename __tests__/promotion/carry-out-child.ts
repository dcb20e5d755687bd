// A process that carries a plan out and dies where it is told to. Arguments: folder, file with the plan, and the number
// of the write (or Git command) before which it kills itself; 0 only repairs. Prints how many writes it made.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import type { FileChanges } from '../../lib/output';
import type { ReleasePlan } from '../../lib/promotion';

const [directory = '', planFile = '', deadline = ''] = process.argv.slice(2);
const text = fs.readFileSync(planFile, 'utf8');
let writes = 0;

type Call = (...args: unknown[]) => unknown;

/** Counts each call, and ends the process before the one that was chosen. */
function watch(module: Record<string, unknown>, name: string): void {
  const call = module[name] as Call;
  module[name] = (...args: unknown[]): unknown => {
    writes += 1;
    if (writes === Number(deadline)) process.kill(process.pid, 'SIGKILL');
    return call(...args);
  };
}
for (const name of ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'mkdtempSync', 'rmdirSync', 'linkSync', 'copyFileSync']) {
  watch(fs as unknown as Record<string, unknown>, name);
}
watch(childProcess as unknown as Record<string, unknown>, 'spawnSync');

async function main(): Promise<void> {
  const { diskFileSystem } = await import('../../lib/file-system');
  const { openRepository } = await import('../../lib/git');
  const { recoverJournal, takeRunLock } = await import('../../lib/output');
  const { carryOut } = await import('../../lib/promotion/carry-out');
  const { finishInterruptedCommit } = await import('../../lib/promotion/interrupted-commit');
  const { plan, options } = JSON.parse(text) as { plan: Omit<ReleasePlan, 'changes'> & { changes: [string, string | null][] }; options: Parameters<typeof carryOut>[4] };
  const repository = openRepository(directory);
  const lock = takeRunLock(directory);
  if (repository === undefined || 'code' in lock) throw new Error('code' in lock ? lock.message : 'no repository');
  const repaired = { files: recoverJournal(directory), commit: finishInterruptedCommit(repository) };
  const project = { root: directory, fileSystem: diskFileSystem } as Parameters<typeof carryOut>[2];
  const changes: FileChanges = new Map(plan.changes);
  const request = { services: [], approvedBy: ['grace'], commit: options.commit };
  const outcome = deadline === '0' ? undefined : carryOut({ ...plan, changes }, request, project, repository, options);
  lock.release();
  process.stdout.write(JSON.stringify({ writes, repaired, issues: outcome?.issues ?? [], commit: outcome?.commit }));
}
void main();
