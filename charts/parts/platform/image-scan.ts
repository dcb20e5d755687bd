import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Settings } from '../../../lib/settings';
import { jobResources, quantity } from '../quantities';
import { labelsOf, restrictedContainer, restrictedPod } from '../stores';

/** Value of app.kubernetes.io/name, and the end of its connection to where vulnerability lists are published. */
export const imageScanName = 'trivy-scan';

const image = 'docker.io/aquasec/trivy:0.58.1';
const user = 10001;

/** The folders that the scan itself brings along are no part of the image. */
const command = ['/program/trivy', 'rootfs', '--scanners', 'vuln', '--severity', 'HIGH,CRITICAL', '--ignore-unfixed', '--exit-code', '1', '--no-progress', '--cache-dir', '/cache', '--skip-dirs', '/program,/cache', '/'] as const;

/**
 * Scans the very images that run (seed rows C049, C064): Trivy, one static program, is copied into a container of each
 * image and reads that container's own files, so that the overlay's tags hold for the scan too and the
 * scanner needs no registry. A finding fails the Job, for kube-state-metrics and whoever watches it.
 */
export function imageScan(scope: Construct, settings: Settings, partOf: string, images: Readonly<Record<string, string>>): void {
  if (settings.scanning === undefined) return;
  const labels = labelsOf(imageScanName, 'scan', partOf);
  const { pullSecret } = settings.secrets;
  const program = { name: 'program', mountPath: '/program' };
  new k8s.KubeCronJob(scope, 'image-scan', {
    metadata: { name: imageScanName, labels },
    spec: {
      schedule: settings.scanning.schedule,
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 3600,
          template: {
            metadata: { labels },
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
              securityContext: restrictedPod(user),
              initContainers: [
                {
                  name: 'copy',
                  image,
                  imagePullPolicy: 'IfNotPresent',
                  command: ['cp', '/usr/local/bin/trivy', '/program/trivy'],
                  resources: jobResources('10m', '64Mi', '256Mi'),
                  securityContext: restrictedContainer,
                  volumeMounts: [program],
                },
              ],
              containers: Object.entries(images).map(([name, scanned]) => ({
                name,
                image: `${scanned}:unset`,
                imagePullPolicy: 'IfNotPresent',
                command: [...command],
                resources: jobResources('100m', '512Mi', '1Gi', '4Gi'),
                securityContext: restrictedContainer,
                volumeMounts: [
                  { ...program, readOnly: true },
                  { name: `cache-${name}`, mountPath: '/cache' },
                  { name: `tmp-${name}`, mountPath: '/tmp' },
                ],
              })),
              volumes: [
                { name: program.name, emptyDir: { sizeLimit: quantity('256Mi') } },
                ...Object.keys(images).flatMap((name) => [emptyDir(`cache-${name}`, '3Gi'), emptyDir(`tmp-${name}`, '1Gi')]),
              ],
            },
          },
        },
      },
    },
  });
}

const emptyDir = (name: string, size: string): k8s.Volume => ({ name, emptyDir: { sizeLimit: quantity(size) } });
