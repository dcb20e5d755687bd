import type { Json } from '../../../lib/manifest';
import type { Dist, Environment } from '../dist';
import { valueAt } from '../dist';
import type { Row } from '../row';
import { notExpressible, open, proved, recorded } from '../row';
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
  open('C019', 'Promote dev -> staging', 'the promote command (promotion)'),
  recorded('C020', 'Staging: testing and validation', { staging: 'after each sync' }, hasHook('integration')),
  proved('C021', 'Staging (2 replicas)', { staging: 2 }, replicasOf),
  open('C022', 'Promote staging -> prod (manual approval required)', 'the promote command refuses without --approved-by (promotion)'),
  proved('C023', 'Production (3 replicas)', { prod: 3 }, replicasOf),
  open('C024', 'Automated: ./promote-dev-to-staging.sh', 'scripts/promote-dev-to-staging.sh (promotion)'),
  open('C025', 'Manual 1: get dev image tags', 'the images command (promotion)'),
  open('C026', 'Manual 2: update staging kustomization files', 'the promote command writes them (promotion)'),
  open('C027', 'Manual 3: commit and push', 'promote --commit (promotion)'),
  proved('C028', 'Manual 4: ArgoCD auto-syncs', { staging: 'automated' }, automatedSync),
  open('C029', 'Manual (requires approval): ./scripts/promote-to-prod.sh', 'scripts/promote-to-prod.sh (promotion)'),
  open('C030', '1 Validate staging deployment', "promote compares with the source's committed dist (promotion)"),
  proved('C031', '2 Run integration tests', { staging: 'after each sync' }, hasHook('integration')),
  recorded('C032', '3 Get stakeholder approval', { prod: 'required' }, (dist, environment) =>
    only(applications(dist, environment).map((one) => dist.read(one, 'metadata', 'annotations', 'trellis.dev/approval'))),
  ),
  open('C033', '4 Update prod kustomization files', 'the promote command writes them (promotion)'),
  open('C034', '5 Create release tag', 'promote --tag (promotion)'),
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
  open('C075', 'Configuration complete', 'npm run synth -- --check in CI (checks)'),
  proved('C076', 'Image Tags', { dev: 'develop', staging: 'develop' }, branchOfTags),
];
