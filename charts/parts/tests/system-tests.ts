import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connection, ConnectionPort } from '../../../lib/render/system';
import type { Settings } from '../../../lib/settings';
import { networkPolicies } from '../network-policies';
import { labelsOf } from '../stores';
import { loadTest } from './load-test';
import type { HttpRequest } from './request-job';
import { requestJob } from './request-job';

/** What can be tried on a system once it runs. */
export interface SystemTestProps {
  readonly partOf: string;
  /** The service that visitors come to. */
  readonly entry: TestedService;
  /** Every service, with the path of one request that it must answer. */
  readonly smoke: readonly (TestedService & { readonly path: string })[];
  /** Requests to the entry that only succeed if the services behind it answer too. */
  readonly integration: readonly HttpRequest[];
  /** What a visitor does, in order. */
  readonly endToEnd: readonly HttpRequest[];
  /** Paths of the entry that load is put on. */
  readonly load: readonly string[];
}

export interface TestedService {
  readonly name: string;
  readonly port: number;
}

/** Later hooks wait for earlier ones: what does not answer at all need not be tried further. */
const waves = { 'smoke-tests': '1', 'integration-tests': '2', 'end-to-end-tests': '3' } as const;
type Hook = keyof typeof waves;

/**
 * The tests that the settings ask for (seed rows C058 to C067): PostSync hook Jobs, and suspended CronJobs that
 * someone starts. Beside a Rollout there is no hook, because a paused one would keep it, and every later sync,
 * waiting; there the smoke request is an analysis of the Rollout.
 */
export function systemTests(scope: Construct, settings: Settings, connections: readonly Connection[], props: SystemTestProps): void {
  for (const [name, requests] of hooksOf(settings, props)) {
    new k8s.KubeJob(scope, name, {
      metadata: { name, labels: labelsOf(name, 'test', props.partOf), annotations: hookAnnotations(name) },
      spec: requestJob({ name, partOf: props.partOf, requests }),
    });
  }
  for (const kind of loadsOf(settings)) loadTest(scope, props, kind);
  const labelled = workloadsOf(settings, props).map((name) => [name, labelsOf(name, 'test', props.partOf)] as const);
  networkPolicies(scope, settings, connections, Object.fromEntries(labelled));
}

/** The connections of those tests, for the system's list. */
export function testConnections(settings: Settings, props: SystemTestProps): readonly Connection[] {
  return workloadsOf(settings, props).flatMap((from) => {
    const tested = from === 'smoke-tests' ? props.smoke : [props.entry];
    return tested.map(({ name, port }) => ({ from, to: name, ports: [{ port }] satisfies ConnectionPort[], reason: `${from} make their requests` }));
  });
}

function workloadsOf(settings: Settings, props: SystemTestProps): readonly string[] {
  const hooks = hooksOf(settings, props).map(([name]) => name);
  return [...(settings.tests.smoke && hooks.length === 0 ? ['smoke-tests'] : hooks), ...loadsOf(settings).map((kind) => `${kind}-tests`)];
}

const loadsOf = ({ tests }: Settings) => (['performance', 'load'] as const).filter((kind) => tests[kind]);

function hooksOf(settings: Settings, props: SystemTestProps): readonly (readonly [Hook, readonly HttpRequest[]])[] {
  const { tests, defaults, services } = settings;
  if ([defaults, ...Object.values(services)].some(({ rollout }) => (rollout?.strategy ?? 'rolling') !== 'rolling')) return [];
  const atEntry = (requests: readonly HttpRequest[]) => requests.map((one) => ({ ...one, url: addressOf(props.entry) + one.url }));
  const smoke = props.smoke.map((service) => ({ url: addressOf(service) + service.path }));
  return [
    ...(tests.smoke ? [['smoke-tests', smoke] as const] : []),
    ...(tests.integration ? [['integration-tests', atEntry(props.integration)] as const] : []),
    ...(tests.endToEnd ? [['end-to-end-tests', atEntry(props.endToEnd)] as const] : []),
  ];
}

const addressOf = ({ name, port }: TestedService): string => `http://${name}:${port}`;

const hookAnnotations = (name: Hook): Record<string, string> => ({
  'argocd.argoproj.io/hook': 'PostSync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  'argocd.argoproj.io/sync-wave': waves[name],
});
