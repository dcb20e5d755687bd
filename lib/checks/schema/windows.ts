import type { Place } from './place';

const linuxOnly = ['allowPrivilegeEscalation', 'privileged', 'readOnlyRootFilesystem', 'runAsUser', 'runAsGroup', 'procMount', 'capabilities', 'seLinuxOptions', 'seccompProfile'];
const linuxPodOnly = ['fsGroup', 'fsGroupChangePolicy', 'runAsUser', 'runAsGroup', 'supplementalGroups', 'sysctls', 'seLinuxOptions', 'seccompProfile'];
const linuxSpecOnly = ['hostPID', 'hostIPC', 'shareProcessNamespace'];

/** Judges `spec.os`: fields that the named operating system does not know, and the rules of host-process containers. */
export function checkOperatingSystem(spec: Place, containers: readonly Place[]): void {
  const os = spec.object('os');
  os?.among('name', ['linux', 'windows']);
  const context = spec.object('securityContext');
  const contexts = containers.map((container) => container.object('securityContext'));
  if (os?.text('name') === 'windows') {
    for (const key of linuxSpecOnly) if (spec.isTrue(key)) spec.forbid(key, 'on Windows');
    for (const key of linuxPodOnly) context?.forbid(key, 'on Windows');
    for (const each of contexts) for (const key of linuxOnly) each?.forbid(key, 'on Windows');
  } else if (os?.text('name') === 'linux') {
    for (const each of [context, ...contexts]) each?.forbid('windowsOptions', 'on Linux');
  }
  checkHostProcess(spec, containers);
}

/** All containers of a Pod are host processes or none is, and host processes need the host network. */
function checkHostProcess(spec: Place, containers: readonly Place[]): void {
  const ofPod = spec.object('securityContext')?.object('windowsOptions')?.get('hostProcess');
  const values = containers.map((container) => container.object('securityContext')?.object('windowsOptions')?.get('hostProcess') ?? ofPod ?? false);
  if (!values.includes(true)) return;
  if (values.includes(false)) spec.fault('SCHEMA_INVALID', 'containers', 'all containers are Windows host processes, or none is');
  if (!spec.isTrue('hostNetwork')) spec.fault('SCHEMA_INVALID', 'hostNetwork', 'must be true for Windows host processes');
  for (const container of containers) {
    const own = container.object('securityContext')?.object('windowsOptions');
    if (typeof ofPod === 'boolean' && own?.has('hostProcess') === true && own.get('hostProcess') !== ofPod) own.fault('SCHEMA_INVALID', 'hostProcess', 'must equal the value of the Pod');
  }
}
