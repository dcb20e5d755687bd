import type { Place } from './place';
import { show } from './say';
import { checkInnerPath } from './volume-mounts';

const mostId = 2 ** 31 - 1;

/** Judges a container's security context: ids, and settings that contradict each other. */
export function checkContainerSecurity(container: Place): void {
  const context = container.object('securityContext');
  if (context === undefined) return;
  checkIds(context);
  checkSeccomp(context);
  if (context.get('allowPrivilegeEscalation') !== false) return;
  if (context.isTrue('privileged')) context.fault('SCHEMA_INVALID', 'allowPrivilegeEscalation', 'cannot be false in a privileged container');
  if (context.object('capabilities')?.texts('add').includes('CAP_SYS_ADMIN') === true) {
    context.fault('SCHEMA_INVALID', 'allowPrivilegeEscalation', 'cannot be false with CAP_SYS_ADMIN added');
  }
}

/** Judges the Pod's security context, its sysctls and the sharing of the host's namespaces. */
export function checkPodSecurity(spec: Place): void {
  const context = spec.object('securityContext');
  if (spec.isTrue('hostPID') && spec.isTrue('shareProcessNamespace')) spec.fault('SCHEMA_INVALID', 'shareProcessNamespace', 'cannot be true beside hostPID');
  if (context === undefined) return;
  checkIds(context);
  context.range('fsGroup', 0, mostId);
  const groups = context.get('supplementalGroups');
  if (Array.isArray(groups)) {
    groups.forEach((group, index) => {
      if (typeof group === 'number' && (group < 0 || group > mostId)) context.fault('SCHEMA_RANGE', ['supplementalGroups', index], `${group} is not between 0 and ${mostId}`);
    });
  }
  checkSeccomp(context);
  checkSysctls(spec, context);
}

function checkIds(context: Place): void {
  context.range('runAsUser', 0, mostId);
  context.range('runAsGroup', 0, mostId);
}

function checkSeccomp(context: Place): void {
  const profile = context.object('seccompProfile');
  if (profile === undefined) return;
  if (profile.text('type') === 'Localhost') {
    if (!profile.has('localhostProfile')) profile.require('localhostProfile', 'with type Localhost');
    checkInnerPath(profile, 'localhostProfile');
  } else if (profile.has('localhostProfile')) {
    profile.fault('SCHEMA_FORBIDDEN', 'localhostProfile', 'may only be set with type Localhost');
  }
}

const sysctlName = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

function checkSysctls(spec: Place, context: Place): void {
  const seen = new Set<string>();
  for (const sysctl of context.items('sysctls')) {
    const name = sysctl.text('name');
    if (name === '') continue;
    if (name.length > 253 || !sysctlName.test(name)) sysctl.fault('SCHEMA_NAME', 'name', `${show(name)} is no name of a sysctl`);
    if (seen.has(name)) sysctl.fault('SCHEMA_DUPLICATE', 'name', `${show(name)} is set twice`);
    seen.add(name);
    const dotted = name.replaceAll('/', '.');
    if (spec.isTrue('hostNetwork') && dotted.startsWith('net.')) sysctl.fault('SCHEMA_INVALID', 'name', `${show(name)} may not be set on the host network`);
    if (spec.isTrue('hostIPC') && /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/.test(dotted)) sysctl.fault('SCHEMA_INVALID', 'name', `${show(name)} may not be set with hostIPC`);
  }
}
