import fc from 'fast-check';
import { objectKey, printYaml } from '../../lib/manifest';
import type { JsonObject } from '../../lib/manifest';
import { attached, fields } from './random-fields';
import { object } from './random-objects';

const objects = (maxLength: number): fc.Arbitrary<JsonObject[]> => fc.uniqueArray(object, { minLength: 1, maxLength, selector: objectKey });

/** A base, perhaps a second one and a component, an overlay of them, perhaps one above that. Built in `top`. */
export const randomTree: fc.Arbitrary<Record<string, string>> = fc
  .record({
    base: fc.tuple(objects(7), fields),
    second: fc.option(fc.tuple(objects(3), fields), { nil: undefined, freq: 2 }),
    component: fc.option(fc.tuple(fc.option(objects(2), { nil: [], freq: 1 }), fields), { nil: undefined, freq: 2 }),
    over: fc.tuple(fc.option(objects(2), { nil: [], freq: 2 }), fields),
    top: fc.option(fields, { nil: undefined, freq: 2 }),
    again: fc.boolean(),
  })
  .map(({ base, second, component, over, top, again }) => {
    const files: Record<string, string> = {};
    const write = (folder: string, list: readonly JsonObject[], resources: readonly string[], rest: object): void => {
      if (list.length > 0) files[`${folder}/objects.yaml`] = printYaml(list);
      const kustomization = JSON.stringify({ resources: [...resources, ...(list.length > 0 ? ['objects.yaml'] : [])], ...rest });
      files[`${folder}/kustomization.yaml`] = kustomization;
      for (const [file, content] of Object.entries(attached)) if (kustomization.includes(file)) files[`${folder}/${file}`] = content;
    };
    write('base', base[0], [], base[1]);
    if (second) write('second', second[0], again ? ['../base'] : [], { ...second[1], namePrefix: second[1].namePrefix ?? 'second-' });
    if (component) write('component', component[0], [], { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component', ...component[1] });
    const inner = top ? 'over' : 'top';
    write(inner, over[0], ['../base', ...(second ? ['../second'] : [])], { ...over[1], ...(component ? { components: ['../component'] } : {}) });
    if (top) write('top', [], ['../over'], top);
    return files;
  })
  .filter((files) => !hashesOtherKind(Object.values(files).join('\n')));

/** A generated object that a patch made another kind is hashed by the lines and columns of its YAML (docs/overlays.md). */
function hashesOtherKind(text: string): boolean {
  return text.includes('Generator') && (text.includes('allowKindChange') || text.includes('/kind'));
}
