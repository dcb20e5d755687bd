import { readYaml } from '../manifest';
import type { Build } from './build';
import * as defaults from './fields/default-fields';
import type { FieldSpec, NameReference } from './fields/field-spec';
import { nameReferences } from './fields/name-references';
import { varReferences } from './fields/var-references';
import { below, refuse } from './issues';
import type { Place } from './issues';
import { fieldSpecShape, gvk } from './kustomization/kustomization';
import type { Shape } from './kustomization/shape';
import { fit } from './kustomization/shape';
import type { Loader } from './load/loader';
import { isSelectedBy } from './resource/res-id';
import { compareKinds } from './sort-order';

/** Which fields each transformer writes: Kustomize's own, and what `configurations` and `crds` add. */
export interface Configuration {
  readonly namePrefix: readonly FieldSpec[];
  readonly nameSuffix: readonly FieldSpec[];
  readonly namespace: readonly FieldSpec[];
  readonly commonLabels: readonly FieldSpec[];
  readonly templateLabels: readonly FieldSpec[];
  readonly labels: readonly FieldSpec[];
  readonly commonAnnotations: readonly FieldSpec[];
  readonly images: readonly FieldSpec[];
  readonly replicas: readonly FieldSpec[];
  readonly nameReference: readonly NameReference[];
  readonly varReference: readonly FieldSpec[];
}

export const defaultConfiguration: Configuration = {
  namePrefix: defaults.name,
  nameSuffix: defaults.name,
  namespace: defaults.namespace,
  commonLabels: defaults.commonLabels,
  templateLabels: defaults.templateLabels,
  labels: [],
  commonAnnotations: defaults.commonAnnotations,
  images: defaults.images,
  replicas: defaults.replicas,
  nameReference: nameReferences,
  varReference: varReferences,
};

/** What a kustomization begins with, before its bases and its own configuration are merged in. */
export const emptyConfiguration = Object.fromEntries(Object.keys(defaultConfiguration).map((key) => [key, []])) as unknown as Configuration;

const shape: Shape = {
  fields: {
    namePrefix: fieldSpecShape,
    nameSuffix: fieldSpecShape,
    namespace: fieldSpecShape,
    commonLabels: fieldSpecShape,
    templateLabels: fieldSpecShape,
    labels: fieldSpecShape,
    commonAnnotations: fieldSpecShape,
    images: fieldSpecShape,
    replicas: fieldSpecShape,
    varReference: fieldSpecShape,
    nameReference: { listOf: { fields: { ...gvk, fieldSpecs: fieldSpecShape } } },
  },
};

/**
 * The files of `configurations`, joined; undefined after a refusal (CONFIGURATION_INVALID).
 * Document: https://github.com/kubernetes-sigs/kustomize/tree/master/examples/transformerconfigs
 */
export function readConfigurations(paths: readonly string[], loader: Loader, place: Place, build: Build): Configuration | undefined {
  let joined: Configuration | undefined = defaultConfiguration;
  paths.forEach((path, index) => {
    const entry = below(place, 'configurations', index);
    const text = loader.readFile(path, entry);
    const read = text === undefined ? undefined : readConfiguration(text, loader.resolve(path), build);
    joined = joined && read && mergeConfigurations(joined, read, entry, build);
  });
  return joined;
}

function readConfiguration(text: string, file: string, build: Build): Partial<Configuration> | undefined {
  const { documents, issues } = readYaml(text, file, { version: '1.1', uniqueKeys: true });
  build.list.push(...issues);
  const fitted = fit(documents[0] ?? {}, shape, { takesNumbers: true });
  for (const { path, message } of fitted.faults) refuse(build, 'CONFIGURATION_INVALID', message, { file, text, path });
  return issues.length + fitted.faults.length > 0 ? undefined : (fitted.value as unknown as Partial<Configuration>);
}

/**
 * Both configurations in one, each list in Kustomize's order, in which a field of some kinds precedes that of all; the same
 * field with another `create` is a conflict (CONFIGURATION_INVALID).
 */
export function mergeConfigurations(base: Configuration, added: Partial<Configuration>, place: Place, build: Build): Configuration | undefined {
  if (base === added || added === emptyConfiguration) return base;
  if (base === emptyConfiguration && added === defaultConfiguration) return defaultConfiguration;
  let isSound = true;
  const merged: Record<string, unknown> = { ...base };
  const conflict = (path: string): void => {
    if (isSound) refuse(build, 'CONFIGURATION_INVALID', `the field ${path} is configured with and without create`, place);
    isSound = false;
  };
  for (const key of Object.keys(defaultConfiguration) as (keyof Configuration)[]) {
    if (key === 'nameReference') merged[key] = mergeReferences(base[key], added[key] ?? [], conflict);
    else merged[key] = inOrder(mergeFields(base[key], added[key] ?? [], conflict), base[key]);
  }
  return isSound ? (merged as unknown as Configuration) : undefined;
}

/** Adds the fields that are not there; one said of all kinds counts as there where it is said of one kind, as Kustomize has it. */
export function mergeFields(base: readonly FieldSpec[], added: readonly FieldSpec[], conflict: (path: string) => void): readonly FieldSpec[] {
  if (base === added || added.length === 0) return base;
  const merged = [...base];
  for (const spec of added) {
    const same = merged.find((known) => known.path === spec.path && isWithin(known, spec));
    if (!same) merged.push(spec);
    else if ((same.create ?? false) !== (spec.create ?? false)) conflict(spec.path);
  }
  return merged.length === base.length ? base : merged;
}

/** The fields by their kinds as `legacy` sorts resources; what came before an unsuccessful merge is in order already. */
function inOrder(fields: readonly FieldSpec[], before: readonly FieldSpec[]): readonly FieldSpec[] {
  return fields === before ? before : [...fields].sort(compareKinds);
}

const isWithin = (inner: FieldSpec, outer: FieldSpec): boolean =>
  isSelectedBy({ group: inner.group ?? '', version: inner.version ?? '', kind: inner.kind ?? '' }, outer);

function mergeReferences(base: readonly NameReference[], added: readonly NameReference[], conflict: (path: string) => void): readonly NameReference[] {
  if (base === added) return base;
  const merged = [...base];
  for (const entry of added) {
    const index = merged.findIndex((known) => same(known.group, entry.group) && same(known.version, entry.version) && same(known.kind, entry.kind));
    const known = merged[index];
    if (known) merged[index] = { ...known, fieldSpecs: mergeFields(known.fieldSpecs, entry.fieldSpecs ?? [], conflict) };
    else merged.push({ ...entry, fieldSpecs: entry.fieldSpecs ?? [] });
  }
  return merged;
}

const same = (left: string | undefined, right: string | undefined): boolean => (left ?? '') === (right ?? '');
