import { objectAt } from '../../field';
import type { Control } from '../control';
import { contextsOf } from '../control';

export const hostProcess: Control = {
  code: 'POD_SECURITY_HOST_PROCESS',
  name: 'HostProcess',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { who, path, context } of contextsOf(pod)) {
      if (objectAt(context, 'windowsOptions')?.hostProcess === true) breach(`${path}.windowsOptions.hostProcess`, `${who} sets hostProcess: true`);
    }
  },
};
