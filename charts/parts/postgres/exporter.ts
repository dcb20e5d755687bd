import type { k8s } from 'cdk8s-plus-28';
import { companionResources, containerResources, exporterProbes, images, restrictedContainer } from '../stores';
import type { PostgresProps } from './postgres-props';
import { postgresCredentials } from './postgres-props';

const fromSecret = (name: string, key: string): k8s.EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: postgresCredentials, key } },
});

/** The metrics container beside a single server; under the operator each instance serves metrics itself. */
export const postgresExporter = (props: PostgresProps): k8s.Container[] => [
  {
    name: 'exporter',
    image: images.postgresExporter,
    env: [
      { name: 'DATA_SOURCE_URI', value: `127.0.0.1:5432/${props.database}?sslmode=disable` },
      fromSecret('DATA_SOURCE_USER', 'username'),
      fromSecret('DATA_SOURCE_PASS', 'password'),
    ],
    ports: [{ name: 'metrics', containerPort: 9187 }],
    ...exporterProbes,
    resources: containerResources(companionResources),
    securityContext: restrictedContainer,
  },
];
