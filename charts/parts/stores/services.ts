import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { selectorOf } from './labels';

export interface StoreServiceProps {
  readonly name: string;
  /** The workload whose Pods it leads to. */
  readonly workload: string;
  readonly labels: Record<string, string>;
  readonly ports: Readonly<Record<string, number>>;
}

const servicePorts = (ports: Readonly<Record<string, number>>): k8s.ServicePort[] =>
  Object.entries(ports).map(([name, port]) => ({ name, port, targetPort: k8s.IntOrString.fromNumber(port), protocol: 'TCP' }));

/**
 * Names each Pod (`redis-0.redis-headless`). Peers must find one another before they are ready: a replica set
 * that waits for readiness to be found never becomes ready.
 */
export function headlessService(scope: Construct, props: StoreServiceProps): void {
  new k8s.KubeService(scope, `service-${props.name}`, {
    metadata: { name: props.name, labels: props.labels },
    spec: {
      clusterIp: 'None',
      publishNotReadyAddresses: true,
      selector: selectorOf(props.workload),
      ports: servicePorts(props.ports),
    },
  });
}

/** The address that clients use. */
export function clientService(scope: Construct, props: StoreServiceProps): void {
  new k8s.KubeService(scope, `service-${props.name}`, {
    metadata: { name: props.name, labels: props.labels },
    spec: { type: 'ClusterIP', selector: selectorOf(props.workload), ports: servicePorts(props.ports) },
  });
}
