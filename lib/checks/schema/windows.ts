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
  for (const each of [context, ...contexts]) checkUserName(each?.object('windowsOptions'));
  checkHostProcess(spec, containers);
}

const longestUser = 104;

/** `DOMAIN\user` or `user`, less the characters that Windows refuses. */
function checkUserName(options: Place | undefined): void {
  if (options?.has('runAsUserName') !== true) return;
  const name = options.text('runAsUserName');
  const parts = name.split('\\');
  const user = parts.at(-1) ?? '';
  const refused = parts.length > 2 || user === '' || user.length > longestUser || /["/:;|=,+*?<>@[\]]/.test(user) || /^[. ]+$/.test(user) || /[\x00-\x1f\x7f]/.test(name) || parts.some((part) => part === '');
  if (refused) options.fault('SCHEMA_INVALID', 'runAsUserName', `"${name}" is no user name of Windows`);
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
