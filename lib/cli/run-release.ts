import type { Repository } from '../git';
import { hasErrors } from '../issue';
import type { Issue } from '../issue';
import { printJson } from '../manifest';
import { notWritten, recoverJournal } from '../output';
import type { GateResult, OpenCell, Outcome, ReleasePlan } from '../promotion';
import { carryOut, finishInterruptedCommit, openCell, printGates, printNothing, printPlan, runGates } from '../promotion';
import type { Project } from '../render';
import { cellName, openProject } from '../render';
import { followRemote } from './follow-remote';
import type { ExitCode, Io } from './io';
import { openHistory } from './open-history';
import { printIssuesTo } from './print-issues-to';
import type { ReleaseSettings } from './release-options';
import { readReleaseOptions } from './release-options';
import { refuseUsage } from './refuse-usage';
import type { Arguments } from './verb';
import { waitForLock } from './wait-for-lock';

export type MakePlan = (target: OpenCell) => Promise<ReleasePlan>;

/** How often a push is planned anew because the remote moved meanwhile. */
const mostAttempts = 8;

/**
 * What every verb does that changes a cell's release: plan, show, run the gates, ask, carry out; under the lock of the
 * tree, after repairing what an interrupted run left.
 */
export async function runRelease(verb: string, name: string, args: Arguments, io: Io, makePlan: MakePlan): Promise<ExitCode> {
  const settings = readReleaseOptions(args);
  if (typeof settings === 'string') return refuseUsage(io, verb, settings);
  const repository = openHistory(io);
  if ('code' in repository) return finish(io, settings, undefined, { issues: [repository] });
  const project = openProject(io);
  if (settings.dryRun) return attempt(io, name, settings, project, repository, makePlan);
  const lock = await waitForLock(io.root);
  if ('code' in lock) return finish(io, settings, undefined, { issues: [lock] });
  try {
    const unrepaired = repair(io, repository);
    if (unrepaired !== undefined) return finish(io, settings, undefined, { issues: [unrepaired] });
    return await attempt(io, name, settings, project, repository, makePlan);
  } finally {
    lock.release();
  }
}

async function attempt(io: Io, name: string, settings: ReleaseSettings, project: Project, repository: Repository, makePlan: MakePlan): Promise<ExitCode> {
  for (let tries = 1; ; tries += 1) {
    const behind = settings.carry.push && !settings.dryRun ? followRemote(repository, settings.carry.branch) : [];
    if (hasErrors(behind)) return finish(io, settings, undefined, { issues: behind });
    const { open, issues } = await openCell(name, project, repository, settings.request);
    const plan = open === undefined || hasErrors(issues) ? undefined : await makePlan(open);
    if (plan === undefined) return finish(io, settings, undefined, { issues });
    const found = [...issues, ...plan.issues];
    if (!settings.json) io.out(isIdle(plan) ? '' : printPlan(plan));
    if (hasErrors(found) || plan.changes.size === 0) return finish(io, settings, plan, { issues: found });
    const gates = await runGates(plan.delivery?.gates ?? [], project.root, told(plan));
    if (!settings.json) io.out(printGates(gates.results));
    const so = { issues: [...found, ...gates.issues], gates: gates.results };
    if (hasErrors(so.issues) || settings.dryRun) return finish(io, settings, plan, so);
    if (!(await isAgreed(io, settings))) return finish(io, settings, plan, { ...so, declined: true });
    const outcome = carryOut(plan, settings.request, project, repository, settings.carry);
    if (!outcome.moved || tries === mostAttempts) return finish(io, settings, plan, { ...so, outcome, issues: [...so.issues, ...outcome.issues] });
    io.err('the remote branch moved meanwhile: planning anew on what it has now\n');
  }
}

/** Finishes what an interrupted run left, and says so; OUTPUT_NOT_WRITTEN where that cannot be done. */
function repair(io: Io, repository: Repository): Issue | undefined {
  try {
    const files = recoverJournal(io.root);
    if (files.length > 0) io.err(`finished an interrupted write: ${files.join(', ')}\n`);
    const commit = finishInterruptedCommit(repository);
    if (commit !== undefined) io.err(`finished an interrupted commit: ${commit.slice(0, 10)}\n`);
    return undefined;
  } catch (error) {
    return notWritten(error);
  }
}

async function isAgreed(io: Io, { yes }: ReleaseSettings): Promise<boolean> {
  if (yes || !io.isTerminal) return true;
  return /^y(?:es)?$/i.test((await io.ask('Do this? [y/N] ')).trim());
}

function told({ verb, cell, from, images }: ReleasePlan): Readonly<Record<string, string>> {
  return {
    TRELLIS_VERB: verb,
    TRELLIS_CELL: cellName(cell),
    TRELLIS_FROM: from ?? '',
    TRELLIS_IMAGES: images.map(({ image, after }) => `${image}=${after}`).join(' '),
  };
}

interface Ending {
  readonly issues: readonly Issue[];
  readonly gates?: readonly GateResult[];
  readonly outcome?: Outcome;
  readonly declined?: boolean;
}

function finish(io: Io, { json, dryRun }: ReleaseSettings, plan: ReleasePlan | undefined, ending: Ending): ExitCode {
  const { issues, gates = [], outcome, declined = false } = ending;
  const refused = hasErrors(issues) || outcome?.moved === true;
  const written = outcome !== undefined && !refused;
  if (json) {
    const shown = plan && { verb: plan.verb, cell: cellName(plan.cell), from: plan.from, images: plan.images, objects: plan.differences.map(({ object, change, fields }) => ({ object, change, fields })) };
    const { commit, branch, tag, pushed = false } = outcome ?? {};
    io.out(`${printJson({ ...shown, gates, dryRun, written, commit, branch, tag, pushed, issues }, 2)}\n`);
    return refused || declined ? 1 : 0;
  }
  printIssuesTo(io, issues);
  if (outcome?.moved === true) io.err('the remote branch keeps moving; nothing was written, try again\n');
  else if (refused) io.err('refused: nothing was written\n');
  else if (plan !== undefined && isIdle(plan)) io.out(printNothing(plan));
  else if (dryRun) io.out('dry run: nothing was written\n');
  else if (declined) io.out('nothing was written\n');
  else if (outcome !== undefined && plan !== undefined) io.out(`${printOutcome(plan, outcome)}\n`);
  return refused || declined ? 1 : 0;
}

function isIdle(plan: ReleasePlan): boolean {
  return plan.changes.size === 0 && plan.images.length === 0 && !hasErrors(plan.issues);
}

function printOutcome(plan: ReleasePlan, { commit, branch, tag, pushed }: Outcome): string {
  if (commit === undefined) return `${plan.changes.size} files written; commit them together`;
  return `commit ${commit.slice(0, 10)}${branch === undefined ? '' : ` on ${branch}`}${tag === undefined ? '' : `, tag ${tag}`}${pushed ? ', pushed' : ''}`;
}
