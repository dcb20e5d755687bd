import type { Json } from '../../../lib/manifest';
import type { Environment } from '../dist';
import { environments } from '../dist';
import type { Values } from '../row';
import type { Stage } from '../stage';
import type { Commits } from './deliveries';
import { approver, build, changedBetween, deliveredTag, imageOf, linesSet, pathsOf, promotedToStaging, releasedToProd, roleIn, runVerb, setTags, takesFrom, unapprovedToProd } from './deliveries';
import { only, services } from './lookups';

const inEach = (value: (environment: Environment) => Json): Values => Object.fromEntries(environments.map((environment) => [environment, value(environment)]));

/** `trellis promote` without a commit, twice: who gave and who took, and that the second run changes nothing. */
export function promotedByCommand(stage: Stage): Values {
  return stage.at(stage.start.after, () => {
    const command = ['promote', 'craftista', 'dev', 'staging', '--yes'];
    const first = runVerb(stage, ...command);
    const tree = stage.git('add', '--all') + stage.git('write-tree');
    if (first.exit !== 0) return inEach(() => 'refused');
    if (runVerb(stage, ...command).exit !== 0 || stage.git('add', '--all') + stage.git('write-tree') !== tree) return inEach(() => 'not idempotent');
    const paths = stage.git('diff', '--name-only', 'HEAD');
    return inEach((environment) => roleIn(stage, environment, paths));
  });
}

/** The same by scripts/promote-dev-to-staging.sh, from its commit. */
export function promotedByScript(stage: Stage): Values {
  const delivery = promotedToStaging(stage);
  return stage.at(delivery.after, () => inEach((environment) => (delivery.exit === 0 ? roleIn(stage, environment, changedBetween(stage, delivery)) : 'refused')));
}

/** The tags that `trellis images` lists of dev. */
export function listedTags(stage: Stage): Values {
  return { dev: stage.at(stage.start.after, () => only(Object.values(readTags(stage)))) };
}

/** The manual way: the listed tags are written into staging's kustomization.yaml, and synth renders them. */
export function updatedByHand(stage: Stage): Values {
  return stage.at(stage.start.after, () => {
    setTags(stage, 'staging', readTags(stage));
    const { code } = stage.trellis('synth', 'craftista/staging');
    return { staging: code === 0 ? deliveredTag(stage, 'staging') : 'refused' };
  });
}

/** What --commit and --push leave: commits made, files of others in them, the remote, the tree, the overlay's lines. */
export function committedAndPushed(stage: Stage): Values {
  const delivery = promotedToStaging(stage);
  const changed = changedBetween(stage, delivery);
  return {
    staging: stage.at(delivery.after, () => ({
      commits: Number(stage.git('rev-list', '--count', `${delivery.before}..${delivery.after}`)),
      otherFiles: changed.split('\n').filter((path) => path !== '').length - pathsOf('staging', changed).length,
      lines: linesSet(stage, 'staging', delivery),
      pushed: stage.git('--git-dir', '.git/origin.git', 'rev-list', 'main').split('\n').includes(delivery.after),
      uncommitted: stage.git('status', '--porcelain'),
    })),
  };
}

/** The way to prod: refused, with nothing written, until somebody approves. */
export function promotedWithApproval(stage: Stage): Values {
  const unapproved = unapprovedToProd(stage).refusals;
  const delivery = releasedToProd(stage);
  const changed = changedBetween(stage, delivery);
  return stage.at(delivery.after, () => ({
    staging: roleIn(stage, 'staging', changed),
    prod: { unapproved: [...unapproved], approved: roleIn(stage, 'prod', changed) },
  }));
}

/** scripts/promote-to-prod.sh: how it ends and whether it writes, without and with an approval. */
export function scriptToProd(stage: Stage): Values {
  const unapproved = unapprovedToProd(stage);
  const { exit, before, after } = releasedToProd(stage);
  return { prod: { unapproved: { exit: unapproved.exit, wrote: unapproved.wrote }, approved: { exit, wrote: before !== after } } };
}

/** What keeps staging's tags from prod: one that staging does not run yet, one that is no build's. */
export function validatedStaging(stage: Stage): Values {
  return stage.at(stage.start.after, () => {
    setTags(stage, 'staging', { voting: `develop-${'0'.repeat(40)}`, catalogue: 'try-this' });
    const { exit, refusals } = runVerb(stage, 'promote', 'craftista', 'staging', 'prod', '--approved-by', approver, '--dry-run');
    return { prod: { exit, refusals: [...refusals].sort() } };
  });
}

