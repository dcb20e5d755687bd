import type { k8s } from 'cdk8s-plus-28';
import type { ResourceSettings } from '../../../lib/settings';
import { quantities } from '../quantities';

/**
 * The seed's value is the request; the memory limit is the request unless the settings give more room, and only a
 * guaranteed service is limited in CPU: a limit throttles even where the node idles.
 */
export function containerResources(settings: ResourceSettings): k8s.ResourceRequirements {
  const { requests, memoryLimit, guaranteed, ephemeralStorage } = settings;
  const memory = memoryLimit ?? requests?.memory;
  return {
    requests: quantities({ cpu: requests?.cpu, memory: requests?.memory, 'ephemeral-storage': ephemeralStorage }),
    limits: quantities({
      cpu: guaranteed === true ? requests?.cpu : undefined,
      memory,
      'ephemeral-storage': ephemeralStorage,
    }),
  };
}
