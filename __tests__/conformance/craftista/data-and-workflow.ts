import type { Json } from '../../../lib/manifest';
import type { Dist, Environment } from '../dist';
import { valueAt } from '../dist';
import type { Row } from '../row';
import { behaves, everywhere, notExpressible, proved, recorded } from '../row';
import { committedAndPushed, complete, listedTags, promotedByCommand, promotedByScript, promotedWithApproval, releaseTag, scriptToProd, updatedByHand, updatedProd, validatedStaging } from './delivered';
import { build } from './deliveries';
import { anyTag, onlyReleaseTags, unknownSetting, unnamedVoting, withoutApproval } from './faults';
import { applications, only, postSyncJobs, services, workload } from './lookups';
import { replicasOf } from './overview';

/** Number of data-holding members of MongoDB, and the set's name where they are one (the start script's REPLICA_SET). */
const mongodb = (dist: Dist, environment: Environment): Json => {
  const env = valueAt(dist.find(environment, 'StatefulSet/mongodb'), ['spec', 'template', 'spec', 'containers', 0, 'env']);
  const index = Array.isArray(env) ? env.findIndex((one) => valueAt(one, ['name']) === 'REPLICA_SET') : -1;
  const set = dist.get(environment, 'StatefulSet/mongodb', 'spec', 'template', 'spec', 'containers', 0, 'env', index, 'value');
  return { members: dist.get(environment, 'StatefulSet/mongodb', 'spec', 'replicas') ?? 'absent', replicaSet: set === undefined || set === '' ? 'none' : set };
};

const postgres = (dist: Dist, environment: Environment): Json => {
  const single = dist.get(environment, 'StatefulSet/postgres', 'spec', 'replicas');
  const cluster = dist.get(environment, 'Cluster/postgres', 'spec', 'instances');
  return single !== undefined ? { statefulSet: single } : { cloudNativePg: cluster ?? 'absent' };
};

const redis = (dist: Dist, environment: Environment): Json => ({
  data: dist.get(environment, 'StatefulSet/redis', 'spec', 'replicas') ?? 'absent',
  sentinels: dist.get(environment, 'StatefulSet/redis-sentinel', 'spec', 'replicas') ?? 'none',
});

export const databases: readonly Row[] = [
  proved('C014', 'MongoDB', { dev: { members: 1, replicaSet: 'none' }, staging: { members: 1, replicaSet: 'none' }, prod: { members: 3, replicaSet: 'rs0' } }, mongodb),
  // Staging's single instance is one of the operator that prod uses, so that prod's path is rehearsed. X8: HA is three.
  proved('C015', 'PostgreSQL', { dev: { statefulSet: 1 }, staging: { cloudNativePg: 1 }, prod: { cloudNativePg: 3 } }, postgres),
  proved('C016', 'Redis', { dev: { data: 1, sentinels: 'none' }, staging: { data: 1, sentinels: 'none' }, prod: { data: 3, sentinels: 3 } }, redis),
];

/** The branch that a tag was built from: `develop-<40 hex digits>`. */
const branchOfTags = (dist: Dist, environment: Environment): Json =>
  only(
    services.map((service) => {
      const image = dist.read(workload(dist, environment, service), 'spec', 'template', 'spec', 'containers', 0, 'image');
      return /:(\w+)-[0-9a-f]{40}$/.exec(String(image))?.[1] ?? `no branch in ${String(image)}`;
    }),
  );

const automatedSync = (dist: Dist, environment: Environment): Json =>
  only(applications(dist, environment).map((one) => (dist.read(one, 'spec', 'syncPolicy', 'automated', 'selfHeal') === true ? 'automated' : 'by hand')));

const hasHook = (suffix: string) => (dist: Dist, environment: Environment): Json =>
  postSyncJobs(dist, environment).some(({ metadata }) => metadata.name.includes(suffix)) ? 'after each sync' : 'absent';

export const workflow: readonly Row[] = [
  proved('C017', "Dev: continuous deployment from 'develop' branch", { dev: 'develop' }, branchOfTags),
  proved('C018', 'Dev (1 replica)', { dev: 1 }, replicasOf),
  behaves('C019', 'Promote dev -> staging', { dev: 'source', staging: 'target', prod: 'untouched' }, promotedByCommand, onlyReleaseTags),
  recorded('C020', 'Staging: testing and validation', { staging: 'after each sync' }, hasHook('integration')),
  proved('C021', 'Staging (2 replicas)', { staging: 2 }, replicasOf),
  behaves('C022', 'Promote staging -> prod (manual approval required)', { staging: 'source', prod: { unapproved: ['APPROVAL_MISSING'], approved: 'target' } }, promotedWithApproval, withoutApproval),
  proved('C023', 'Production (3 replicas)', { prod: 3 }, replicasOf),
  behaves('C024', 'Automated: ./promote-dev-to-staging.sh', { dev: 'source', staging: 'target', prod: 'untouched' }, promotedByScript, onlyReleaseTags),
  behaves('C025', 'Manual 1: get dev image tags', { dev: build }, listedTags, unnamedVoting),
  behaves('C026', 'Manual 2: update staging kustomization files', { staging: build }, updatedByHand, unnamedVoting),
  behaves('C027', 'Manual 3: commit and push', { staging: { commits: 1, otherFiles: 0, lines: { newTags: 4, others: 0 }, pushed: true, uncommitted: '' } }, committedAndPushed, onlyReleaseTags),
  proved('C028', 'Manual 4: ArgoCD auto-syncs', { staging: 'automated' }, automatedSync),
  behaves('C029', 'Manual (requires approval): ./scripts/promote-to-prod.sh', { prod: { unapproved: { exit: 1, wrote: false }, approved: { exit: 0, wrote: true } } }, scriptToProd, withoutApproval),
  behaves('C030', '1 Validate staging deployment', { prod: { exit: 1, refusals: ['TAG_NOT_DELIVERED', 'TAG_REFUSED'] } }, validatedStaging, anyTag),
  proved('C031', '2 Run integration tests', { staging: 'after each sync' }, hasHook('integration')),
  recorded('C032', '3 Get stakeholder approval', { prod: 'required' }, (dist, environment) =>
    only(applications(dist, environment).map((one) => dist.read(one, 'metadata', 'annotations', 'trellis.dev/approval'))),
  ),
  behaves('C033', '4 Update prod kustomization files', { prod: { newTags: 4, others: 0, runs: build } }, updatedProd, onlyReleaseTags),
  behaves('C034', '5 Create release tag', { prod: { tags: ['release-craftista-prod-1'], marks: 'Promote craftista from staging to prod: 4 images' } }, releaseTag, onlyReleaseTags),
  proved('C035', '6 Deploy to production', { prod: 'automated' }, automatedSync),
];

export const status: readonly Row[] = [
  notExpressible('C072', 'Status', 'observed state: kubectl get applications -n argocd shows it'),
  proved('C073', 'Services', { dev: 4, staging: 4, prod: 4 }, (dist, environment) =>
    dist.objects(environment).filter((object) => services.includes(String(dist.read(object, 'metadata', 'name'))) && ['Deployment', 'Rollout'].includes(String(dist.read(object, 'kind')))).length,
  ),
  recorded('C074', 'Last Updated', { dev: 'not stamped' }, (dist, environment) =>
    /"(last-?updated|generated-?at|rendered-?at)"/i.test(JSON.stringify(dist.objects(environment))) ? 'stamped' : 'not stamped',
  ),
  behaves('C075', 'Configuration complete', everywhere('Complete'), complete, unknownSetting),
  proved('C076', 'Image Tags', { dev: 'develop', staging: 'develop' }, branchOfTags),
];
