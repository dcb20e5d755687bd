import { mergeSettings } from './merge-settings';
import type { Settings } from './settings';
import type { ServiceSettings } from './types/service-settings';

/**
 * What one service is told: the defaults with its own values merged in. A service that counts its replicas has no
 * autoscaler, and the other way round, whichever of the two the defaults name.
 */
export function serviceSettings(settings: Settings, service: string): ServiceSettings {
  const own = settings.services[service] ?? {};
  const { replicas, autoscaling, ...shared } = settings.defaults;
  if (own.replicas !== undefined) return mergeSettings(shared, own);
  if (own.autoscaling !== undefined) return mergeSettings({ ...shared, ...(autoscaling && { autoscaling }) }, own);
  return mergeSettings({ ...shared, ...(replicas !== undefined && { replicas }), ...(autoscaling && { autoscaling }) }, own);
}
