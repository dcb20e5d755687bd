import { basename, posix } from 'node:path';
import type { JsonObject } from '../../manifest';
import { isFolded, rawText, readYaml } from '../../manifest';
import type { Build } from '../build';
import { splitNames } from '../fields/field-spec';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { Selector } from '../kustomization/kustomization';
import { selectorShape } from '../kustomization/kustomization';
import { fit, lenient } from '../kustomization/shape';
import type { Shape } from '../kustomization/shape';
import type { Loader } from '../load/loader';
import { findFields, setField, valueOf } from '../path/find-fields';
import type { Field } from '../path/find-fields';
import type { ResMap } from '../resource/res-map';
import { printId } from '../resource/res-id';
import { compileSelector, select } from '../select/selector';
import type { Step } from '../step';

/**
 * Puts a value into selected fields, or into the paths that they hold, before, behind or at a position of the pieces.
 * Without a value it is the name of the folder; more targets may stand in a file. Only as a config document:
 *
 *     apiVersion: builtin
 *     kind: ValueAddTransformer
 *     metadata: { name: any }
 *     value: my-project
 *     targets:
 *       - selector: { kind: Service }
 *         fieldPath: metadata/annotations/project
 *         filePathPosition: 1
 *     targetFilePath: more-targets.yaml
 *
 * https://github.com/kubernetes-sigs/kustomize/tree/master/api/filters/valueadd
 * Refusals: PLUGIN_INVALID, SELECTOR_INVALID, FIELD_MISMATCH, and those of the loader.
 */
export interface ValueAddConfig {
  readonly value?: string;
  readonly targets?: readonly ValueAddTarget[];
  readonly targetFilePath?: string;
}

interface ValueAddTarget {
  readonly selector?: Selector;
  readonly fieldPath?: string;
  readonly filePathPosition?: number;
}

const targets: Shape = {
  listOf: { fields: { selector: selectorShape, fieldPath: 'text', filePathPosition: 'number' } },
};
export const valueAddShape: Shape = { fields: { value: 'text', targetFilePath: 'text', targets } };

interface Context {
  readonly build: Build;
  readonly loader: Loader;
}

export function valueAddStep(config: ValueAddConfig, context: Context, place: Place): Step {
  return { kind: 'ValueAddTransformer', place, run: (map) => addValue(map, config, context, place) };
}

function addValue(map: ResMap, config: ValueAddConfig, context: Context, place: Place): void {
  const value = (config.value ?? '').trim() || basename(context.loader.root);
  for (const target of readTargets(config, context, place) ?? []) {
    const compiled = compileSelector(target.selector ?? {});
    if (typeof compiled === 'string') return refuse(context.build, 'SELECTOR_INVALID', compiled, place);
    for (const resource of select(map, compiled)) {
      const fault = addTo(resource.object, target, value);
      if (fault !== undefined) return refuse(context.build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
      map.refresh(resource);
    }
  }
}

/** The targets of the document and of the file that it names; undefined after a refusal. */
function readTargets({ targets: own = [], targetFilePath }: ValueAddConfig, { build, loader }: Context, place: Place): readonly ValueAddTarget[] | undefined {
  const more = targetFilePath ? readTargetFile(targetFilePath, loader, build, place) : [];
  if (more === undefined) return undefined;
  const all = [...own, ...more];
  const fault = faultOf(all);
  if (fault === undefined) return all;
  refuse(build, 'PLUGIN_INVALID', `ValueAddTransformer: ${fault}`, place);
  return undefined;
}

function faultOf(all: readonly ValueAddTarget[]): string | undefined {
  if (all.length === 0) return 'there is no target';
  if (all.some(({ fieldPath }) => !fieldPath)) return 'a target has no fieldPath';
  return all.some(({ filePathPosition = 0 }) => filePathPosition < 0) ? 'a filePathPosition is negative' : undefined;
}

function readTargetFile(path: string, loader: Loader, build: Build, place: Place): readonly ValueAddTarget[] | undefined {
  const text = loader.readFile(path, below(place, 'targetFilePath'));
  if (text === undefined) return undefined;
  const file = loader.resolve(path);
  const { documents, issues } = readYaml(text, file, { version: '1.1' });
  build.list.push(...issues);
  const { value, faults } = fit(documents[0] ?? {}, { fields: { targets } }, lenient);
  for (const { path: at, message } of faults) refuse(build, 'PLUGIN_INVALID', `ValueAddTransformer: ${message}`, { file, text, path: at });
  return issues.length > 0 || faults.length > 0 ? undefined : ((value as ValueAddConfig).targets ?? []);
}

/** Puts the value into one object; answers why it cannot be, if so. */
function addTo(object: JsonObject, { fieldPath = '', filePathPosition = 0 }: ValueAddTarget, value: string): string | undefined {
  const parts = splitNames(fieldPath).filter((part) => part !== '');
  if (parts.includes('*')) return '* is not for a path of this transformer';
  const fields = findFields(object, parts, 'create');
  if (typeof fields === 'string') return fields;
  for (const field of fields) {
    if (field.inside) return `${field.inside.join('/')} is sought in a plain value`;
    const held = valueOf(field);
    if (typeof held === 'object' && held !== null) return `expected a plain value, found a ${Array.isArray(held) ? 'list' : 'map'}`;
    setField(field, filePathPosition > 0 ? insertPiece(writtenIn(field), value, filePathPosition) : value);
  }
  return undefined;
}

/** The text of a field as it is written. */
function writtenIn(field: Field): string {
  if (field.isNew) return '';
  const raw = isFolded(field.holder, field.key) ? undefined : rawText(field.holder, field.key);
  return raw ?? String(valueOf(field));
}

/** The path with a piece put in at a position counted from one, or at its end, and made shorter where it leads back. */
function insertPiece(path: string, piece: string, position: number): string {
  const pieces = path.replace(/^\/+/, '').replace(/\/+$/, '').split('/');
  pieces.splice(Math.min(position - 1, pieces.length), 0, piece);
  return (path.startsWith('/') ? '/' : '') + posix.join(...pieces).replace(/(?<=.)\/$/, '');
}
