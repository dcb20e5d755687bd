import { k8s } from 'cdk8s-plus-28';
import type { ResourceProps } from './store-props';

type Values = Readonly<Record<string, string>>;

/**
 * Requests and limits of one container, as text. Logs and emptyDirs count as ephemeral storage: without a limit
 * one runaway Pod fills the node's disk and evicts its neighbours.
 */
export function resourceValues(props: ResourceProps, ephemeralStorage = '256Mi'): { readonly requests: Values; readonly limits: Values } {
  const { cpu, memory = props.requests.memory } = props.limits ?? {};
  return {
    requests: { ...props.requests, 'ephemeral-storage': '64Mi' },
    limits: { ...(cpu !== undefined && { cpu }), memory, 'ephemeral-storage': ephemeralStorage },
  };
}

const quantities = (values: Values): Record<string, k8s.Quantity> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, k8s.Quantity.fromString(value)]));

/** The same for Kubernetes' own kinds, whose types hold quantities. */
export function containerResources(props: ResourceProps, ephemeralStorage?: string): k8s.ResourceRequirements {
  const { requests, limits } = resourceValues(props, ephemeralStorage);
  return { requests: quantities(requests), limits: quantities(limits) };
}

/** Small companions (exporters): what they use, with room. */
export const companionResources: ResourceProps = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };
