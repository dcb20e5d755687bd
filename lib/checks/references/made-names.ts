import type { KubeObject } from '../../manifest';
import { listAt, numberAt, textAt } from '../field';
import { kindOf } from '../object-index';

/** An object other than a Secret or a Service that a controller makes from another one. */
export interface MadeName {
  readonly kind: string;
  readonly name: string;
}

export function madeNames(object: KubeObject): MadeName[] {
  const name = textAt(object, 'metadata', 'name') ?? '';
  switch (kindOf(object)) {
    case 'StatefulSet.apps':
      return claimsOf(object, name);
    case 'Cluster.postgresql.cnpg.io':
      return [{ kind: 'ServiceAccount', name }, ...ordinals(numberAt(object, 'spec', 'instances') ?? 1, 1).map((ordinal) => ({ kind: 'PersistentVolumeClaim', name: `${name}-${ordinal}` }))];
    default:
      return [];
  }
}

/** `<template>-<set>-<ordinal>` for each of its Pods. */
function claimsOf(object: KubeObject, name: string): MadeName[] {
  const start = numberAt(object, 'spec', 'ordinals', 'start') ?? 0;
  const pods = ordinals(numberAt(object, 'spec', 'replicas') ?? 1, start);
  return listAt(object, 'spec', 'volumeClaimTemplates').flatMap((template) => {
    const claim = textAt(template, 'metadata', 'name') ?? '';
    return pods.map((ordinal) => ({ kind: 'PersistentVolumeClaim', name: `${claim}-${name}-${ordinal}` }));
  });
}

/** A count that no cluster runs is a fault for the schema check, not a list to build. */
function ordinals(count: number, start: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(Math.floor(count), 1000)) }, (_, index) => index + start);
}
