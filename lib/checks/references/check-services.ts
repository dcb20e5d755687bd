import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { listAt, numberAt, textAt, textMapAt, valueAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import { reportAt } from '../report-at';
import { didYouMean } from './did-you-mean';
import type { KnownPod } from './known-pods';
import { podSelection, selectorOfLabels } from './known-pods';
import { selectsNothing } from './selects-nothing';

/**
 * Services and their Pods: SELECTOR_SELECTS_NOTHING, SELECTOR_SELECTS_OTHERS, and target ports by name
 * (POD_PORT_MISSING) and number (POD_PORT_UNDECLARED).
 */
export function checkServices(context: CheckContext): Issue[] {
  const select = podSelection(context);
  return objectIndex(context)
    .ofKind('Service')
    .flatMap((manifest) => {
      const labels = textMapAt(manifest.object, 'spec', 'selector');
      if (Object.keys(labels).length === 0 || textAt(manifest.object, 'spec', 'type') === 'ExternalName') return [];
      const selector = selectorOfLabels(labels);
      const pods = select(namespaceOf(manifest.object), selector);
      if (pods.length === 0) return [selectsNothing(manifest, 'Pods', selector, 'spec.selector')];
      return [...checkOwners(manifest, pods), ...checkTargetPorts(manifest, pods)];
    });
}

function checkOwners(manifest: JudgedManifest, pods: readonly KnownPod[]): Issue[] {
  const owners = new Map<string, string[]>();
  for (const pod of pods) owners.set(identityOf(pod), [...(owners.get(identityOf(pod)) ?? []), `${pod.kind.split('.')[0]}/${pod.owner}`]);
  if (owners.size < 2) return [];
  const names = [...owners.values()].map((list) => list.join(' and '));
  return [reportAt(manifest, 'SELECTOR_SELECTS_OTHERS', `This Service selects Pods of ${owners.size} services: ${names.join('; ')}.`, { path: 'spec.selector' })];
}

/**
 * What tells one service's Pods from another's: the recommended labels, or else `app`, or else the workload. Several
 * versions of one service are one; a Job's Pods never answer for a service.
 */
function identityOf({ labels, owner, kind, finishing }: KnownPod): string {
  const name = labels['app.kubernetes.io/name'] ?? labels['app'] ?? labels['k8s-app'];
  if (finishing || name === undefined) return `${kind}/${owner}`;
  return JSON.stringify([name, labels['app.kubernetes.io/instance'], labels['app.kubernetes.io/component'] ?? labels['component']]);
}

function checkTargetPorts(manifest: JudgedManifest, pods: readonly KnownPod[]): Issue[] {
  return listAt(manifest.object, 'spec', 'ports').flatMap((entry, index) => {
    const target = valueAt(entry, 'targetPort') ?? numberAt(entry, 'port');
    const protocol = textAt(entry, 'protocol') ?? 'TCP';
    const path = `spec.ports[${index}].${valueAt(entry, 'targetPort') === undefined ? 'port' : 'targetPort'}`;
    if (typeof target === 'string') {
      const without = pods.find(({ ports }) => !ports.some((port) => port.name === target && port.protocol === protocol));
      if (without === undefined) return [];
      const names = without.ports.flatMap(({ name }) => name ?? []);
      return [reportAt(manifest, 'POD_PORT_MISSING', `The Pods of ${without.owner} have no ${protocol} port named "${target}".`, { path, ...didYouMean(target, names) })];
    }
    const without = pods.find(({ ports }) => ports.length > 0 && !ports.some((port) => port.port === target && port.protocol === protocol));
    if (without === undefined || typeof target !== 'number') return [];
    const declared = without.ports.map(({ port }) => port).join(', ');
    return [reportAt(manifest, 'POD_PORT_UNDECLARED', `The Pods of ${without.owner} do not declare ${protocol} port ${target}.`, { path, hint: `They declare ${declared}.` })];
  });
}
