import { rawText } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import type { Build } from '../build';
import type { FieldSpec, NameReference } from '../fields/field-spec';
import { FieldTree } from '../fields/field-tree';
import { rewriteScalar } from '../fields/rewrite-scalar';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { ResMap } from '../resource/res-map';
import type { GvkPattern } from '../resource/res-id';
import { isMap, isSelectedBy, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { writtenText } from '../resource/texts-of';
import { chooseReferral } from './choose-referral';
import { oddReferrer } from './odd-referrer';
import type { FirstNamespaces } from './reachable';
import { FormerNames, inNamespace, indexFirstNamespaces, reachableFrom } from './reachable';

/**
 * Lets fields that hold a name follow when the named resource was renamed or moved
 * (https://github.com/kubernetes-sigs/kustomize/tree/master/api/filters/nameref). Which fields: fields/name-references.ts
 * and `nameReference` of configurations. Candidates are looked up by the name written, never searched for.
 * Refusals: REFERENCE_AMBIGUOUS, FIELD_MISMATCH.
 */
export function updateReferences(map: ResMap, references: readonly NameReference[], build: Build, place: Place): void {
  const specs = references.flatMap(({ fieldSpecs, group, version, kind }) => fieldSpecs.map((spec): Referrer => ({ ...spec, target: { group, version, kind } })));
  const treesByKind = new Map<string, FieldTree<Referrer>>();
  const shared = { formerNames: new FormerNames(map), firstNamespaces: indexFirstNamespaces(map.resources), build, place };
  for (const resource of map.resources) {
    const original = resource.originalId;
    const odd = oddReferrer(resource);
    if (odd !== undefined && specs.some((spec) => isSelectedBy(original, spec))) {
      refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${odd}`, resource.place ?? place);
      continue;
    }
    const tree = treesByKind.get(original.kind) ?? new FieldTree(specs.filter(({ kind }) => !kind || kind === original.kind));
    treesByKind.set(original.kind, tree);
    const fault = tree.visit(resource, original, (holder, key, { target, path }) => {
      updateValue(holder, key, { ...shared, referrer: resource, target, path });
      return undefined;
    });
    if (fault !== undefined) refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
  }
}

/** A field that may hold a name of a target. */
interface Referrer extends FieldSpec {
  readonly target: GvkPattern;
}

/** One field that may hold a name. */
export interface ReferenceField {
  readonly referrer: Resource;
  /** The kind that the field names. */
  readonly target: GvkPattern;
  readonly path: string;
  readonly formerNames: FormerNames;
  readonly firstNamespaces: FirstNamespaces;
  readonly build: Build;
  readonly place: Place;
}

function updateValue(holder: JsonObject, key: string, field: ReferenceField): void {
  const value = holder[key];
  if (value === null || value === undefined) return;
  if (isMap(value)) return updateMap(value, field);
  if (!Array.isArray(value)) return updateText(holder, key, field);
  for (const [index, item] of value.entries()) {
    if (isMap(item)) updateMap(item, field);
    else if (Array.isArray(item)) return refuse(field.build, 'FIELD_MISMATCH', `${printId(field.referrer.id)}: ${field.path} holds a list in a list`, field.place);
    else if (item !== null) updateText(value, index, field);
  }
}

function updateText(holder: JsonObject | Json[], key: string | number, field: ReferenceField): void {
  const text = writtenText(holder, key);
  const referral = chooseReferral(reachableFrom(field, text), text, field, (item) => item.name);
  if (referral && referral.name !== text) rewriteScalar(holder, key, () => referral.name);
}

/** A map with `name` and perhaps `namespace`: a subject, a webhook's service. */
function updateMap(value: JsonObject, field: ReferenceField): void {
  if (!('name' in value)) {
    refuse(field.build, 'FIELD_MISMATCH', `${printId(field.referrer.id)}: ${field.path} has no name in it`, field.place);
    return;
  }
  const name = rawText(value, 'name') ?? textOf(value.name);
  const candidates = inNamespace(reachableFrom(field, name), value.namespace, field);
  const referral = chooseReferral(candidates, name, field, (item) => `${item.namespace}/${item.name}`);
  if (!referral || (referral.name === name && referral.namespace === textOf(value.namespace))) return;
  rewriteScalar(value, 'name', () => referral.name);
  if (referral.namespace === '') return;
  if ('namespace' in value) rewriteScalar(value, 'namespace', () => referral.namespace);
  else value.namespace = referral.namespace;
}
