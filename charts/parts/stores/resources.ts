import { k8s } from 'cdk8s-plus-28';
import type { ResourceProps } from './store-props';

const quantities = (values: Readonly<Record<string, string>>): Record<string, k8s.Quantity> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, k8s.Quantity.fromString(value)]));

/**
 * Requests and limits of one container. Logs and emptyDirs count as ephemeral storage: without a limit
 * one runaway Pod fills the node's disk and evicts its neighbours.
 */
export function containerResources(props: ResourceProps, ephemeralStorage = '256Mi'): k8s.ResourceRequirements {
  const { cpu, memory = props.requests.memory } = props.limits ?? {};
  return {
    requests: quantities({ ...props.requests, 'ephemeral-storage': '64Mi' }),
    limits: quantities({ ...(cpu === undefined ? {} : { cpu }), memory, 'ephemeral-storage': ephemeralStorage }),
  };
}

/** Small companions (exporters): what they use, with room. */
export const companionResources: ResourceProps = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };
