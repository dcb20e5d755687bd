import type { k8s } from 'cdk8s-plus-28';

/** Runs one of our scripts as the probe. */
const script = (file: string, timeoutSeconds: number) => ({ exec: { command: ['sh', `/scripts/${file}`] }, timeoutSeconds });

export interface StoreProbes {
  readonly startupProbe: k8s.Probe;
  readonly livenessProbe: k8s.Probe;
  readonly readinessProbe: k8s.Probe;
}

/**
 * Probes of a store: `alive` says that the program answers at all, `ready` that it may be used.
 * A store that recovers after a crash gets ten minutes before liveness starts to count, and then a minute:
 * restarting a slow database makes it slower.
 */
export const storeProbes = (alive: string, ready: string): StoreProbes => ({
  startupProbe: { ...script(alive, 5), periodSeconds: 5, failureThreshold: 120 },
  livenessProbe: { ...script(alive, 5), periodSeconds: 10, failureThreshold: 6 },
  readinessProbe: { ...script(ready, 5), periodSeconds: 5, failureThreshold: 3 },
});
