import { listAt, textAt } from '../../field';
import type { Control } from '../control';

/** Parameters that touch nothing but the Pod itself. */
const safe = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
]);

export const sysctls: Control = {
  code: 'POD_SECURITY_SYSCTLS',
  name: 'Sysctls',
  level: 'baseline',
  check: ({ securityContext, path }, breach) => {
    listAt(securityContext, 'sysctls').forEach((sysctl, index) => {
      const name = textAt(sysctl, 'name') ?? '';
      if (!safe.has(name)) breach(`${path}.securityContext.sysctls[${index}].name`, `the Pod sets ${name}`);
    });
  },
};
