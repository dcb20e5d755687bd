import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connection } from '../../../lib/render/system';
import type { Settings } from '../../../lib/settings';
import { serviceSettings } from '../../../lib/settings';
import { networkPolicies } from '../network-policies';
import type { Selectors } from '../network-policies';
import { disruptionBudget, labelsOf } from '../stores';
import { alerts } from './alerts';
import { autoscaling } from './autoscaling';
import { config } from './config';
import { probe } from './probe';
import { routes } from './routes';
import { services } from './services';
import type { WebServiceProps } from './web-service-props';
import { workload } from './workload';

/** Who talks to whom in the cell, and how Pods are selected that do not bear their workload's name. */
export interface Network {
  readonly connections: readonly Connection[];
  readonly selectors?: Selectors;
}

/**
 * Everything of a stateless HTTP service: account, configuration, Services, workload, autoscaler, disruption budget,
 * routes, network policy, probe and alerts.
 */
export function webService(scope: Construct, settings: Settings, network: Network, props: WebServiceProps): void {
  const own = serviceSettings(settings, props.name);
  const labels = labelsOf(props.name, props.component, props.partOf);
  const copies = own.autoscaling?.min ?? own.replicas ?? 1;
  const service = { props, own, settings, labels, copies };

  new ServiceAccount(scope, 'account', { metadata: { name: props.name, labels }, automountToken: false });
  const checksum = config(scope, service);
  services(scope, service);
  workload(scope, service, checksum);
  autoscaling(scope, service);
  disruptionBudget(scope, props.name, labels, copies);
  routes(scope, service);
  networkPolicies(scope, settings, network.connections, { [props.name]: labels }, network.selectors);
  probe(scope, service);
  alerts(scope, service);
}
