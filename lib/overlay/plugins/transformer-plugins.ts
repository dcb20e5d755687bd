import type { Json, JsonObject } from '../../manifest';
import { annotationStep } from '../transformers/annotations';
import type { FieldSpec } from '../fields/field-spec';
import { addHashSuffixes } from '../hash/hash-suffix';
import { imageStep } from '../transformers/images';
import type { ImageEntry, PatchEntry, ReplacementEntry, ReplicaEntry, Selector } from '../kustomization/kustomization';
import { fieldSpecShape, imageShape, replacementShape, replicaShape, selectorShape } from '../kustomization/kustomization';
import type { Shape } from '../kustomization/shape';
import { labelStep } from '../transformers/labels';
import { affixStep } from '../transformers/name-prefix';
import { namespaceStep } from '../transformers/namespace';
import { patchStep } from '../transformers/patches';
import { json6902Step } from '../transformers/patches-json6902';
import { strategicStep } from '../transformers/patches-strategic-merge';
import { replacementStep } from '../transformers/replacements';
import { replicaStep } from '../transformers/replicas';
import { valueAddShape, valueAddStep } from '../transformers/value-add';
import type { ValueAddConfig } from '../transformers/value-add';
import type { TransformerPlugin } from './plugin';

const withFields = (fields: Readonly<Record<string, Shape>>): Shape => ({ fields: { ...fields, fieldSpecs: fieldSpecShape } });
const specsOf = (config: JsonObject): readonly FieldSpec[] => (config.fieldSpecs ?? []) as unknown as FieldSpec[];
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const pairsOf = (value: Json | undefined): Record<string, string> => (value ?? {}) as Record<string, string>;
const pairs: Shape = { mapOf: 'text' };
const metadata: Shape = { fields: { name: 'text', namespace: 'text' } };

/**
 * Kustomize's builtin transformers as documents named in `transformers`: the same steps as the fields of a
 * kustomization make, with field specs of their own.
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/
 */
export const transformerPlugins: Readonly<Record<string, TransformerPlugin>> = {
  AnnotationsTransformer: {
    shape: withFields({ annotations: pairs }),
    make: (config, context, place) => annotationStep(pairsOf(config.annotations), specsOf(config), context, place),
  },
  LabelTransformer: {
    shape: withFields({ labels: pairs }),
    make: (config, context, place) => labelStep(pairsOf(config.labels), specsOf(config), context, place),
  },
  NamespaceTransformer: {
    shape: withFields({ metadata, unsetOnly: 'flag', setRoleBindingSubjects: 'text' }),
    make: (config, context, place) =>
      namespaceStep(
        {
          namespace: textOf((config.metadata as JsonObject | undefined)?.namespace),
          fieldSpecs: specsOf(config),
          unsetOnly: config.unsetOnly === true,
          setRoleBindingSubjects: textOf(config.setRoleBindingSubjects),
        },
        context,
        place,
      ),
  },
  PrefixTransformer: {
    needs: 'fieldSpecs',
    shape: withFields({ prefix: 'text' }),
    make: (config, context, place) => affixStep('PrefixTransformer', textOf(config.prefix), specsOf(config), context, place),
  },
  SuffixTransformer: {
    needs: 'fieldSpecs',
    shape: withFields({ suffix: 'text' }),
    make: (config, context, place) => affixStep('SuffixTransformer', textOf(config.suffix), specsOf(config), context, place),
  },
  PrefixSuffixTransformer: {
    needs: 'fieldSpecs',
    shape: withFields({ prefix: 'text', suffix: 'text' }),
    make: (config, context, place) => {
      const steps = [
        affixStep('PrefixTransformer', textOf(config.prefix), specsOf(config), context, place),
        affixStep('SuffixTransformer', textOf(config.suffix), specsOf(config), context, place),
      ];
      return { kind: 'PrefixSuffixTransformer', place, run: (map) => steps.forEach((step) => step.run(map)) };
    },
  },
  ImageTagTransformer: {
    shape: withFields({ imageTag: imageShape }),
    make: (config, context, place) => imageStep([{ entry: (config.imageTag ?? {}) as ImageEntry, place }], specsOf(config), context),
  },
  ReplicaCountTransformer: {
    shape: withFields({ replica: replicaShape }),
    make: (config, context, place) => replicaStep((config.replica ?? {}) as ReplicaEntry, specsOf(config), context, place),
  },
  PatchTransformer: {
    shape: { fields: { path: 'text', patch: 'text', target: selectorShape, options: { mapOf: 'flag' } } },
    make: (config, context, place) => patchStep(config as unknown as PatchEntry, context, place),
  },
  PatchStrategicMergeTransformer: {
    shape: { fields: { paths: { listOf: 'text' }, patches: 'text' } },
    make: (config, context, place) => strategicStep((config.paths ?? []) as string[], textOf(config.patches), context, place),
  },
  PatchJson6902Transformer: {
    shape: { fields: { target: selectorShape, path: 'text', jsonOp: 'text' } },
    make: (config, context, place) =>
      json6902Step({ target: (config.target ?? {}) as Selector, path: textOf(config.path), patch: textOf(config.jsonOp) }, context, place),
  },
  ReplacementTransformer: {
    shape: { fields: { replacements: { listOf: replacementShape } } },
    make: (config, context, place) => replacementStep((config.replacements ?? []) as unknown as ReplacementEntry[], context, place),
  },
  ValueAddTransformer: { shape: valueAddShape, make: (config, context, place) => valueAddStep(config as unknown as ValueAddConfig, context, place) },
  HashTransformer: { shape: { fields: {} }, make: (_config, _context, place) => ({ kind: 'HashTransformer', place, run: addHashSuffixes }) },
};
