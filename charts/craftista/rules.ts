import type { EnvironmentRule, ObjectSelection } from '../../lib/checks';

const names = ['catalogue', 'frontend', 'voting', 'recommendation'];
const workloads: ObjectSelection = { kinds: ['Deployment.apps', 'Rollout.argoproj.io'], names };
const voting: ObjectSelection = { ...workloads, names: ['voting'] };
const autoscalers: ObjectSelection = { kinds: ['HorizontalPodAutoscaler.autoscaling'], names };
const replicas = { on: workloads, at: 'spec.replicas' };
const images = 'spec.template.spec.containers[].image';
const limits = 'spec.template.spec.containers[].resources.limits.memory';

/** What craftista's comparison document says that manifests must hold, row by row. */
export const rules: readonly EnvironmentRule[] = [
  { row: 'C004', says: 'one replica in dev, two in staging', expect: replicas, in: { dev: { equals: 1 }, staging: { equals: 2 } } },
  { row: 'C018', says: 'the workflow shows as many replicas as the overview', expect: replicas, in: { dev: { equals: 1 } } },
  { row: 'C021', says: 'the workflow shows as many replicas as the overview', expect: replicas, in: { staging: { equals: 2 } } },
  { row: 'C023', says: 'at least three replicas in prod', expect: { on: autoscalers, at: 'spec.minReplicas' }, in: { prod: { equals: 3 } } },
  { row: 'X2', says: 'the autoscaler alone counts replicas in prod', expect: replicas, in: { prod: { absent: true } } },
  { row: 'C056', says: 'four autoscalers in prod, none elsewhere', expect: { countOf: autoscalers }, in: { prod: { equals: 4 }, '*': { equals: 0 } } },
  { row: 'C056', says: 'at most ten replicas in prod', expect: { on: autoscalers, at: 'spec.maxReplicas' }, in: { prod: { equals: 10 } } },
  { row: 'C006-C009', says: 'memory limits equal requests in prod', expect: { on: workloads, at: limits }, in: { prod: { equalsField: 'spec.template.spec.containers[].resources.requests.memory' } } },
  { row: 'X5', says: 'a JVM needs 512Mi', severity: 'warning', expect: { on: voting, at: limits }, in: { '*': { atLeast: '512Mi' } } },
  { row: 'C017', says: 'dev runs builds of the develop branch', expect: { on: workloads, at: images }, in: { dev: { matches: ':develop-[0-9a-f]{7,40}$' } } },
  { row: 'C076', says: 'an image names its build, never latest', expect: { on: workloads, at: images }, in: { '*': { matchesNot: ':(?:latest|unset|tbd)$|^[^:@]+$' } } },
  { row: 'C073', says: 'four service workloads', expect: { countOf: workloads }, in: { '*': { equals: 4 } } },
  {
    row: 'C054',
    says: 'no more work is lost than the RPO says',
    expect: { on: { kinds: ['CronJob.batch', 'ScheduledBackup.postgresql.cnpg.io'], labels: { 'app.kubernetes.io/component': 'backup' } }, at: 'spec.schedule' },
    in: { staging: { everyAtMost: '24h' }, prod: { everyAtMost: '1h' } },
  },
  {
    row: 'X12',
    says: 'an RPO of one hour needs write-ahead logs archived',
    expect: { on: { kinds: ['Cluster.postgresql.cnpg.io'] }, at: 'spec.backup.barmanObjectStore.destinationPath' },
    in: { prod: { matches: '^s3://' } },
  },
  { row: 'X19', says: 'a budget for one replica would block every drain', expect: { countOf: { kinds: ['PodDisruptionBudget.policy'] } }, in: { dev: { equals: 0 } } },
  { row: 'X14', says: 'Permissive is the level privileged, Restricted is restricted', expect: { on: { kinds: ['Namespace'] }, at: 'metadata.labels["pod-security.kubernetes.io/enforce"]' }, in: { dev: { equals: 'privileged' }, '*': { equals: 'restricted' } } },
  { row: 'C002', says: 'no cell speaks of the namespace of another', expect: { anyText: true }, in: { dev: { matchesNot: 'craftista-(?:staging|prod)' }, staging: { matchesNot: 'craftista-(?:dev|prod)' }, prod: { matchesNot: 'craftista-(?:dev|staging)' } } },
];
