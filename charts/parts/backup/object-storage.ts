import type { k8s } from 'cdk8s-plus-28';
import type { ObjectStorageProps } from '../stores';
import { backupCredentials, containerResources, images, restrictedContainer } from '../stores';

const fromSecret = (name: string, key: string): k8s.EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: backupCredentials, key } },
});

/**
 * rclone's remote `store`, described by variables alone (rclone.org, "Configure"): no file holds a key. Endpoints
 * other than Amazon's want their own addressing style.
 */
const remote = ({ endpoint, region }: ObjectStorageProps): k8s.EnvVar[] => [
  { name: 'RCLONE_CONFIG_STORE_TYPE', value: 's3' },
  { name: 'RCLONE_CONFIG_STORE_PROVIDER', value: new URL(endpoint).hostname.endsWith('.amazonaws.com') ? 'AWS' : 'Other' },
  { name: 'RCLONE_CONFIG_STORE_ENDPOINT', value: endpoint },
  { name: 'RCLONE_CONFIG_STORE_REGION', value: region },
  fromSecret('RCLONE_CONFIG_STORE_ACCESS_KEY_ID', 'access-key-id'),
  fromSecret('RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY', 'secret-access-key'),
];

/** The container that moves dumps between the work folder and the bucket. */
export const rclone = (name: string, script: string, store: string, storage: ObjectStorageProps, env: k8s.EnvVar[]): k8s.Container => ({
  name,
  image: images.rclone,
  command: ['sh', `/scripts/${script}`],
  env: [
    { name: 'HOME', value: '/work' },
    { name: 'TARGET', value: `store:${storage.bucket}/${storage.prefix}/${store}` },
    ...env,
    ...remote(storage),
  ],
  resources: containerResources({ requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } }),
  securityContext: restrictedContainer,
});

/** The port of the bucket's endpoint, for policies. */
export function endpointPort({ endpoint }: ObjectStorageProps): number {
  const { port, protocol } = new URL(endpoint);
  return port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
}
