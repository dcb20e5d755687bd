import type { JsonObject } from '../../manifest';
import type { FieldSpec } from '../fields/field-spec';
import type { Shape } from './shape';

export interface Selector {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}

export interface PatchEntry {
  readonly path?: string;
  readonly patch?: string;
  readonly target?: Selector;
  readonly options?: { readonly allowNameChange?: boolean; readonly allowKindChange?: boolean };
}

export interface ImageEntry {
  readonly name?: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly tagSuffix?: string;
  readonly digest?: string;
}

export interface LabelEntry {
  readonly pairs?: Readonly<Record<string, string>>;
  readonly includeSelectors?: boolean;
  readonly includeTemplates?: boolean;
  readonly fields?: readonly FieldSpec[];
}

export interface ReplicaEntry {
  readonly name?: string;
  readonly count?: number;
}

export interface FieldOptions {
  readonly delimiter?: string;
  readonly index?: number;
  readonly encoding?: string;
  readonly create?: boolean;
}

export interface ReplacementTarget {
  readonly select?: Selector;
  readonly reject?: readonly Selector[];
  readonly fieldPaths?: readonly string[];
  readonly options?: FieldOptions;
}

export interface ReplacementEntry {
  readonly path?: string;
  readonly source?: Selector & { readonly fieldPath?: string; readonly options?: FieldOptions };
  readonly sourceValue?: string;
  readonly targets?: readonly ReplacementTarget[];
}

export interface GeneratorOptions {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly disableNameSuffixHash?: boolean;
  readonly immutable?: boolean;
}

export interface GeneratorEntry {
  readonly name?: string;
  readonly namespace?: string;
  readonly behavior?: string;
  readonly type?: string;
  readonly literals?: readonly string[];
  readonly files?: readonly string[];
  readonly envs?: readonly string[];
  readonly env?: string;
  readonly options?: GeneratorOptions;
}

export interface VarEntry {
  readonly name?: string;
  readonly objref?: { readonly apiVersion?: string; readonly group?: string; readonly version?: string; readonly kind?: string; readonly name?: string; readonly namespace?: string };
  readonly fieldref?: { readonly fieldPath?: string };
}

export interface SortOptions {
  readonly order?: string;
  readonly legacySortOptions?: { readonly orderFirst?: readonly string[]; readonly orderLast?: readonly string[] };
}

/** A kustomization.yaml after reading; absent and null fields are left out. */
export interface Kustomization {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: JsonObject;
  readonly openapi?: Readonly<Record<string, string>>;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly commonLabels?: Readonly<Record<string, string>>;
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  readonly labels?: readonly LabelEntry[];
  readonly patches?: readonly PatchEntry[];
  readonly patchesStrategicMerge?: readonly string[];
  readonly patchesJson6902?: readonly PatchEntry[];
  readonly images?: readonly ImageEntry[];
  /** The former name of images. */
  readonly imageTags?: readonly ImageEntry[];
  readonly replicas?: readonly ReplicaEntry[];
  readonly replacements?: readonly ReplacementEntry[];
  readonly vars?: readonly VarEntry[];
  readonly sortOptions?: SortOptions;
  readonly resources?: readonly string[];
  readonly bases?: readonly string[];
  readonly components?: readonly string[];
  readonly crds?: readonly string[];
  readonly configurations?: readonly string[];
  readonly generators?: readonly string[];
  readonly transformers?: readonly string[];
  readonly validators?: readonly string[];
  readonly buildMetadata?: readonly string[];
  readonly configMapGenerator?: readonly GeneratorEntry[];
  readonly secretGenerator?: readonly GeneratorEntry[];
  readonly generatorOptions?: GeneratorOptions;
  readonly helmCharts?: readonly JsonObject[];
  readonly helmChartInflationGenerator?: readonly JsonObject[];
  readonly helmGlobals?: JsonObject;
}

const texts: Shape = { listOf: 'text' };
const pairs: Shape = { mapOf: 'text' };
export const gvk = { group: 'word', version: 'word', kind: 'word' } as const;
export const fieldSpecShape: Shape = { listOf: { fields: { ...gvk, path: 'text', create: 'flag' } } };
const selector = { ...gvk, name: 'word', namespace: 'word' } as const;
export const selectorShape: Shape = { fields: { ...selector, labelSelector: 'text', annotationSelector: 'text' } };
const patchShape: Shape = { fields: { path: 'text', patch: 'text', target: selectorShape, options: { fields: { allowNameChange: 'flag', allowKindChange: 'flag' } } } };
export const imageShape: Shape = { fields: { name: 'text', newName: 'text', newTag: 'text', tagSuffix: 'text', digest: 'text' } };
export const replicaShape: Shape = { fields: { name: 'text', count: 'number' } };
const fieldOptions: Shape = { fields: { delimiter: 'text', index: 'number', encoding: 'text', create: 'flag' } };
const replacementTarget: Shape = { fields: { select: selectorShape, reject: { listOf: selectorShape }, fieldPaths: texts, options: fieldOptions } };
export const replacementShape: Shape = {
  fields: {
    path: 'text',
    source: { fields: { ...selector, fieldPath: 'text', options: fieldOptions } },
    sourceValue: 'text',
    targets: { listOf: replacementTarget },
  },
};
const generatorOptionsShape: Shape = { fields: { labels: pairs, annotations: pairs, disableNameSuffixHash: 'flag', immutable: 'flag' } };
export const generatorShape = {
  name: 'text',
  namespace: 'text',
  behavior: 'text',
  literals: texts,
  files: texts,
  envs: texts,
  env: 'text',
  options: generatorOptionsShape,
} as const satisfies Record<string, Shape>;
const sortOptionsShape: Shape = { fields: { order: 'text', legacySortOptions: { fields: { orderFirst: texts, orderLast: texts } } } };
const anyMap: Shape = { mapOf: 'any' };

/** Every field of a Kustomization and a Component (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/). */
export const kustomizationShape: Shape = {
  fields: {
    apiVersion: 'text',
    kind: 'text',
    metadata: { fields: { name: 'text', namespace: 'text', labels: pairs, annotations: pairs } },
    openapi: pairs,
    namePrefix: 'text',
    nameSuffix: 'text',
    namespace: 'text',
    commonLabels: pairs,
    labels: { listOf: { fields: { pairs, includeSelectors: 'flag', includeTemplates: 'flag', fields: fieldSpecShape } } },
    commonAnnotations: pairs,
    patchesStrategicMerge: texts,
    patchesJson6902: { listOf: patchShape },
    patches: { listOf: patchShape },
    images: { listOf: imageShape },
    imageTags: { listOf: imageShape },
    replacements: { listOf: replacementShape },
    replicas: { listOf: replicaShape },
    vars: { listOf: { fields: { name: 'text', objref: { fields: { ...selector, apiVersion: 'text' } }, fieldref: { fields: { fieldPath: 'text' } } } } },
    sortOptions: sortOptionsShape,
    resources: texts,
    components: texts,
    crds: texts,
    bases: texts,
    configMapGenerator: { listOf: { fields: generatorShape } },
    secretGenerator: { listOf: { fields: { ...generatorShape, type: 'text' } } },
    helmGlobals: { fields: { chartHome: 'text', configHome: 'text' } },
    helmCharts: { listOf: anyMap },
    helmChartInflationGenerator: { listOf: anyMap },
    generatorOptions: generatorOptionsShape,
    configurations: texts,
    generators: texts,
    transformers: texts,
    validators: texts,
    buildMetadata: texts,
  },
};
