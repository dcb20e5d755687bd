import { k8s } from 'cdk8s-plus-28';

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

/** An exporter answers its front page without asking the store: a store in trouble must not look like a dead exporter. */
export const exporterProbes: Pick<StoreProbes, 'livenessProbe' | 'readinessProbe'> = {
  livenessProbe: { tcpSocket: { port: k8s.IntOrString.fromString('metrics') }, periodSeconds: 30, failureThreshold: 3 },
  readinessProbe: { httpGet: { path: '/', port: k8s.IntOrString.fromString('metrics') }, periodSeconds: 10, failureThreshold: 3 },
};
