/** How admission names each control in its refusal (`violates PodSecurity "restricted:latest": privileged (...), ...`). */
const codes: Readonly<Record<string, string>> = {
  hostProcess: 'POD_SECURITY_HOST_PROCESS',
  'host namespaces': 'POD_SECURITY_HOST_NAMESPACES',
  privileged: 'POD_SECURITY_PRIVILEGED',
  'non-default capabilities': 'POD_SECURITY_CAPABILITIES',
  'unrestricted capabilities': 'POD_SECURITY_CAPABILITIES_RESTRICTED',
  'hostPath volumes': 'POD_SECURITY_HOST_PATH',
  'restricted volume types': 'POD_SECURITY_VOLUME_TYPES',
  hostPort: 'POD_SECURITY_HOST_PORTS',
  'forbidden AppArmor profile': 'POD_SECURITY_APP_ARMOR',
  'forbidden AppArmor profiles': 'POD_SECURITY_APP_ARMOR',
  seLinuxOptions: 'POD_SECURITY_SELINUX',
  procMount: 'POD_SECURITY_PROC_MOUNT',
  seccompProfile: 'POD_SECURITY_SECCOMP',
  'forbidden sysctls': 'POD_SECURITY_SYSCTLS',
  'allowPrivilegeEscalation != false': 'POD_SECURITY_PRIVILEGE_ESCALATION',
  'runAsNonRoot != true': 'POD_SECURITY_RUN_AS_NON_ROOT',
  'runAsUser=0': 'POD_SECURITY_RUN_AS_USER',
};

/** The controls that a refusal of admission names, as our codes. */
export function controlsIn(message: string): string[] {
  const [, level = '', list = ''] = /violates PodSecurity "(\w+):[^"]*": (.*)$/s.exec(message) ?? [];
  const names = topLevel(list).map((part) => part.slice(0, part.indexOf(' (')));
  return names.map((name) => (name === 'seccompProfile' && level === 'restricted' ? 'POD_SECURITY_SECCOMP_RESTRICTED' : (codes[name] ?? `unknown control "${name}"`)));
}

/** The parts between commas that stand outside parentheses and quotes. */
function topLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()].filter((found) => found !== '');
}
