import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { jobResources } from '../quantities';
import { labelsOf, restrictedContainer, restrictedPod, scriptMap, scripts } from '../stores';
import script from './load.js.txt';
import type { SystemTestProps } from './system-tests';

const image = 'docker.io/grafana/k6:0.54.0';
const user = 12345;

/** How hard each test pushes, and what it must keep: one measures, the other looks for the breaking point. */
const profiles = {
  performance: { users: 10, duration: '5m', milliseconds: 500, cpu: '100m' },
  load: { users: 100, duration: '15m', milliseconds: 2000, cpu: '500m' },
} as const;

/**
 * A suspended CronJob that someone starts by hand: `kubectl create job --from=cronjob/load-tests now`
 * (seed rows C063, C066).
 */
export function loadTest(scope: Construct, props: SystemTestProps, kind: keyof typeof profiles): void {
  const name = `${kind}-tests`;
  const labels = labelsOf(name, 'test', props.partOf);
  const { users, duration, milliseconds, cpu } = profiles[kind];
  const files = scriptMap(scope, `${name}-script`, labels, { 'load.js': script });
  const { volume, mount } = scripts(files.name);
  const variables = {
    TARGET: `http://${props.entry.name}:${props.entry.port}`,
    PATHS: props.load.join(' '),
    USERS: String(users),
    DURATION: duration,
    P95_MILLISECONDS: String(milliseconds),
    K6_NO_USAGE_REPORT: 'true',
  };
  new k8s.KubeCronJob(scope, name, {
    metadata: { name, labels },
    spec: {
      // Never by itself: a schedule is demanded.
      schedule: '0 0 1 1 *',
      suspend: true,
      startingDeadlineSeconds: 3600,
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 3600,
          ttlSecondsAfterFinished: 86_400,
          template: {
            metadata: { labels, annotations: files.checksum },
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: restrictedPod(user),
              containers: [
                {
                  name: 'k6',
                  image,
                  imagePullPolicy: 'IfNotPresent',
                  args: ['run', '/scripts/load.js'],
                  env: Object.entries(variables).map(([key, value]) => ({ name: key, value })),
                  resources: jobResources(cpu, '512Mi', '64Mi'),
                  securityContext: restrictedContainer,
                  volumeMounts: [mount],
                },
              ],
              volumes: [volume],
            },
          },
        },
      },
    },
  });
}
