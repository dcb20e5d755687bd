import type { Control } from '../control';
import { containerContextsOf } from '../control';

export const privileged: Control = {
  code: 'POD_SECURITY_PRIVILEGED',
  name: 'Privileged Containers',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { who, path, context } of containerContextsOf(pod)) {
      if (context.privileged === true) breach(`${path}.privileged`, `${who} is privileged`);
    }
  },
};
