import { k8s } from 'cdk8s-plus-28';
import type { ProbePaths } from './web-service-props';

const startPeriodSeconds = 5;

/** Readiness, liveness and start: until the last has succeeded once, the other two do not count. */
export function containerProbes(
  paths: ProbePaths,
  startupSeconds = 60,
): Pick<k8s.Container, 'readinessProbe' | 'livenessProbe' | 'startupProbe'> {
  const get = (path: string): k8s.HttpGetAction => ({ path, port: k8s.IntOrString.fromString('http') });
  return {
    startupProbe: {
      httpGet: get(paths.liveness),
      periodSeconds: startPeriodSeconds,
      timeoutSeconds: 3,
      failureThreshold: Math.ceil(startupSeconds / startPeriodSeconds),
    },
    readinessProbe: { httpGet: get(paths.readiness), periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
    livenessProbe: { httpGet: get(paths.liveness), periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 3 },
  };
}
