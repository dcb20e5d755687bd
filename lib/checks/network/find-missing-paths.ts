import type { Connection } from '../../render/system';
import { printAddresses } from './addresses';
import type { Actor, CellScene } from './cell-scene';
import { declaredPorts } from './expected-ports';
import { governingPolicies } from './explain-side';
import type { PathFinding } from './path-findings';
import type { Direction } from './policy-sides';
import type { PortSet } from './port-set';
import { allPorts, isEmptyPorts, subtractPorts } from './port-set';

/** Paths that a connection declares or the level grants, and that some policy closes. */
export function findMissingPaths(scene: CellScene): PathFinding[] {
  const declared = scene.connections.flatMap((connection) => closedSides(scene, connection));
  if (scene.level === 'basic') return [...declared, ...closedNamespace(scene)];
  const callers = new Set(scene.connections.map(({ from }) => from).filter((name) => scene.insiders.some(({ names }) => names.includes(name))));
  const lookups = [...callers].map((from): Connection => ({ from, to: 'dns', ports: [{ port: 53 }, { port: 53, protocol: 'UDP' }], reason: 'names are looked up' }));
  return [...declared, ...lookups.flatMap((lookup) => closedSides(scene, lookup))];
}

function closedSides(scene: CellScene, connection: Connection): PathFinding[] {
  const wanted = declaredPorts(connection);
  return [
    ...insidersNamed(scene, connection.from).flatMap((subject) => closedSide(scene, subject, 'egress', connection.to, wanted, connection.reason)),
    ...insidersNamed(scene, connection.to).flatMap((subject) => closedSide(scene, subject, 'ingress', connection.from, wanted, connection.reason)),
  ];
}

export const insidersNamed = ({ insiders }: CellScene, name: string): readonly Actor[] => insiders.filter(({ names }) => names.includes(name));

/** What one side of one workload closes of the ports it should have open with everyone that a name means. */
function closedSide(scene: CellScene, subject: Actor, direction: Direction, far: string, wanted: PortSet, reason: string): PathFinding[] {
  const { reach, outsiders, blocks, cluster } = scene;
  const others = [
    ...[...insidersNamed(scene, far), ...outsiders.filter(({ standsFor }) => standsFor.includes(far))].map(({ podClass, title }) => ({
      title,
      open: reach.through(direction, subject.podClass, podClass),
    })),
    ...blocks
      .filter(({ ends }) => ends.some((end) => end === far))
      .map(({ range }) => ({ title: `${far} (${printAddresses(range)})`, open: reach.withAddresses(direction, subject.podClass, range) })),
  ];
  const policies = governingPolicies(cluster, direction, subject.podClass.pod);
  return others.flatMap(({ title, open }): PathFinding[] => {
    const ports = subtractPorts(wanted, open);
    return isEmptyPorts(ports) ? [] : [{ kind: 'missing', subject, direction, ports, other: title, policies, reason }];
  });
}

/** Under basic, every Pod of the namespace may open every port of every other. */
function closedNamespace({ reach, insiders, cluster }: CellScene): PathFinding[] {
  return insiders.flatMap((subject) =>
    (['ingress', 'egress'] as const).flatMap((direction) => {
      const { namespace } = subject.podClass.pod;
      if (isEmptyPorts(subtractPorts(allPorts, reach.withNamespace(direction, subject.podClass, namespace)))) return [];
      const policies = governingPolicies(cluster, direction, subject.podClass.pod);
      return insiders.flatMap((other): PathFinding[] => {
        const ports = subtractPorts(allPorts, reach.through(direction, subject.podClass, other.podClass));
        const reason = 'network policy level basic';
        return isEmptyPorts(ports) ? [] : [{ kind: 'missing', subject, direction, ports, other: other.title, policies, reason }];
      });
    }),
  );
}
