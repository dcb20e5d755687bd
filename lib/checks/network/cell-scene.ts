import type { Connection } from '../../render/system';
import type { CheckContext } from '../context';
import type { Cluster } from './cluster';
import type { NetworkLevel, Party } from './expected-ports';
import { permitPorts } from './expected-ports';
import type { AddressBlock, Witness } from './outside-ends';
import { findOutsiders } from './outside-ends';
import type { PodClass } from './pod-classes';
import type { PortSet } from './port-set';
import type { Reachability } from './reachability';
import { evaluateReachability } from './reachability';

/** One Pod class of the cell, or one of those outside it. */
export interface Actor extends Party {
  readonly podClass: PodClass;
  /** How messages call it. */
  readonly title: string;
}

export interface Outsider extends Actor {
  readonly standsFor: readonly string[];
}

/** A cell and its surroundings, ready to be asked who may reach whom, and who should. */
export interface CellScene {
  readonly cluster: Cluster;
  readonly reach: Reachability;
  readonly level: NetworkLevel;
  readonly connections: readonly Connection[];
  readonly insiders: readonly Actor[];
  readonly outsiders: readonly Outsider[];
  readonly blocks: readonly (AddressBlock & Party)[];
  /** Actors that a connection means by a name: workloads, or the Pod that stands for an outside end. */
  readonly actorsNamed: (name: string) => readonly Actor[];
  readonly permitted: (from: Party, to: Party) => PortSet;
}

export function setCellScene(inside: Cluster, { settings, connections }: NonNullable<CheckContext['cell']>): CellScene {
  const level = settings.security.networkPolicy;
  const { witnesses, namespaces, blocks } = findOutsiders(settings.outside, inside);
  const cluster = {
    ...inside,
    namespaces: new Map([...namespaces, ...inside.namespaces]),
    pods: [...inside.pods, ...witnesses.map(({ pod }) => pod)],
  };
  const reach = evaluateReachability(cluster);
  const byPod = new Map(witnesses.map((witness): [unknown, Witness] => [witness.pod, witness]));
  const insiders = reach.classes.filter(({ pod }) => pod.object !== undefined).map(insider);
  const outsiders = reach.classes.flatMap((podClass): Outsider[] => {
    const witness = byPod.get(podClass.pod);
    return witness ? [{ podClass, title: podClass.pod.workload, names: witness.ends, outside: true, standsFor: witness.standsFor }] : [];
  });
  return {
    cluster,
    reach,
    level,
    connections,
    insiders,
    outsiders,
    actorsNamed: indexNames(insiders, outsiders),
    blocks: blocks.map((block) => ({ ...block, names: block.ends, outside: true })),
    permitted: permitPorts(level, connections),
  };
}

/** Connections name a workload by its object or by the name label that its Pods share with their policy. */
function insider(podClass: PodClass): Actor {
  const { workload, labels } = podClass.pod;
  const label = labels['app.kubernetes.io/name'];
  return { podClass, title: workload, names: label === undefined || label === workload ? [workload] : [workload, label], outside: false };
}

function indexNames(insiders: readonly Actor[], outsiders: readonly Outsider[]): CellScene['actorsNamed'] {
  const index = new Map<string, Actor[]>();
  const add = (name: string, actor: Actor): void => {
    const list = index.get(name);
    if (list) list.push(actor);
    else index.set(name, [actor]);
  };
  for (const actor of insiders) for (const name of actor.names) add(name, actor);
  for (const outsider of outsiders) for (const end of outsider.standsFor) add(end, outsider);
  return (name) => index.get(name) ?? [];
}
