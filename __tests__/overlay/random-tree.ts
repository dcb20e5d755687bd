import fc from 'fast-check';
import { objectKey, printYaml } from '../../lib/manifest';
import type { JsonObject } from '../../lib/manifest';
import { attached, fieldsFor } from './random-fields';
import { object } from './random-objects';
import type { Named } from './random-patches';

const objects = (maxLength: number): fc.Arbitrary<JsonObject[]> => fc.uniqueArray(object, { minLength: 1, maxLength, selector: objectKey });

const namesOf = (list: readonly JsonObject[] | undefined): Named[] =>
  (list ?? []).map(({ apiVersion, kind, metadata }) => {
    const { name, namespace } = metadata as { name: string; namespace?: string };
    return { apiVersion: String(apiVersion), kind: String(kind), name, ...(namespace === undefined ? {} : { namespace }) };
  });

const drawn = fc.record({
  base: objects(7),
  second: fc.option(objects(3), { nil: undefined, freq: 2 }),
  component: fc.option(fc.option(objects(2), { nil: [], freq: 1 }), { nil: undefined, freq: 2 }),
  over: fc.option(objects(2), { nil: [], freq: 2 }),
  again: fc.boolean(),
});

/** A base, perhaps a second one and a component, an overlay of them, perhaps one above that. Built in `top`. */
export const randomTree: fc.Arbitrary<Record<string, string>> = drawn
  .chain((there) => {
    const inBase = namesOf(there.base);
    const inAll = [...inBase, ...namesOf(there.second), ...namesOf(there.component), ...namesOf(there.over)];
    return fc.record({
      there: fc.constant(there),
      base: fieldsFor(inBase),
      second: fieldsFor(there.again ? inAll : namesOf(there.second ?? there.base)),
      component: fieldsFor(inAll),
      over: fieldsFor(inAll),
      top: fc.option(fieldsFor(inAll), { nil: undefined, freq: 2 }),
    });
  })
  .map(({ there, base, second, component, over, top }) => {
    const files: Record<string, string> = {};
    const write = (folder: string, list: readonly JsonObject[], resources: readonly string[], rest: object): void => {
      if (list.length > 0) files[`${folder}/objects.yaml`] = printYaml(list);
      const kustomization = JSON.stringify({ resources: [...resources, ...(list.length > 0 ? ['objects.yaml'] : [])], ...rest });
      files[`${folder}/kustomization.yaml`] = kustomization;
      for (const [file, content] of Object.entries(attached)) if (kustomization.includes(file)) files[`${folder}/${file}`] = content;
    };
    write('base', there.base, [], base);
    if (there.second) write('second', there.second, there.again ? ['../base'] : [], { ...second, namePrefix: second.namePrefix ?? 'second-' });
    if (there.component) write('component', there.component, [], { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component', ...component });
    const inner = top ? 'over' : 'top';
    write(inner, there.over, ['../base', ...(there.second ? ['../second'] : [])], { ...over, ...(there.component ? { components: ['../component'] } : {}) });
    if (top) write('top', [], ['../over'], top);
    return files;
  })
  .filter((files) => !hashesOtherKind(Object.values(files).join('\n')));

/** A generated object that a patch made another kind is hashed by the lines and columns of its YAML (docs/overlays.md). */
function hashesOtherKind(text: string): boolean {
  return text.includes('Generator') && (text.includes('allowKindChange') || text.includes('/kind'));
}
