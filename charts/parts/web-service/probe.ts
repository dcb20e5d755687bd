import type { Construct } from 'constructs';
import { Probe } from '../../../imports/monitoring';
import type { Connection } from '../../../lib/render/system';
import type { ServiceSettings, Settings } from '../../../lib/settings';
import { serviceSettings } from '../../../lib/settings';
import type { WebService } from './web-service-props';

const interval = '30s';

/**
 * Requests of the blackbox exporter where metrics are full: to the service's public addresses where synthetic
 * monitoring is on, else to the Service. The services have no metrics of their own, so this is what alerts and SLA
 * rest on (seed rows C040, C068).
 */
export function probe(scope: Construct, { props, own, settings, labels }: WebService): void {
  const { metrics, prober, monitorLabels } = settings.observability;
  if (metrics === 'basic' || prober === undefined) return;
  const path = (prefix: string): string => (props.component === 'api' ? `${prefix}${props.probes.readiness}` : prefix);
  const urls = isPublic(settings, own)
    ? own.routes.map(({ host, prefix }) => `https://${host}${path(prefix)}`)
    : [`http://${props.name}.${settings.namespace}.svc:${props.port}${props.probes.readiness}`];
  new Probe(scope, 'probe', {
    metadata: { name: props.name, labels: { ...labels, ...monitorLabels } },
    spec: { jobName: props.name, interval, module: 'http_2xx', prober: { url: prober }, targets: { staticConfig: { static: urls } } },
  });
}

/** The exporter's own way into the namespace, where it does not come by the public address. */
export function probeConnections(settings: Settings, name: string, port: number): readonly Connection[] {
  if (settings.observability.metrics === 'basic' || isPublic(settings, serviceSettings(settings, name))) return [];
  return [{ from: 'monitoring', to: name, ports: [{ port }], reason: 'the blackbox exporter asks whether the service answers' }];
}

const isPublic = (settings: Settings, own: ServiceSettings): boolean => settings.tests.synthetic && own.routes.length > 0;
