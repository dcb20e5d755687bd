import type { Issue } from '../../issue';
import type { KubeObject } from '../../manifest';
import type { JudgedManifest } from '../context';
import { reportAt } from '../report-at';
import type { PathFinding } from './path-findings';
import type { NetworkPolicy } from './policies';
import { printPorts } from './port-set';

/**
 * One issue for all findings that one side of one workload shares: NETWORK_PATH_EXTRA at the policy that opens it,
 * NETWORK_PATH_MISSING at the policy that closes it, or at the workload where no policy isolates it.
 */
export function reportPaths(findings: readonly PathFinding[], manifests: readonly JudgedManifest[]): Issue[] {
  const byObject = new Map(manifests.map((manifest): [KubeObject, JudgedManifest] => [manifest.object, manifest]));
  const groups = new Map<string, PathFinding[]>();
  for (const finding of findings) {
    const { kind, subject, direction, ports, policies, reason } = finding;
    const key = JSON.stringify([kind, subject.title, direction, printPorts(ports), policies.map(({ name }) => name), reason]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const blamed = first && (mostSpecific(first.policies)?.object ?? first.subject.podClass.pod.object);
    const manifest = blamed && byObject.get(blamed);
    if (!first || !manifest) return [];
    const code = first.kind === 'extra' ? 'NETWORK_PATH_EXTRA' : 'NETWORK_PATH_MISSING';
    return [reportAt(manifest, code, describe(first, [...new Set(group.map(({ other }) => other))]))];
  });
}

/** The one that asks for most labels: a policy of the workload's own is where to change it, not one for all Pods. */
const mostSpecific = (policies: readonly NetworkPolicy[]): NetworkPolicy | undefined =>
  policies.reduce<NetworkPolicy | undefined>((best, policy) => (best && best.pods.length >= policy.pods.length ? best : policy), undefined);

function describe({ kind, subject, direction, ports, policies, reason }: PathFinding, others: readonly string[]): string {
  const list = others.length > 4 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} more` : others.join(', ');
  const [from, to] = direction === 'ingress' ? [list, subject.title] : [subject.title, list];
  const path = `${from} ${kind === 'extra' ? 'may' : 'may not'} open ${printPorts(ports)} of ${to}`;
  const named = policies.map(({ name }) => name).join(', ');
  if (kind === 'missing') return `${path} (${reason}): the ${direction} of ${subject.title} is closed by ${named}.`;
  if (policies.length > 0) return `${path}, which no connection declares: ${named} opens the ${direction} of ${subject.title}.`;
  return `${path}, which no connection declares: ${
    subject.podClass.pod.hostNetwork ? `${subject.title} uses its node's network, which no policy governs` : `no policy isolates the ${direction} of ${subject.title}`
  }.`;
}
