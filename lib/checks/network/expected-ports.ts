import type { Connection } from '../../render/system';
import type { PortSet } from './port-set';
import { allPorts, noPorts, portsOf, unionPorts } from './port-set';

/** One end of a path: the names that connections may call it by. */
export interface Party {
  readonly names: readonly string[];
  readonly outside: boolean;
}

export type NetworkLevel = 'basic' | 'enforced';

export const dnsPorts: PortSet = unionPorts(portsOf('TCP', 53), portsOf('UDP', 53));

export function declaredPorts({ ports }: Connection): PortSet {
  return ports.reduce((sum, { port, protocol }) => unionPorts(sum, portsOf(protocol ?? 'TCP', port)), noPorts);
}

/**
 * Answers what may be open between two parties: what connections declare, and what the level grants. `basic` (C046):
 * everything within the namespace, everything from the Ingress controller, everything going out. `enforced`: DNS.
 */
export function permitPorts(level: NetworkLevel, connections: readonly Connection[]): (from: Party, to: Party) => PortSet {
  const declared = new Map<string, PortSet>();
  for (const connection of connections) {
    const key = `${connection.from}\n${connection.to}`;
    declared.set(key, unionPorts(declared.get(key) ?? noPorts, declaredPorts(connection)));
  }
  const granted = (from: Party, to: Party): PortSet => {
    if (level === 'basic') return !from.outside || from.names.includes('ingress') ? allPorts : noPorts;
    return !from.outside && to.outside && to.names.includes('dns') ? dnsPorts : noPorts;
  };
  return (from, to) =>
    from.names.reduce(
      (sum, source) => to.names.reduce((all, target) => unionPorts(all, declared.get(`${source}\n${target}`) ?? noPorts), sum),
      granted(from, to),
    );
}
