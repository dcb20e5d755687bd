import type { JsonObject } from '../../manifest';
import type { PodSecurityCode } from './codes';
import type { JudgedPod } from './pod';

/** Takes one breach of a control: the field that breaks it, and how. */
export type Breach = (path: string, message: string) => void;

/** One control of the Pod Security Standards (https://kubernetes.io/docs/concepts/security/pod-security-standards/). */
export interface Control {
  readonly code: PodSecurityCode;
  /** As the standard names it. */
  readonly name: string;
  readonly level: 'baseline' | 'restricted';
  /** The baseline control that this one contains, which is not judged beside it. */
  readonly contains?: PodSecurityCode;
  readonly check: (pod: JudgedPod, breach: Breach) => void;
}

/** A security context and how messages call its owner. */
export interface ContextOwner {
  readonly who: string;
  readonly path: string;
  readonly context: JsonObject;
}

/** The Pod's own security context, then those of its containers. */
export function contextsOf(pod: JudgedPod): readonly ContextOwner[] {
  const own = { who: 'the Pod', path: `${pod.path}.securityContext`, context: pod.securityContext };
  return [own, ...containerContextsOf(pod)];
}

export function containerContextsOf(pod: JudgedPod): readonly ContextOwner[] {
  return pod.containers.map(({ name, path, securityContext }) => ({ who: `container ${name}`, path: `${path}.securityContext`, context: securityContext }));
}
