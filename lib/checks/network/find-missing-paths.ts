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
  const callers = new Set(scene.connections.map(({ from }) => from));
  const lookups = [...callers].map((from): Connection => ({ from, to: 'dns', ports: [{ port: 53 }, { port: 53, protocol: 'UDP' }], reason: 'names are looked up' }));
  return [...declared, ...lookups.flatMap((lookup) => closedSides(scene, lookup))];
}

function closedSides(scene: CellScene, connection: Connection): PathFinding[] {
  const wanted = declaredPorts(connection);
  const side = (subject: string, direction: Direction, far: string): PathFinding[] =>
    scene
      .actorsNamed(subject)
      .filter(({ outside }) => !outside)
      .flatMap((actor) => closedSide(scene, actor, direction, far, wanted, connection.reason));
  return [...side(connection.from, 'egress', connection.to), ...side(connection.to, 'ingress', connection.from)];
}

/** What one side of one workload closes of the ports it should have open with everyone that a name means. */
function closedSide(scene: CellScene, subject: Actor, direction: Direction, far: string, wanted: PortSet, reason: string): PathFinding[] {
  const { reach, blocks, cluster } = scene;
  const findings: PathFinding[] = [];
  const expect = (open: PortSet, other: () => string): void => {
    const ports = subtractPorts(wanted, open);
    if (isEmptyPorts(ports)) return;
    findings.push({ kind: 'missing', subject, direction, ports, other: other(), policies: governingPolicies(cluster, direction, subject.podClass.pod), reason });
  };
  for (const { podClass, title } of scene.actorsNamed(far)) expect(reach.through(direction, subject.podClass, podClass), () => title);
  for (const { range, names } of blocks) {
    if (names.includes(far)) expect(reach.withAddresses(direction, subject.podClass, range), () => `${far} (${printAddresses(range)})`);
  }
  return findings;
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
