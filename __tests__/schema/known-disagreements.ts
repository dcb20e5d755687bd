import type { Mutation } from './mutations';

/** A way in which our verdict differs from a strict dry run, on purpose; docs/schema-agreement.md has each title. */
export interface KnownDisagreement {
  readonly title: string;
  readonly covers: (mutation: Mutation) => boolean;
}

export const knownDisagreements: readonly KnownDisagreement[] = [
  {
    title: 'A LimitRange without a name',
    covers: ({ object }) => object.kind === 'LimitRange' && !object.metadata?.name,
  },
  {
    title: 'Addresses that this cluster does not have',
    covers: ({ object, what }) => object.kind === 'Service' && /spec\.clusterIP = /.test(what),
  },
  {
    title: 'What exists in the cluster',
    covers: ({ what }) => /\.preemptionPolicy = /.test(what),
  },
  {
    title: 'Fields that need a compiler',
    covers: ({ what }) => /\.(matchConditions\[\d+\]\.expression|additionalProperties|additionalPrinterColumns\[\d+\]\.jsonPath|default|items)\b/.test(what),
  },
];
