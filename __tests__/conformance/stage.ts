import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CommandResult, ProjectCopy } from '../render/project-fixture';
import { copyProject, openCopy } from '../render/project-fixture';

/**
 * A committed copy of the project with a remote, on which rows run the real commands. Rows share it: a step runs once,
 * and each step says at which commit it runs, so that no row depends on another's order.
 */
export interface Stage extends ProjectCopy {
  /** Output of a Git command, which must succeed. */
  readonly git: (...args: string[]) => string;
  /** The commit that all begins with, and the one before it. */
  readonly start: { readonly before: string; readonly after: string };
  readonly once: <T>(step: string, run: () => T) => T;
  /** Runs on the tree of a commit; what is changed or committed there is dropped afterwards. */
  readonly at: <T>(commit: string, run: () => T) => T;
}

/** A change of the project before anything is run. */
export type Fault = (directory: string) => void;

/** Replaces a text that is there. */
export const fault = (file: string, text: string, by: string): Fault => (directory) => {
  const path = join(directory, file);
  const before = readFileSync(path, 'utf8');
  if (!before.includes(text)) throw new Error(`${file} has no "${text}"`);
  writeFileSync(path, before.replace(text, by));
};

/** A system's stages: one copy for each fault, and one without; made when it is first asked for. */
export type OpenStage = (broken?: Fault) => Stage;

const opened: ProjectCopy[] = [];

/** `prepare` changes the tree that all stages start from, in a commit of its own; a fault is part of that commit. */
export function stagesOf(prepare: (project: ProjectCopy) => void): OpenStage {
  const stages = new Map<Fault | undefined, Stage>();
  let prepared: ProjectCopy | undefined;
  return (broken) => {
    const known = stages.get(broken);
    if (known !== undefined) return known;
    prepared ??= makeRepository(prepare);
    const stage = makeStage(prepared, broken);
    stages.set(broken, stage);
    return stage;
  };
}

/** Removes every copy. */
export function closeStages(): void {
  opened.splice(0).forEach((project) => project.close());
}

function makeRepository(prepare: (project: ProjectCopy) => void): ProjectCopy {
  // Both jest and npm run conformance start at the top of the project.
  const project = copyProject(resolve('.'));
  opened.push(project);
  cpSync(resolve('scripts'), join(project.directory, 'scripts'), { recursive: true });
  writeFileSync(join(project.directory, '.gitignore'), 'node_modules\n');
  const git = gitIn(project);
  git('init', '--quiet', '--initial-branch=main');
  nameCommitter(git);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'The project');
  prepare(project);
  git('commit', '--quiet', '--all', '--message', 'Where the rows begin');
  return project;
}

function makeStage(prepared: ProjectCopy, broken: Fault | undefined): Stage {
  // Clones share their objects with what they are made from: that keeps a stage cheap.
  const clone = (...args: string[]) => gitIn(prepared)('clone', '--quiet', '--shared', ...args);
  const directory = mkdtempSync(join(tmpdir(), 'trellis-stage-'));
  clone('.', directory);
  const project = openCopy(directory);
  opened.push(project);
  const git = gitIn(project);
  nameCommitter(git);
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  if (broken !== undefined) {
    broken(directory);
    git('commit', '--quiet', '--all', '--amend', '--no-edit');
  }
  const remote = join(directory, '.git/origin.git');
  clone('--bare', '.', remote);
  git('remote', 'set-url', 'origin', remote);
  git('push', '--quiet', '--force', '--set-upstream', 'origin', 'main');
  const results = new Map<string, unknown>();
  return {
    ...project,
    git,
    start: { before: git('rev-parse', 'HEAD~1'), after: git('rev-parse', 'HEAD') },
    once: <T>(step: string, run: () => T): T => {
      if (!results.has(step)) results.set(step, run());
      return results.get(step) as T;
    },
    at: (commit, run) => {
      git('checkout', '--quiet', '--detach', commit);
      try {
        return run();
      } finally {
        git('reset', '--quiet', '--hard');
        git('clean', '--quiet', '-fd');
        git('checkout', '--quiet', 'main');
      }
    },
  };
}

function nameCommitter(git: Stage['git']): void {
  const settings = { 'user.name': 'Ada', 'user.email': 'ada@example.com', 'commit.gpgSign': 'false', 'tag.gpgSign': 'false' };
  for (const [name, value] of Object.entries(settings)) git('config', name, value);
}

function gitIn(project: ProjectCopy): Stage['git'] {
  return (...args) => mustSucceed(project.run('git', ...args), args);
}

function mustSucceed({ code, out, err }: CommandResult, args: readonly string[]): string {
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${err}`);
  return out.trim();
}
