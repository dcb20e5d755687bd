import type { Control } from '../control';
import { contextsOf } from '../control';

export const runAsUser: Control = {
  code: 'POD_SECURITY_RUN_AS_USER',
  name: 'Running as Non-root user',
  level: 'restricted',
  check: (pod, breach) => {
    for (const { who, path, context } of contextsOf(pod)) {
      if (context.runAsUser === 0) breach(`${path}.runAsUser`, `${who} sets runAsUser: 0`);
    }
  },
};
