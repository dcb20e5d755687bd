import { basename } from 'node:path';
import type { k8s } from 'cdk8s-plus-28';
import { loggingAnnotations } from '../logging';
import { quantity } from '../quantities';
import { restrictedContainer, restrictedPod, selectorOf } from '../stores';
import { containerProbes } from './probes';
import { containerResources } from './resources';
import { tracingAnnotations, tracingVariables } from './tracing';
import type { WebService } from './web-service-props';

const defaultUser = 10001;

/** The Pod of a service; a Deployment and a Rollout run the same. */
export function podTemplate(service: WebService, checksum: string): k8s.PodTemplateSpec {
  const { props, own, settings, labels, copies } = service;
  const { pullSecret } = settings.secrets;
  const files = Object.keys(props.files ?? {});
  return {
    metadata: {
      labels,
      annotations: { 'trellis.dev/config-checksum': checksum, ...loggingAnnotations(service.settings.observability.logging), ...tracingAnnotations(service) },
    },
    spec: {
      serviceAccountName: props.name,
      automountServiceAccountToken: false,
      // The kubelet's REDIS_PORT=tcp://... of a Service named redis would hide a variable of that name.
      enableServiceLinks: false,
      ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
      securityContext: restrictedPod(props.user ?? defaultUser),
      terminationGracePeriodSeconds: 30,
      ...(copies > 1 && { topologySpreadConstraints: spread(props.name) }),
      containers: [
        {
          name: props.name,
          image: `${props.image}:unset`,
          imagePullPolicy: 'IfNotPresent',
          ...(props.command && { command: [...props.command] }),
          ports: [{ name: 'http', containerPort: props.port, protocol: 'TCP' }],
          envFrom: [{ configMapRef: { name: `${props.name}-config` } }],
          env: variables(service),
          resources: containerResources(own.resources),
          ...containerProbes(props.probes, own.startupSeconds),
          // Requests still arrive until every node has heard that the Pod is going.
          lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
          securityContext: restrictedContainer,
          volumeMounts: [
            { name: 'tmp', mountPath: '/tmp' },
            ...files.map((path) => ({ name: 'files', mountPath: path, subPath: basename(path), readOnly: true })),
          ],
        },
      ],
      volumes: [
        { name: 'tmp', emptyDir: { sizeLimit: quantity(own.resources.ephemeralStorage) } },
        ...(files.length > 0 ? [{ name: 'files', configMap: { name: `${props.name}-files` } }] : []),
      ],
    },
  };
}

function variables(service: WebService): k8s.EnvVar[] {
  const { secrets = {}, ownVariables = {} } = service.props;
  const plain = { ...ownVariables, ...tracingVariables(service) };
  return [
    ...Object.entries(plain).map(([name, value]) => ({ name, value })),
    ...Object.entries(secrets).map(([name, { secret, key }]) => ({ name, valueFrom: { secretKeyRef: { name: secret, key } } })),
  ];
}

/** Over nodes and zones where there are several; an autoscaler may want more copies than there are nodes. */
function spread(name: string): k8s.TopologySpreadConstraint[] {
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selectorOf(name) },
  }));
}