export function updatedProd(stage: Stage): Values {
  const delivery = releasedToProd(stage);
  return { prod: { ...(linesSet(stage, 'prod', delivery) as object), runs: stage.at(delivery.after, () => deliveredTag(stage, 'prod')) } };
}

/** The release tag, and whether it marks the commit of the promotion. */
export function releaseTag(stage: Stage): Values {
  const { after } = releasedToProd(stage);
  const tags = stage.git('tag', '--points-at', after).split('\n');
  return { prod: { tags, marks: stage.git('log', '-1', '--format=%s', tags[0] || after) } };
}

/** Where a build's tag may be set, and whether prod takes what staging has not had. */
export function testedInDev(stage: Stage): Values {
  return stage.at(stage.start.after, () => {
    const set = (environment: Environment): Json => [...runVerb(stage, 'set-image', `craftista/${environment}`, 'voting', build, '--dry-run').refusals];
    return { dev: { runs: deliveredTag(stage, 'dev') }, staging: { newBuild: set('staging') }, prod: { newBuild: set('prod'), fromDev: [...takesFrom(stage, 'dev', 'prod').refusals] } };
  });
}

/** Which of the two other environments each takes tags from. */
export function chain(stage: Stage): Values {
  return inEach((to) => environments.filter((from) => from !== to && takesFrom(stage, from, to).exit === 0));
}

/** Who is asked for an approval, and where it is recorded: the commit, the history, the Applications. */
export function approvals(stage: Stage): Values {
  const staging = promotedToStaging(stage);
  const { after } = releasedToProd(stage);
  const applications = stage.git('show', `${after}:dist/argocd/craftista-prod.yaml`);
  return {
    staging: { unapproved: [...staging.refusals] },
    prod: {
      unapproved: [...unapprovedToProd(stage).refusals],
      commit: stage.git('show', '--no-patch', '--format=%(trailers:key=Approved-By,valueonly)', after),
      history: historyOf(stage, 'prod').find(({ commit }) => commit === after)?.approvedBy ?? 'absent',
      applications: [...applications.matchAll(/trellis\.dev\/approved-by: (.*)/g)].map(([, name = '']) => name),
    },
  };
}

/** For each environment's delivery: services that history says have the build now, and that diff shows a new image of. */
export function documented(stage: Stage): Values {
  const deliveries: Readonly<Record<Environment, Commits>> = { dev: stage.start, staging: promotedToStaging(stage), prod: releasedToProd(stage) };
  if (releasedToProd(stage).exit !== 0) return inEach(() => 'not delivered');
  return inEach((environment) => {
    const { before, after } = deliveries[environment];
    const entry = historyOf(stage, environment).find(({ commit }) => commit === after);
    const cell = `craftista/${environment}`;
    const differences = JSON.parse(stage.trellis('diff', `${cell}@${before}`, `${cell}@${after}`, '--json').out) as readonly Difference[];
    const isNewImage = (service: string) => differences.some(({ object, fields }) => object.endsWith(`/${service}`) && fields.some((field) => field.after === `${imageOf(service)}:${build}`));
    return {
      history: services.filter((service) => entry?.images.some(({ image, after: tag }) => image === imageOf(service) && tag === build)),
      diff: services.filter(isNewImage),
    };
  });
}

/** The committed dist of every environment is what its sources give, and passes every check. */
export function complete(stage: Stage): Values {
  const { code } = stage.at(stage.start.after, () => stage.trellis('synth', '--check', 'craftista'));
  return inEach(() => (code === 0 ? 'Complete' : 'Incomplete'));
}

interface Difference {
  readonly object: string;
  readonly fields: readonly { readonly path: string; readonly after?: Json }[];
}

interface HistoryLine {
  readonly commit: string;
  readonly approvedBy?: string;
  readonly images: readonly { readonly image: string; readonly after?: string }[];
}

function historyOf(stage: Stage, environment: Environment): readonly HistoryLine[] {
  return stage.once(`history of ${environment}`, () => {
    releasedToProd(stage);
    return JSON.parse(stage.trellis('history', `craftista/${environment}`, '--json').out) as readonly HistoryLine[];
  });
}

/** Tag in dev by service, as `trellis images` lists them. */
function readTags(stage: Stage): Readonly<Record<string, string>> {
  const { out } = stage.once('images', () => stage.trellis('images', 'craftista', '--env', 'dev', '--json'));
  const rows = JSON.parse(out) as readonly { readonly image: string; readonly tags: { readonly dev?: string } }[];
  return Object.fromEntries(services.map((service) => [service, rows.find(({ image }) => image === imageOf(service))?.tags.dev ?? 'absent']));
}
