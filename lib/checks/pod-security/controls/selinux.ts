import { objectAt, textAt } from '../../field';
import type { Control } from '../control';
import { contextsOf } from '../control';

const types = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t']);

export const seLinux: Control = {
  code: 'POD_SECURITY_SELINUX',
  name: 'SELinux',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { who, path, context } of contextsOf(pod)) {
      const options = objectAt(context, 'seLinuxOptions');
      const type = textAt(options, 'type') ?? '';
      if (!types.has(type)) breach(`${path}.seLinuxOptions.type`, `${who} has the SELinux type ${type}`);
      for (const key of ['user', 'role']) {
        const held = textAt(options, key) ?? '';
        if (held !== '') breach(`${path}.seLinuxOptions.${key}`, `${who} has the SELinux ${key} ${held}`);
      }
    }
  },
};
