import { listAt, numberAt } from '../../field';
import type { Control } from '../control';

export const hostPorts: Control = {
  code: 'POD_SECURITY_HOST_PORTS',
  name: 'Host Ports',
  level: 'baseline',
  check: ({ containers, spec }, breach) => {
    for (const { name, path, container } of containers) {
      listAt(container, 'ports').forEach((port, index) => {
        // On the host network every container port is one of the host.
        const taken = numberAt(port, 'hostPort') || (spec.hostNetwork === true ? numberAt(port, 'containerPort') : 0);
        if (taken) breach(`${path}.ports[${index}].hostPort`, `container ${name} takes port ${taken} of the node`);
      });
    }
  },
};
