import type { Issue } from '../../issue';
import type { CheckContext, PodSecurityLevel } from '../context';
import { numberAt, valueAt } from '../field';
import { objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';

/**
 * Users and file systems: USER_ID_LOW, and where Pods are restricted USER_IS_ROOT and FILESYSTEM_WRITABLE. Pod Security
 * itself asks for less: neither a number nor a read-only file system.
 */
export function checkUsers(context: CheckContext): Issue[] {
  return podTemplates(context).flatMap((template) => checkTemplate(template, levelOf(context, template) === 'restricted'));
}

function checkTemplate(template: PodTemplate, restricted: boolean): Issue[] {
  return containersOf(template).flatMap(({ container, name, path }) => {
    const user = numberAt(container, 'securityContext', 'runAsUser') ?? numberAt(template.spec, 'securityContext', 'runAsUser');
    const at = { path: `${path}.securityContext` };
    const low = user !== undefined && user > 0 && user < 10000;
    const writable = valueAt(container, 'securityContext', 'readOnlyRootFilesystem') !== true;
    return [
      ...(restricted && user === undefined ? [reportAt(template.manifest, 'USER_IS_ROOT', `Container "${name}" names no user by number.`, at)] : []),
      ...(restricted && user === 0 ? [reportAt(template.manifest, 'USER_IS_ROOT', `Container "${name}" runs as root.`, at)] : []),
      ...(low ? [reportAt(template.manifest, 'USER_ID_LOW', `Container "${name}" runs as user ${user}.`, at)] : []),
      ...(restricted && writable ? [reportAt(template.manifest, 'FILESYSTEM_WRITABLE', `Container "${name}" may write to its root file system.`, at)] : []),
    ];
  });
}

/** The level asked for, else that of the namespace's label, else that of the settings. */
function levelOf(context: CheckContext, { namespace }: PodTemplate): PodSecurityLevel | undefined {
  if (context.podSecurityLevel !== undefined) return context.podSecurityLevel;
  const labels = objectIndex(context).find('Namespace', 'default', namespace)?.object.metadata['labels'];
  const enforced = valueAt(labels, 'pod-security.kubernetes.io/enforce');
  if (enforced === 'restricted' || enforced === 'baseline' || enforced === 'privileged') return enforced;
  return context.cell?.settings.security.podSecurity;
}
