import type { Finding } from './combination';
import { contradiction, incomplete } from './combination';
import { readQuantity } from './quantity';
import { serviceSettings } from './service-settings';
import type { Settings } from './settings';
import type { SettingsPath } from './settings-document';
import type { ServiceSettings } from './types/service-settings';

/** Replicas, autoscalers, resources and rollouts of the defaults and of each service. */
export function checkServices(settings: Settings): readonly Finding[] {
  const defaults = findings(settings.defaults, ['defaults']);
  const wrong = new Set(defaults.map(({ path, message }) => [...path.slice(1), message].join()));
  const own = Object.keys(settings.services).flatMap((name) =>
    findings(serviceSettings(settings, name), ['services', name]).filter(
      // What a service only inherits is said once, at the defaults.
      ({ path, message }) => !wrong.has([...path.slice(2), message].join()),
    ),
  );
  const { replicas, autoscaling } = settings.defaults;
  const uncounted = replicas === undefined && autoscaling === undefined;
  return [
    ...(uncounted ? [incomplete(['defaults'], 'needs replicas or autoscaling')] : []),
    ...defaults,
    ...own,
    ...hooksBesideRollouts(settings),
  ];
}

/** A paused Rollout would keep the hook waiting, and every later sync with it. */
function hooksBesideRollouts({ defaults, services, tests }: Settings): readonly Finding[] {
  if ([defaults, ...Object.values(services)].every(({ rollout }) => (rollout?.strategy ?? 'rolling') === 'rolling')) return [];
  return (['integration', 'endToEnd'] as const)
    .filter((kind) => tests[kind])
    .map((kind) => contradiction(['tests', kind], 'runs as a hook after each sync, which cannot wait for a canary or blue-green rollout'));
}

function findings(service: ServiceSettings, at: SettingsPath): readonly Finding[] {
  const { replicas, autoscaling, resources, rollout } = service;
  const found: Finding[] = [];
  if (autoscaling !== undefined) {
    if (replicas !== undefined) found.push(contradiction([...at, 'replicas'], 'autoscaling owns the number; remove one of the two'));
    if (autoscaling.min > autoscaling.max) found.push(contradiction([...at, 'autoscaling', 'min'], `${autoscaling.min} is above max, ${autoscaling.max}`));
    if (resources.requests === undefined) {
      found.push({
        code: 'SETTINGS_AUTOSCALER_WITHOUT_REQUESTS',
        path: [...at, 'autoscaling'],
        message: 'scales by use of requests, but resources.requests is absent',
      });
    }
  }
  if (isBelow(resources.memoryLimit, resources.requests?.memory)) {
    found.push(contradiction([...at, 'resources', 'memoryLimit'], `${resources.memoryLimit} is below the request, ${resources.requests?.memory}`));
  }
  if (resources.guaranteed === true) {
    if (resources.requests === undefined) found.push(incomplete([...at, 'resources', 'guaranteed'], 'needs resources.requests'));
    else if (isBelow(resources.requests.memory, resources.memoryLimit)) {
      found.push(contradiction([...at, 'resources', 'guaranteed'], 'needs a memoryLimit equal to the memory request'));
    }
  }
  if (rollout.strategy === 'canary' && (rollout.steps ?? []).length === 0) {
    found.push(incomplete([...at, 'rollout', 'strategy'], 'canary needs steps'));
  }
  return found;
}

function isBelow(limit: string | undefined, request: string | undefined): boolean {
  if (limit === undefined || request === undefined) return false;
  return (readQuantity(limit) ?? 0) < (readQuantity(request) ?? 0);
}
