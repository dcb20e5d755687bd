import type { Control } from '../control';
import { containerContextsOf } from '../control';

export const privilegeEscalation: Control = {
  code: 'POD_SECURITY_PRIVILEGE_ESCALATION',
  name: 'Privilege Escalation',
  level: 'restricted',
  check: (pod, breach) => {
    if (pod.windows) return;
    for (const { who, path, context } of containerContextsOf(pod)) {
      if (context.allowPrivilegeEscalation !== false) breach(`${path}.allowPrivilegeEscalation`, `${who} does not set allowPrivilegeEscalation: false`);
    }
  },
};
