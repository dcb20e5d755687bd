import { join } from 'node:path';
import type { Repository } from '../git';
import { commitFiles, createTag, currentBranch, deleteTag, fetchBranch, moveBranch, pushRefs, readTags, readUpstream, refreshIndex, resolveRef } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { FileChanges } from '../output';
import { writeFiles } from '../output';
import type { Project } from '../render';
import { commitMessage, subjectOf } from './commit-message';
import type { CommitIntent } from './interrupted-commit';
import { forgetCommit, noteCommit } from './interrupted-commit';
import type { ReleasePlan, ReleaseRequest } from './release-plan';

/** Where the release goes beside the working tree. */
export interface CarryOutOptions {
  readonly commit: boolean;
  /** A new branch that alone gets the commit; the working tree stays as it is. */
  readonly branch?: string;
  readonly tag: boolean;
  readonly push: boolean;
}

export interface Outcome {
  readonly commit?: string;
  readonly branch?: string;
  readonly tag?: string;
  readonly pushed: boolean;
  /** The remote branch moved meanwhile: the plan has to be made anew. */
  readonly moved: boolean;
  readonly issues: readonly Issue[];
}

const nothing: Outcome = { pushed: false, moved: false, issues: [] };

/**
 * Carries a plan out: its files all or nothing and, where asked, one commit of exactly them, a branch, a tag, a push.
 * A push comes first: what the remote refuses leaves nothing behind. Reports OUTPUT_NOT_WRITTEN, COMMIT_FAILED,
 * BRANCH_EXISTS, PUSH_REFUSED.
 */
export function carryOut(plan: ReleasePlan, request: ReleaseRequest, project: Project, repository: Repository, options: CarryOutOptions): Outcome {
  if (!options.commit) return { ...nothing, issues: writeFiles(project.root, plan.changes).issues };
  const head = resolveRef(repository, 'HEAD') ?? '';
  const branch = options.branch ?? currentBranch(repository);
  if (options.branch !== undefined && resolveRef(repository, `refs/heads/${options.branch}`) !== undefined) return refuse('BRANCH_EXISTS', `there is a branch ${options.branch}`);
  const made = commitFiles(repository, { parent: head, files: plan.changes, message: commitMessage(plan, request) });
  if ('fault' in made) return refuse('COMMIT_FAILED', `no commit was made: ${made.fault}`);
  const commit = made.hash;
  const tag = options.tag ? nextTag(plan, repository) : undefined;
  const intent: CommitIntent = {
    commit,
    parent: head,
    reason: `trellis: ${subjectOf(plan)}`,
    ...(options.branch !== undefined && { branch: options.branch }),
    ...(tag !== undefined && { tag }),
    changes: plan.changes,
  };
  const noted = noteCommit(repository, intent);
  if (noted !== undefined) return { ...nothing, issues: [noted] };
  const failed =
    makeTag(plan, repository, intent) ??
    (options.push ? push(repository, intent, branch) : undefined) ??
    (options.branch === undefined ? moveTree(project, repository, intent) : newBranch(repository, options.branch, intent));
  if (failed !== undefined && tag !== undefined) deleteTag(repository, tag);
  forgetCommit(repository);
  if (failed !== undefined) return failed;
  return { ...nothing, commit, pushed: options.push, ...(branch !== undefined && { branch }), ...(tag !== undefined && { tag }) };
}

function makeTag(plan: ReleasePlan, repository: Repository, { commit, tag }: CommitIntent): Outcome | undefined {
  const fault = tag === undefined ? undefined : createTag(repository, tag, commit, `${subjectOf(plan)}\n`);
  return fault === undefined ? undefined : refuse('COMMIT_FAILED', `no tag was made: ${fault}`);
}

/** Sends the commit by its hash; undefined where the remote took it. */
function push(repository: Repository, { commit, parent, tag }: CommitIntent, branch: string | undefined): Outcome | undefined {
  if (branch === undefined) return refuse('PUSH_REFUSED', 'no branch is checked out that could be pushed');
  const upstream = readUpstream(repository, branch);
  const tags = tag === undefined ? [] : [[`refs/tags/${tag}`, `refs/tags/${tag}`] as const];
  const pushed = pushRefs(repository, upstream.remote, [[commit, upstream.ref], ...tags]);
  if (pushed.ok) return undefined;
  const now = fetchBranch(repository, upstream);
  if ('hash' in now && now.hash !== undefined && now.hash !== parent) return { ...nothing, moved: true };
  return refuse('PUSH_REFUSED', `${upstream.remote} does not take the commit: ${pushed.words}`);
}

function moveTree(project: Project, repository: Repository, { commit, parent, reason, changes }: CommitIntent): Outcome | undefined {
  const before = presentTexts(changes, project);
  const { issues } = writeFiles(project.root, changes);
  if (issues.length > 0) return { ...nothing, issues };
  const fault = moveBranch(repository, 'HEAD', commit, parent, reason);
  if (fault === undefined) {
    refreshIndex(repository, [...changes.keys()]);
    return undefined;
  }
  writeFiles(project.root, before);
  return refuse('COMMIT_FAILED', `the branch was not moved: ${fault}`);
}

function newBranch(repository: Repository, name: string, { commit, reason }: CommitIntent): Outcome | undefined {
  const fault = moveBranch(repository, `refs/heads/${name}`, commit, undefined, reason);
  return fault === undefined ? undefined : refuse('COMMIT_FAILED', `no branch ${name} was made: ${fault}`);
}

/** release-<system>-<environment>-<number>, one after the highest there is. */
function nextTag({ cell }: ReleasePlan, repository: Repository): string {
  const prefix = `release-${cell.system}-${cell.environment}-`;
  const numbers = [...readTags(repository, prefix).keys()].map((name) => Number(name.slice(prefix.length))).filter(Number.isInteger);
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}

function presentTexts(changes: FileChanges, { root, fileSystem }: Project): FileChanges {
  return new Map([...changes.keys()].map((path) => [path, fileSystem.readFile(join(root, path)) ?? null]));
}

function refuse(code: 'BRANCH_EXISTS' | 'COMMIT_FAILED' | 'PUSH_REFUSED', message: string): Outcome {
  const hint = code === 'PUSH_REFUSED' ? 'a protected branch takes a pull request: --branch NAME' : undefined;
  return { ...nothing, issues: [report(code, message, hint === undefined ? {} : { hint })] };
}
