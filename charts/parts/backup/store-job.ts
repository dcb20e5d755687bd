import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Mounted } from '../stores';
import { labelsOf, restrictedPod } from '../stores';

/** One run: steps in order, which share a work folder. */
export interface StoreJobProps {
  readonly name: string;
  readonly component: string;
  readonly partOf: string;
  readonly annotations: Record<string, string>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly schedule: string;
  readonly suspend: boolean;
  readonly user: number;
  /** Ends the run; a run that hangs must not keep the next from starting. */
  readonly deadlineSeconds: number;
  readonly steps: readonly k8s.Container[];
  readonly mounts: readonly Mounted[];
}

/**
 * A CronJob of steps, each of which must succeed before the next begins: all but the last are init containers.
 * A failed run is tried twice more, for a store may just be failing over.
 */
export function storeJob(scope: Construct, props: StoreJobProps): void {
  const { name } = props;
  const labels = labelsOf(name, props.component, props.partOf);
  const steps = props.steps.map((step) => ({ ...step, volumeMounts: props.mounts.map((mounted) => mounted.mount) }));
  new k8s.KubeCronJob(scope, `cron-job-${name}`, {
    metadata: { name, labels, annotations: props.annotations },
    spec: {
      schedule: props.schedule,
      timeZone: 'Etc/UTC',
      suspend: props.suspend,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          activeDeadlineSeconds: props.deadlineSeconds,
          template: {
            metadata: { labels, annotations: { ...props.podAnnotations } },
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: restrictedPod(props.user),
              initContainers: steps.slice(0, -1),
              containers: steps.slice(-1),
              volumes: props.mounts.map((mounted) => mounted.volume),
            },
          },
        },
      },
    },
  });
}
