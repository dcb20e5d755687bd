import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../lib/manifest';
import type { CommandResult, ProjectCopy } from '../../render/project-fixture';
import type { Environment } from '../dist';
import type { Stage } from '../stage';
import { only, services } from './lookups';

/** The tag that the pipeline gives to what it builds from `develop`: a new one, wherever the overlays stand. */
export const build = `develop-${'c0ffee42'.repeat(5)}`;
export const approver = 'Grace Hopper';

/** What a release command answers with --json, as far as rows look at it. */
interface Answer {
  readonly issues: readonly { readonly check: string; readonly code: string; readonly severity: string }[];
}

/** A release command's exit code, and what of the promotion's own rules it refuses by. */
export interface Ran {
  readonly exit: number | null;
  readonly refusals: readonly string[];
}

/** The commits before and after a delivery. */
export type Commits = Stage['start'];

export type Delivery = Ran & Commits;

export const imageOf = (service: string) => `8060633493/craftista-${service}`;

export const runVerb = (stage: Stage, ...args: string[]): Ran => answered(stage.trellis(...args, '--json'));
export const runScript = (stage: Stage, name: string, ...args: string[]): Ran => answered(stage.run('sh', `scripts/${name}`, ...args, '--json'));

/** Continuous deployment into dev: the overlay gets the tags of a new build, and is rendered. */
export function deployBuild(project: ProjectCopy): void {
  setTags(project, 'dev', Object.fromEntries(services.map((service) => [service, build])));
  const { code, err } = project.trellis('synth', 'craftista/dev');
  if (code !== 0) throw new Error(err);
}

/** The seed's automated way to staging. */
export const promotedToStaging = (stage: Stage): Delivery =>
  stage.once('promoted to staging', () => between(stage, () => runScript(stage, 'promote-dev-to-staging.sh', '--yes', '--commit', '--push')));

/** The script to prod with nobody's approval; what it wrote or committed, if anything, is dropped. */
export const unapprovedToProd = (stage: Stage): Ran & { readonly wrote: boolean } =>
  stage.once('unapproved to prod', () => {
    const { after, ...staging } = promotedToStaging(stage);
    if (staging.exit !== 0) return { ...staging, wrote: false };
    return stage.at(after, () => {
      const ran = runScript(stage, 'promote-to-prod.sh', '--yes');
      return { ...ran, wrote: stage.git('status', '--porcelain') !== '' || head(stage) !== after };
    });
  });

/** The seed's way to prod; not gone where staging refused, or where nobody had to approve. */
export const releasedToProd = (stage: Stage): Delivery =>
  stage.once('released to prod', () => {
    const staging = promotedToStaging(stage);
    if (staging.exit !== 0 || unapprovedToProd(stage).exit === 0) return { ...staging, exit: null, before: staging.after };
    return between(stage, () => runScript(stage, 'promote-to-prod.sh', '--yes', '--approved-by', approver));
  });

/** Whether an environment takes tags from another: a promotion made, or one refused. */
export const takesFrom = (stage: Stage, from: Environment, to: Environment): Ran =>
  stage.once(`${from} to ${to}`, () => {
    if (from === 'dev' && to === 'staging') return promotedToStaging(stage);
    if (from === 'staging' && to === 'prod') return releasedToProd(stage);
    return stage.at(stage.start.after, () => runVerb(stage, 'promote', 'craftista', from, to, '--approved-by', approver, '--dry-run'));
  });

/** Sets the newTag of services in an environment's kustomization.yaml, as a person or the pipeline does. */
export function setTags({ directory }: ProjectCopy, environment: Environment, tags: Readonly<Record<string, string>>): void {
  const file = join(directory, 'overlays/craftista', environment, 'kustomization.yaml');
  const edited = Object.entries(tags).reduce(
    (text, [service, tag]) => text.replace(new RegExp(`(name: ${imageOf(service)}\\n +newTag: ).*`), `$1${tag}`),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, edited);
}

/** The tag that dist runs of all four services in an environment; their different tags where it is not one. */
export function deliveredTag(stage: Stage, environment: Environment): Json {
  return only(
    services.flatMap((service) => {
      const text = readFileSync(join(stage.directory, 'dist/craftista', environment, `${service}.yaml`), 'utf8');
      const tags = [...text.matchAll(new RegExp(`image: "?${imageOf(service)}:([\\w.-]+)`, 'g'))].map(([, tag]) => tag);
      return tags.length === 0 ? ['absent'] : tags;
    }),
  );
}

/** Paths that belong to an environment among those given. */
export const pathsOf = (environment: Environment, paths: string): readonly string[] =>
  paths.split('\n').filter((path) => [`overlays/craftista/${environment}/`, `dist/craftista/${environment}/`, `dist/argocd/craftista-${environment}.yaml`].some((start) => path.startsWith(start)));

/** What an environment was in a promotion that changed these paths: its source, its target, or untouched. */
export function roleIn(stage: Stage, environment: Environment, paths: string): Json {
  const isBuild = deliveredTag(stage, environment) === build;
  if (pathsOf(environment, paths).length > 0) return isBuild ? 'target' : 'changed, without the tags';
  return isBuild ? 'source' : 'untouched';
}

/** Lines of a kustomization.yaml that a delivery replaced: how many set the build's tag, and how many are others. */
export function linesSet(stage: Stage, environment: Environment, { before, after }: Commits): Json {
  const lines = stage.git('diff', '--unified=0', before, after, '--', `overlays/craftista/${environment}/kustomization.yaml`).split('\n').slice(4);
  const set = lines.filter((line) => line.startsWith('+'));
  const replaced = lines.filter((line) => line.startsWith('-'));
  const isTag = (line: string) => /^[+-] +newTag: /.test(line);
  return { newTags: set.filter((line) => isTag(line) && line.endsWith(build)).length, others: [...set, ...replaced].filter((line) => !isTag(line)).length };
}

export const changedBetween = (stage: Stage, { before, after }: Commits): string => stage.git('diff', '--name-only', before, after);

const head = (stage: Stage): string => stage.git('rev-parse', 'HEAD');

function between(stage: Stage, run: () => Ran): Delivery {
  const before = head(stage);
  const ran = run();
  return { ...ran, before, after: head(stage) };
}

function answered({ code, out, err }: CommandResult): Ran {
  if (!out.startsWith('{')) return { exit: code, refusals: [err.trim()] };
  const { issues } = JSON.parse(out) as Answer;
  return { exit: code, refusals: [...new Set(issues.filter(({ check, severity }) => check === 'promotion' && severity === 'error').map((issue) => issue.code))] };
}
