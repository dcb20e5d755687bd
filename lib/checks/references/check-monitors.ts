import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { listAt, objectAt, textAt } from '../field';
import { readSelector } from '../network/selectors';
import { namespaceOf, objectIndex } from '../object-index';
import { reportAt } from '../report-at';
import { looksElsewhere } from './check-selectors';
import { knownObjects } from './known-objects';
import { podSelection } from './known-pods';
import { selectsNothing } from './selects-nothing';

/**
 * What Prometheus is told to scrape: a ServiceMonitor's Services and their port names, a PodMonitor's container ports.
 * SELECTOR_SELECTS_NOTHING, SERVICE_PORT_MISSING, POD_PORT_MISSING.
 */
export function checkMonitors(context: CheckContext): Issue[] {
  const { ofKind } = objectIndex(context);
  return [
    ...ofKind('ServiceMonitor.monitoring.coreos.com').flatMap((manifest) => checkServiceMonitor(manifest, context)),
    ...ofKind('PodMonitor.monitoring.coreos.com').flatMap((manifest) => checkPodMonitor(manifest, context)),
  ];
}

function checkServiceMonitor(manifest: JudgedManifest, context: CheckContext): Issue[] {
  const spec = objectAt(manifest.object, 'spec');
  const selector = readSelector(objectAt(spec, 'selector') ?? {});
  if (typeof selector === 'string' || selector.length === 0 || looksElsewhere(spec)) return [];
  const services = knownObjects(context).selectServices(namespaceOf(manifest.object), selector);
  if (services.length === 0) return [selectsNothing(manifest, 'Services', selector, 'spec.selector')];
  const names = services.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? []));
  return checkEndpoints(manifest, 'endpoints', names, 'SERVICE_PORT_MISSING', 'None of the Services selected');
}

function checkPodMonitor(manifest: JudgedManifest, context: CheckContext): Issue[] {
  const spec = objectAt(manifest.object, 'spec');
  const selector = readSelector(objectAt(spec, 'selector') ?? {});
  if (typeof selector === 'string' || looksElsewhere(spec)) return [];
  const pods = podSelection(context)(namespaceOf(manifest.object), selector);
  const names = pods.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? []));
  return pods.length === 0 ? [] : checkEndpoints(manifest, 'podMetricsEndpoints', names, 'POD_PORT_MISSING', 'None of the Pods selected');
}

function checkEndpoints(manifest: JudgedManifest, list: string, names: readonly string[], code: 'SERVICE_PORT_MISSING' | 'POD_PORT_MISSING', whose: string): Issue[] {
  return listAt(manifest.object, 'spec', list).flatMap((endpoint, index) => {
    const port = textAt(endpoint, 'port');
    if (port === undefined || names.includes(port)) return [];
    const hint = names.length === 0 ? 'Their ports have no names.' : `Their ports are ${[...new Set(names)].sort().join(', ')}.`;
    return [reportAt(manifest, code, `${whose} has a port named "${port}".`, { path: `spec.${list}[${index}].port`, hint })];
  });
}
