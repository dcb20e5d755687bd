import type { KubeObject } from '../../manifest';
import type { CheckContext, PodSecurityLevel } from '../context';
import { textAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';

const enforceLabel = 'pod-security.kubernetes.io/enforce';

function isLevel(text: string | undefined): text is PodSecurityLevel {
  return text === 'privileged' || text === 'baseline' || text === 'restricted';
}

/**
 * The level that an object's Pods are held to: the one asked for, else the enforce label of their Namespace among the
 * manifests, else what the cell's settings say. Undefined where nobody says.
 */
export function levelFor(object: KubeObject, context: CheckContext): PodSecurityLevel | undefined {
  if (context.podSecurityLevel !== undefined) return context.podSecurityLevel;
  const namespace = objectIndex(context).find('Namespace', 'default', namespaceOf(object));
  const label = textAt(namespace?.object, 'metadata', 'labels', enforceLabel);
  return isLevel(label) ? label : context.cell?.settings.security.podSecurity;
}
