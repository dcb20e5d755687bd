import type { Control } from '../control';
import { containerContextsOf } from '../control';

export const procMount: Control = {
  code: 'POD_SECURITY_PROC_MOUNT',
  name: '/proc Mount Type',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { who, path, context } of containerContextsOf(pod)) {
      const held = context.procMount;
      if (held !== undefined && held !== null && held !== 'Default') breach(`${path}.procMount`, `${who} mounts /proc as ${String(held)}`);
    }
  },
};
