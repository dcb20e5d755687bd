import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { CostSettings, Settings } from '../../../lib/settings';
import { quantities } from '../quantities';
import { keepsData } from '../stores';

/** The Kubernetes version whose Pod Security Standards the charts were written for. */
const podSecurityVersion = 'v1.28';

/**
 * The Namespace: its Pod security level (below `restricted` it still warns and audits as restricted), what it is for,
 * what it may cost and what was promised (seed rows C002, C003, C044, C047, C053 to C055).
 */
export function namespace(scope: Construct, settings: Settings, labels: Record<string, string>): void {
  const { podSecurity } = settings.security;
  const modes = { enforce: podSecurity, warn: 'restricted', audit: 'restricted' };
  const security = Object.entries(modes).flatMap(([mode, level]) => [
    [`pod-security.kubernetes.io/${mode}`, level] as const,
    [`pod-security.kubernetes.io/${mode}-version`, podSecurityVersion] as const,
  ]);
  const object = new k8s.KubeNamespace(scope, 'namespace', {
    metadata: {
      name: settings.namespace,
      labels: { ...labels, ...Object.fromEntries(security) },
      annotations: { ...facts(settings), ...keepsData, 'argocd.argoproj.io/sync-wave': '-10' },
    },
  });
  // The chart's namespace, which cdk8s gives to cluster-scoped kinds too.
  object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

/** Objectives that no field of Kubernetes holds, where people and reports find them. */
function facts({ purpose, cost, backup, observability }: Settings): Record<string, string> {
  const { sla, logging } = observability;
  const given = {
    purpose,
    'estimated-monthly-cost': cost?.estimatedMonthly,
    sla: sla?.replace('%', ''),
    'log-retention': logging.retention,
    rto: backup?.rto,
    rpo: backup?.rpo,
  };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[`trellis.dev/${name}`, value]])));
}

/** A cap on what the namespace may ask for, as a proxy of its cost, and requests for Pods that state none. */
export function quota(scope: Construct, cost: CostSettings | undefined, labels: Record<string, string>): void {
  if (cost?.quota === undefined) return;
  const { cpu, memory, storage, pods } = cost.quota;
  new k8s.KubeResourceQuota(scope, 'quota', {
    metadata: { name: 'quota', labels },
    spec: {
      hard: quantities({ 'requests.cpu': cpu, 'requests.memory': memory, 'requests.storage': storage, pods: String(pods) }),
    },
  });
  new k8s.KubeLimitRange(scope, 'limits', {
    metadata: { name: 'defaults', labels },
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: quantities({ cpu: '50m', memory: '64Mi' }),
          default: quantities({ memory: '256Mi' }),
        },
      ],
    },
  });
}
