import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, objectAt, textAt } from '../field';
import type { Selector } from '../network/selectors';
import { readSelector } from '../network/selectors';
import { namespaceOf, objectIndex } from '../object-index';
import type { PodContainer } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';
import { walkPath } from '../walk-path';
import { didYouMean } from './did-you-mean';
import { podSelection } from './known-pods';

/** Ports that probes and NetworkPolicies name: POD_PORT_MISSING. */
export function checkPorts(context: CheckContext): Issue[] {
  const probes = podTemplates(context).flatMap((template) =>
    containersOf(template).flatMap((container) =>
      probePorts(container).flatMap(({ value, path }) => {
        const names = listAt(container.container, 'ports').flatMap((port) => textAt(port, 'name') ?? []);
        if (typeof value !== 'string' || names.includes(value) || /^\d+$/.test(value)) return [];
        return [reportAt(template.manifest, 'POD_PORT_MISSING', `Container "${container.name}" has no port named "${value}".`, { path, ...didYouMean(value, names) })];
      }),
    ),
  );
  return [...probes, ...checkPolicies(context)];
}

function probePorts({ container, path }: PodContainer): ReturnType<typeof walkPath> {
  const handlers = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.preStop', 'lifecycle.postStart'];
  return handlers.flatMap((handler) => ['httpGet', 'tcpSocket'].flatMap((action) => walkPath(container, `${handler}.${action}.port`, path)));
}

/** Ingress rules name ports of the Pods that the policy is about; egress rules those of the peers, where they are here. */
function checkPolicies(context: CheckContext): Issue[] {
  const select = podSelection(context);
  return objectIndex(context)
    .ofKind('NetworkPolicy.networking.k8s.io')
    .flatMap((manifest) => {
      const namespace = namespaceOf(manifest.object);
      const judge = (selectors: readonly Selector[], rule: ReturnType<typeof walkPath>[number]): Issue[] => {
        const pods = selectors.flatMap((selector) => select(namespace, selector));
        if (pods.length === 0) return [];
        return walkPath(rule.value, 'ports[].port', rule.path).flatMap(({ value, path }) => {
          if (typeof value !== 'string' || pods.some(({ ports }) => ports.some(({ name }) => name === value))) return [];
          const names = pods.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? []));
          return [reportAt(manifest, 'POD_PORT_MISSING', `No Pod that this rule is about has a port named "${value}".`, { path, ...didYouMean(value, names) })];
        });
      };
      const own = readSelector(objectAt(manifest.object, 'spec', 'podSelector') ?? {});
      const ingress = typeof own === 'string' ? [] : walkPath(manifest.object, 'spec.ingress[]').flatMap((rule) => judge([own], rule));
      return [...ingress, ...walkPath(manifest.object, 'spec.egress[]').flatMap((rule) => judge(peersHere(rule.value), rule))];
    });
}

/** Selectors of the peers in the policy's own namespace; none where a peer is elsewhere, for then nothing can be said. */
function peersHere(rule: ReturnType<typeof walkPath>[number]['value']): Selector[] {
  const peers = listAt(rule, 'to');
  const selectors = peers.flatMap((peer) => {
    const selector = objectAt(peer, 'namespaceSelector') === undefined ? readSelector(objectAt(peer, 'podSelector') ?? null) : 'elsewhere';
    return typeof selector === 'string' ? [] : [selector];
  });
  return selectors.length === peers.length ? selectors : [];
}
