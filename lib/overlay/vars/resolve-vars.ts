import { foldedText } from '../../manifest';
import type { Json, JsonObject } from '../../manifest';
import type { Build } from '../build';
import type { FieldSpec } from '../fields/field-spec';
import { visitField } from '../fields/visit-field';
import { printGoJson } from '../go-json';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { VarEntry } from '../kustomization/kustomization';
import { findFields, valueOf } from '../path/find-fields';
import { splitFieldPath } from '../path/split-field-path';
import type { ResMap } from '../resource/res-map';
import { isMap, printId, readGvk } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { writtenText } from '../resource/texts-of';
import { assignShared } from '../shared-values';
import { expand } from './expand';
import type { Lookup } from './expand';

export interface PlacedVar {
  readonly entry: VarEntry;
  readonly place: Place;
}

/**
 * Marks the resources that the vars of one kustomization read, while they still have the names that it knows.
 * Refusal: VAR_INVALID.
 */
export function declareVars(map: ResMap, vars: readonly PlacedVar[], known: Map<string, PlacedVar>, build: Build): void {
  for (const declared of vars) {
    const { entry, place } = declared;
    const { name = '', objref = {} } = entry;
    const kind = objref.kind ?? '';
    const gvk = objref.apiVersion ? readGvk(objref.apiVersion, kind) : { group: objref.group ?? '', version: objref.version ?? '', kind };
    const matches = (objref.name ? map.withAnyName(objref.name) : map.resources).filter((resource) =>
      [{ ...resource.id, namespace: resource.effectiveNamespace }, ...resource.previousIds].some(
        (id) => id.name === (objref.name ?? '') && (!objref.namespace || (id.namespace || 'default') === objref.namespace) && id.kind === kind && id.group === gvk.group && id.version === gvk.version,
      ),
    );
    if (matches.length > 1) return refuse(build, 'VAR_INVALID', `the var ${name} may mean any of ${matches.map((item) => printId(item.id)).join(', ')}`, place);
    if (known.has(name)) return refuse(build, 'VAR_INVALID', `there is a var ${name} already`, place);
    matches[0]?.varNames.push(name);
    known.set(name, declared);
  }
}

/**
 * The deprecated variables: `$(NAME)` in the fields of `varReference` becomes a field's value of a resource.
 *
 *     vars:
 *       - name: WEB
 *         objref: { apiVersion: v1, kind: Service, name: web }
 *         fieldref: { fieldpath: metadata.name }
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/vars/
 * Refusals: VAR_INVALID, FIELD_MISMATCH.
 */
export function resolveVars(map: ResMap, vars: ReadonlyMap<string, PlacedVar>, fields: readonly FieldSpec[], build: Build, place: Place): void {
  if (vars.size === 0) return;
  const owners = new Map(map.resources.flatMap((resource) => resource.varNames.map((name) => [name, resource] as const)).reverse());
  const values = new Map<string, Json>();
  for (const [name, declared] of vars) {
    const value = readVar(owners.get(name), declared);
    if (value === undefined) return refuse(build, 'VAR_INVALID', `the var ${name} names no resource that is here, or no field of it`, declared.place);
    values.set(name, value);
  }
  // A map or a list cannot be put into a text: the reference stays.
  const lookup: Lookup = (name) => (typeof values.get(name) === 'object' ? undefined : values.get(name));
  for (const resource of map.resources) {
    for (const spec of fields) {
      const fault = visitField(resource, spec, (holder, key) => expandValue(holder, key, lookup));
      if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
    }
    map.refresh(resource);
  }
}

function readVar(owner: Resource | undefined, { entry }: PlacedVar): Json | undefined {
  const path = entry.fieldref?.fieldPath || 'metadata.name';
  const found = owner && findFields(owner.object, splitFieldPath(path.replaceAll(/\[(\d+)\]/g, '.$1')), 'read');
  const [field] = Array.isArray(found) ? found : [];
  if (!field || field.inside) return undefined;
  const value = valueOf(field);
  return value === null ? writtenText(field.holder, field.key) : (foldedText(field.holder, field.key) ?? value);
}

/**
 * Expands a text, the texts of a map, or a list, which may hold nothing but texts; answers what stands in the way. What was
 * a folded block is written anew, from its text in the file.
 */
function expandValue(holder: JsonObject, key: string, lookup: Lookup): string | undefined {
  const value = holder[key];
  if (typeof value === 'string') assignShared(holder, key, expand(foldedText(holder, key) ?? value, lookup));
  if (!Array.isArray(value) && !isMap(value)) return undefined;
  for (const inner of Object.keys(value)) {
    const held = (value as JsonObject)[inner];
    if (typeof held === 'string') assignShared(value as JsonObject, inner, expand(foldedText(value, inner) ?? held, lookup));
    else if (Array.isArray(value)) return `the list ${key} holds ${printGoJson(held ?? null)}, which is no text to expand vars in`;
  }
  return undefined;
}
