import type { PodClass } from './pod-classes';
import { groupByNamespace } from './pod-classes';
import type { PolicySide, PolicySides } from './policy-sides';

/**
 * Answers which classes can possibly reach a class, by whichever end names fewer: those that its ingress lets in, or
 * those whose egress lets out to it. So a cluster of policies for each call is listed without trying all pairs.
 */
export function indexSources(classes: readonly PodClass[], { ingress, egress }: PolicySides): (to: PodClass) => readonly PodClass[] {
  const inNamespace = groupByNamespace(classes);
  const nodes = classes.filter(({ pod }) => pod.hostNetwork);
  const outToAll = classes.filter(({ id }) => isOpen(egress.get(id)));
  const outToNamespace = new Map<string, PodClass[]>();
  const outToClass = new Map<number, PodClass[]>();
  for (const source of classes) {
    const side = egress.get(source.id);
    if (!side || isOpen(side)) continue;
    for (const name of side.byNamespace.keys()) append(outToNamespace, name, source);
    for (const id of side.byClass.keys()) append(outToClass, id, source);
  }

  return ({ id, pod }) => {
    if (pod.hostNetwork) return classes;
    const byEgress = [...outToAll, ...(outToNamespace.get(pod.namespace) ?? []), ...(outToClass.get(id) ?? [])];
    const side = ingress.get(id);
    if (!side || isOpen(side)) return [...new Set(byEgress)];
    const byIngress = [
      ...[...side.byNamespace.keys()].flatMap((name) => inNamespace.get(name) ?? []),
      ...[...side.byClass.keys()].flatMap((one) => classes[one] ?? []),
      ...nodes,
    ];
    return [...new Set(byIngress.length < byEgress.length ? byIngress : byEgress)];
  };
}

/** A side that lets through more than the namespaces and classes it names. */
const isOpen = (side: PolicySide | undefined): boolean => !side || side.everybody.length > 0 || side.everyPod.length > 0;

function append<Key>(lists: Map<Key, PodClass[]>, key: Key, podClass: PodClass): void {
  const list = lists.get(key);
  if (list) list.push(podClass);
  else lists.set(key, [podClass]);
}
