import type { Json, JsonObject } from '../../manifest';
import { isFolded, isUnwritten, noteRawText, readYaml, refold } from '../../manifest';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { FieldOptions, ReplacementEntry, ReplacementTarget } from '../kustomization/kustomization';
import { replacementShape } from '../kustomization/kustomization';
import { fit } from '../kustomization/shape';
import type { Loader } from '../load/loader';
import { findFields, setField, valueOf } from '../path/find-fields';
import type { Field } from '../path/find-fields';
import { beginsAsJson, changeJson, changeYaml } from '../path/embedded';
import { splitFieldPath } from '../path/split-field-path';
import { readSource } from './replacement-source';
import type { Copied } from './replacement-source';
import { selectTargets } from './replacement-targets';
import type { ResMap } from '../resource/res-map';
import { copy } from '../resource/copy';
import { isMap, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { writtenText } from '../resource/texts-of';
import { retype } from './retype';
import type { Step, Target, Transformer } from '../step';

/**
 * Copies one field's value into others, whole or as one piece between delimiters.
 *
 *     replacements:
 *       - source: { kind: Service, name: web, fieldPath: spec.ports.0.port }
 *         targets:
 *           - select: { kind: Deployment }
 *             fieldPaths: [spec.template.spec.containers.*.env.[name=PORT].value]
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/
 * Refusals: REPLACEMENT_INVALID, SELECTOR_INVALID, RESOURCE_INVALID. Strict: REPLACEMENT_MATCHES_NOTHING.
 */
export const replacements: Transformer = (target) => {
  // Empty targets are none here; a file or a config document may have them.
  const entries = (target.kustomization.replacements ?? []).map(({ targets = [], ...entry }) => (targets.length === 0 ? entry : { ...entry, targets }));
  return entries.length === 0 ? [] : [replacementStep(entries, target, below(target.place, 'replacements'))];
};

export function replacementStep(entries: readonly ReplacementEntry[], { build, loader }: Pick<Target, 'build' | 'loader'>, place: Place): Step {
  const run = (map: ResMap): void => {
    for (const [index, entry] of entries.entries()) {
      for (const read of resolveEntry(entry, loader, build, below(place, index))) {
        if (!replace(map, read.entry, build, read.place)) return;
      }
    }
  };
  return { kind: 'ReplacementTransformer', place, run };
}

interface Placed {
  readonly entry: ReplacementEntry;
  readonly place: Place;
}

/** An entry, or those of the file that it names. */
function resolveEntry(entry: ReplacementEntry, loader: Loader, build: Build, place: Place): Placed[] {
  if (!entry.path) return [{ entry, place }];
  if (entry.source || entry.targets) {
    refuse(build, 'REPLACEMENT_INVALID', 'a replacement may not have path together with source or targets', place);
    return [];
  }
  const text = loader.readFile(entry.path, below(place, 'path'));
  if (text === undefined) return [];
  const file = loader.resolve(entry.path);
  const { documents, issues } = readYaml(text, file, { version: '1.1' });
  build.list.push(...issues);
  const [document = null] = documents;
  const items: Json[] = Array.isArray(document) ? document : [document];
  return items.flatMap((item, index) => {
    const here: Place = document === null ? below(place, 'path') : { file, text, path: Array.isArray(document) ? [index] : [] };
    const { value, faults } = fit(item, replacementShape);
    for (const { path, message } of faults) refuse(build, 'REPLACEMENT_INVALID', message, below(here, ...path));
    return faults.length > 0 ? [] : [{ entry: value as unknown as ReplacementEntry, place: here }];
  });
}

function replace(map: ResMap, entry: ReplacementEntry, build: Build, place: Place): boolean {
  if ((!entry.source && entry.sourceValue === undefined) || !entry.targets) {
    refuse(build, 'REPLACEMENT_INVALID', 'a replacement needs a source and at least one target', place);
    return false;
  }
  const copied = readSource(map, entry, build, place);
  if (copied === undefined) return false;
  return entry.targets.every((target, index) => {
    const here = below(place, 'targets', index);
    const resources = selectTargets(map, target, build, here);
    return resources?.every((resource) => writeTarget(resource, copied, target, build, here, map)) ?? false;
  });
}

function writeTarget(resource: Resource, copied: Copied, target: ReplacementTarget, build: Build, place: Place, map: ResMap): boolean {
  const paths = target.fieldPaths?.length ? target.fieldPaths : ['metadata.name'];
  const creates = target.options?.create === true;
  textAnnotations(resource.metadata.annotations);
  for (const [index, path] of paths.entries()) {
    const fault = writePath(resource, path, copied, target.options ?? {}, creates);
    if (fault === undefined) continue;
    refuse(build, 'REPLACEMENT_INVALID', `${printId(resource.id)}: ${fault}`, below(place, 'fieldPaths', index), { path });
    return false;
  }
  map.refresh(resource);
  return true;
}

/** Annotations are texts wherever Kustomize notes something in them. */
function textAnnotations(annotations: Json | undefined): void {
  if (!isMap(annotations)) return;
  for (const [key, value] of Object.entries(annotations)) {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') annotations[key] = writtenText(annotations, key);
  }
}

function writePath(resource: Resource, path: string, copied: Copied, options: FieldOptions, creates: boolean): string | undefined {
  const parts = splitFieldPath(path);
  const isNamed = parts.length > 0 && !(creates && parts.includes(''));
  const fault = isNamed ? (writeFields(resource.object, parts, copied, options, creates) ?? lossOf(resource)) : 'a name is missing in the path';
  return fault === undefined ? undefined : `cannot write ${path}: ${fault}`;
}

function lossOf({ lack }: Resource): string | undefined {
  return lack === undefined ? undefined : `it leaves no ${lack}`;
}

/** Judges a text that is no value of the type that the field has; answers a fault, or undefined where that is no matter. */
type Misfit = (field: Field, text: string, held: Json | undefined) => string | undefined;

const refuseMisfit: Misfit = (_field, text, held) => `${JSON.stringify(text)} does not fit where ${JSON.stringify(held)} was`;

/** How fields are written in the text of a field, where texts do not change. */
interface Embedding {
  readonly misfit: Misfit;
}

function writeFields(root: JsonObject, parts: readonly string[], copied: Copied, options: FieldOptions, creates: boolean, embedding?: Embedding): string | undefined {
  const fields = findFields(root, parts, creates ? 'create' : 'match');
  if (typeof fields === 'string') return fields;
  if (fields.length === 0) return 'there is no such field';
  for (const field of fields) {
    const fault = field.inside ? writeInside(field, field.inside, copied, options, creates, embedding !== undefined) : writeField(field, copied, options, embedding);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A field inside a text that is JSON or YAML. What does not fit there leaves JSON as it was, and YAML takes it with the old type's tag. */
function writeInside(field: Field, inside: readonly string[], copied: Copied, options: FieldOptions, creates: boolean, isNested: boolean): string | undefined {
  const text = textOf(valueOf(field));
  let isKept = isNested;
  const misfit: Misfit = () => {
    isKept = true;
    return undefined;
  };
  const inYaml = (): ReturnType<typeof changeYaml> => changeYaml(text, inside, creates, copied.value, (held) => newText(held, copied.text, options));
  const changed = beginsAsJson(text) ? changeJson(text, (holder) => writeFields(holder, ['root', ...inside], copied, options, creates, { misfit }), inYaml) : inYaml();
  if (typeof changed === 'string') return changed;
  if (!isKept) setField(field, changed.text);
  return undefined;
}

/** The text for a plain value that was `held`; undefined where that is none and pieces of it are asked for. */
function newText(held: string | undefined, text: string, { delimiter, index = 0 }: FieldOptions): string | undefined {
  if (!delimiter) return text;
  return held === undefined ? undefined : putPiece(held.split(delimiter), text, index).join(delimiter);
}

function writeField(field: Field, copied: Copied, options: FieldOptions, embedding: Embedding | undefined): string | undefined {
  const held = valueOf(field);
  const isPlain = held === undefined || held === null || typeof held !== 'object';
  const isPlainValue = copied.value === null || typeof copied.value !== 'object';
  const isWhole = !isPlain || (held === null && field.isNew === true && !isPlainValue);
  if (options.delimiter && isWhole) return 'a delimiter is for plain values only';
  if (isWhole) {
    setField(field, copy(copied.value));
    if (isPlainValue) noteRawText(field.holder, field.key, copied.text, copied.value);
    return undefined;
  }
  const text = options.delimiter ? putPiece(textOf(held).split(options.delimiter), copied.text, options.index ?? 0).join(options.delimiter) : copied.text;
  const isNone = held === '' && isUnwritten(field.holder, field.key);
  const staysEmpty = text === '' && (isNone || (embedding !== undefined && (held === null || held === undefined)));
  const typed = staysEmpty ? text : retype(isNone ? null : held, text, field.isNew === true);
  if (typed === undefined) return (embedding?.misfit ?? refuseMisfit)(field, text, held);
  const set = typeof typed === 'string' && isFolded(field.holder, field.key) ? refold(typed) : typed;
  setField(field, set);
  // An annotation prints the text as it was copied: 1.50.
  noteRawText(field.holder, field.key, text, set);
  return undefined;
}

/** The pieces with one replaced, or put before all or behind all. */
function putPiece(pieces: readonly string[], piece: string, index: number): string[] {
  if (index < 0) return [piece, ...pieces];
  if (index >= pieces.length) return [...pieces, piece];
  return pieces.with(index, piece);
}
