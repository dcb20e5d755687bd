import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { selectorOf } from './labels';

/** One Pod at a time may be drained; with a single replica a budget would block every drain, so there is none. */
export function disruptionBudget(scope: Construct, name: string, labels: Record<string, string>, replicas: number): void {
  if (replicas < 2) return;
  new k8s.KubePodDisruptionBudget(scope, `budget-${name}`, {
    metadata: { name, labels },
    spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: selectorOf(name) } },
  });
}
