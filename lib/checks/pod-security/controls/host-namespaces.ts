import type { Control } from '../control';

export const hostNamespaces: Control = {
  code: 'POD_SECURITY_HOST_NAMESPACES',
  name: 'Host Namespaces',
  level: 'baseline',
  check: ({ spec, path }, breach) => {
    for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) {
      if (spec[key] === true) breach(`${path}.${key}`, `the Pod sets ${key}: true`);
    }
  },
};
