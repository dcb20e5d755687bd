import { k8s } from 'cdk8s-plus-28';

type Values = Readonly<Record<string, string | undefined>>;

export const quantity = (value: string): k8s.Quantity => k8s.Quantity.fromString(value);

/** Quantities by resource name; what is undefined is left out. */
export function quantities(values: Values): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, quantity(value)]])));
}

/** What a Job asks for: a memory limit like its request, and as much disk at most as it may fill. */
export function jobResources(cpu: string, memory: string, disk: string, mostDisk: string = disk): k8s.ResourceRequirements {
  return {
    requests: quantities({ cpu, memory, 'ephemeral-storage': disk }),
    limits: quantities({ memory, 'ephemeral-storage': mostDisk }),
  };
}
