import { listAt } from '../../field';
import type { Control } from '../control';
import { containerContextsOf } from '../control';

/** What container runtimes give by default. */
const allowed = new Set<unknown>([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
]);

export const capabilities: Control = {
  code: 'POD_SECURITY_CAPABILITIES',
  name: 'Capabilities',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { who, path, context } of containerContextsOf(pod)) {
      listAt(context, 'capabilities', 'add').forEach((capability, index) => {
        if (!allowed.has(capability)) breach(`${path}.capabilities.add[${index}]`, `${who} adds ${String(capability)}`);
      });
    }
  },
};

export const capabilitiesRestricted: Control = {
  code: 'POD_SECURITY_CAPABILITIES_RESTRICTED',
  name: 'Capabilities',
  level: 'restricted',
  contains: 'POD_SECURITY_CAPABILITIES',
  check: (pod, breach) => {
    if (pod.windows) return;
    for (const { who, path, context } of containerContextsOf(pod)) {
      if (!listAt(context, 'capabilities', 'drop').includes('ALL')) breach(`${path}.capabilities.drop`, `${who} does not drop ALL`);
      listAt(context, 'capabilities', 'add').forEach((capability, index) => {
        if (capability !== 'NET_BIND_SERVICE') breach(`${path}.capabilities.add[${index}]`, `${who} adds ${String(capability)}`);
      });
    }
  },
};
