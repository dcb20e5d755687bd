import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { Selector } from '../kustomization/kustomization';
import { findFields, setField, valueOf } from '../path/find-fields';
import type { ResMap } from '../resource/res-map';
import { printId, textOf } from '../resource/res-id';
import { compileSelector, select } from '../select/selector';
import type { Step } from '../step';

/**
 * Puts a value into a path-like text of selected resources, before, behind or at a position of its pieces. Only as a
 * config document:
 *
 *     apiVersion: builtin
 *     kind: ValueAddTransformer
 *     metadata: { name: any }
 *     value: my-project
 *     targets:
 *       - selector: { kind: Service }
 *         fieldPath: metadata/annotations/project
 *         filePathPosition: 1
 *
 * https://github.com/kubernetes-sigs/kustomize/tree/master/api/filters/valueadd
 * Refusals: SELECTOR_INVALID, FIELD_MISMATCH.
 */
export interface ValueAddConfig {
  readonly value?: string;
  readonly targets?: readonly { readonly selector?: Selector; readonly fieldPath?: string; readonly filePathPosition?: number }[];
}

export function valueAddStep(config: ValueAddConfig, { build }: { readonly build: Build }, place: Place): Step {
  return { kind: 'ValueAddTransformer', place, run: (map) => addValue(map, config, build, place) };
}

function addValue(map: ResMap, { value = '', targets = [] }: ValueAddConfig, build: Build, place: Place): void {
  for (const { selector = {}, fieldPath = '', filePathPosition = 0 } of targets) {
    const compiled = compileSelector(selector);
    if (typeof compiled === 'string') return refuse(build, 'SELECTOR_INVALID', compiled, place);
    for (const resource of select(map, compiled)) {
      const fields = findFields(resource.object, fieldPath.split('/').filter((part) => part !== ''), 'create');
      if (typeof fields === 'string') return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fields}`, place);
      for (const field of fields.filter(({ inside }) => !inside)) {
        setField(field, filePathPosition > 0 ? insertPiece(textOf(valueOf(field)), value, filePathPosition) : value);
      }
      map.refresh(resource);
    }
  }
}

/** The path with a piece put in at a position counted from one, or at its end. */
function insertPiece(path: string, piece: string, position: number): string {
  const isAbsolute = path.startsWith('/');
  const pieces = path.split('/').filter((part) => part !== '');
  pieces.splice(Math.min(position - 1, pieces.length), 0, piece);
  return (isAbsolute ? '/' : '') + pieces.join('/');
}
