import { resolve } from 'node:path';
import { hasErrors } from '../../issue';
import type { Issue } from '../../issue';
import { recoverJournal, takeRunLock, writeFiles } from '../../output';
import type { CellId, Delivered, Plan, Project } from '../../render';
import { openDelivered, openProject, planGrid, selectCells, writeBase } from '../../render';
import type { ExitCode, Io } from '../io';
import { printIssuesTo } from '../print-issues-to';
import { refuseUsage } from '../refuse-usage';
import { readShard } from '../shard';
import type { Arguments, Verb } from '../verb';
import { watchSources } from '../watch-sources';

/** `trellis synth`: the whole pipeline; writes each cell all or nothing, and nothing at all where there is an error. */
export const verb: Verb = {
  summary: 'render every cell into dist',
  usage: 'synth [CELL...]',
  examples: ['trellis synth', 'trellis synth craftista/dev', 'trellis synth --check'],
  options: {
    check: { type: 'boolean', help: 'write nothing; fail where dist differs from the render' },
    out: { type: 'string', value: 'DIR', help: 'render into DIR instead of dist' },
    'repo-url': { type: 'string', value: 'URL', help: 'the repository that Applications and AppProjects name' },
    watch: { type: 'boolean', help: 'render again whenever charts or overlays change' },
    shard: { type: 'string', value: 'i/n', help: 'only the i-th of n parts of the cells' },
    json: { type: 'boolean', help: 'print the result as JSON' },
  },
  positionals: [0, Infinity],
  run: async (args, io) => {
    const shard = args.values['shard'];
    const part = typeof shard === 'string' ? readShard(shard) : undefined;
    if (typeof shard === 'string' && part === undefined) return refuseUsage(io, 'synth', `--shard takes i/n, as 1/4, not "${shard}"`);
    const once = () => synth(args, io, part ?? (() => true));
    return args.values['watch'] === true ? watchSources(io, args, once) : once();
  },
};

async function synth(args: Arguments, io: Io, inShard: (index: number) => boolean): Promise<ExitCode> {
  const { out, 'repo-url': repoUrl, check } = args.values;
  const project = openProject({
    ...io,
    outDirectory: typeof out === 'string' ? resolve(io.cwd, out) : undefined,
    repoUrl: typeof repoUrl === 'string' ? repoUrl : undefined,
  });
  const { cells, issues } = selectCells(project, args.positionals);
  if (hasErrors(issues)) return finish(args, io, [], issues);
  const whole = args.positionals.length === 0 && args.values['shard'] === undefined;
  const selected = whole ? undefined : cells.filter((_, index) => inShard(index));
  return check === true ? checkDist(args, io, project, selected) : writeDist(args, io, project, selected);
}

/** What is wrong is printed; a file of dist that would change is named; the exit code says whether there was any. */
async function checkDist(args: Arguments, io: Io, project: Project, cells: readonly CellId[] | undefined): Promise<ExitCode> {
  const plans = await planGrid(project, { cells, delivered: deliveredAtHead(project) });
  const code = finish(args, io, plans, plans.flatMap((plan) => plan.issues));
  if (code !== 0 || args.values['json'] === true) return plans.some((plan) => plan.changes.size > 0) ? 1 : code;
  const drift = plans.flatMap((plan) => [...plan.changes.keys()]).sort();
  if (drift.length === 0) return 0;
  io.err(`dist is not what the sources render; run npm run synth:\n${drift.map((path) => `  ${path}\n`).join('')}`);
  return 1;
}

async function writeDist(args: Arguments, io: Io, project: Project, cells: readonly CellId[] | undefined): Promise<ExitCode> {
  const base = writeBase(project);
  const lock = takeRunLock(base.directory);
  if ('code' in lock) return finish(args, io, [], [lock]);
  try {
    const repaired = recoverJournal(base.directory);
    if (repaired.length > 0) io.err(`finished an interrupted write: ${repaired.join(', ')}\n`);
    const plans = await planGrid(project, { cells, delivered: deliveredAtHead(project), onCell: progressOn(io) });
    const issues = plans.flatMap((plan) => plan.issues);
    const written = hasErrors(issues) ? [] : plans.flatMap((plan) => writeFiles(base.directory, base.fromDist(plan.changes)).issues);
    return finish(args, io, hasErrors(issues) ? [] : plans, [...issues, ...written]);
  } finally {
    lock.release();
  }
}

/** Before the first commit, or outside of Git, there is nothing delivered that a change could break. */
function deliveredAtHead(project: Project): Delivered | undefined {
  const delivered = openDelivered(project, 'HEAD');
  return 'textsOf' in delivered ? delivered : undefined;
}

function progressOn(io: Io): ((name: string, number: number, count: number) => void) | undefined {
  if (!io.isTerminal) return undefined;
  return (name, number, count) => io.err(`\r\x1b[K${number}/${count} ${name}${number === count ? '\r\x1b[K' : ''}`);
}

function finish(args: Arguments, io: Io, plans: readonly Plan[], issues: readonly Issue[]): ExitCode {
  if (args.values['json'] === true) {
    const cells = plans.map(({ name, changes, pending }) => ({ cell: name, changed: [...changes.keys()].sort(), pending }));
    io.out(`${JSON.stringify({ cells, issues }, null, 2)}\n`);
  } else {
    printIssuesTo(io, issues);
    for (const plan of plans) reportPlan(args, io, plan);
  }
  return hasErrors(issues) ? 1 : 0;
}

function reportPlan(args: Arguments, io: Io, { name, changes, pending }: Plan): void {
  if (pending.length > 0) io.out(`${name}: held, ${pending.length} objects wait for its next release (trellis diff ${name} shows them)\n`);
  if (args.values['check'] !== true && changes.size > 0) io.out(`${name}: ${changes.size} files written\n`);
}
