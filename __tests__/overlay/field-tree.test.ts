import fc from 'fast-check';
import type { FieldSpec } from '../../lib/overlay/fields/field-spec';
import { FieldTree } from '../../lib/overlay/fields/field-tree';
import { visitField } from '../../lib/overlay/fields/visit-field';
import type { Json, JsonObject } from '../../lib/manifest';
import { Resource } from '../../lib/overlay/resource/resource';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const part = fc.oneof({ weight: 8, arbitrary: name }, { weight: 1, arbitrary: name.map((key) => `${key}[]`) });
const spec: fc.Arbitrary<FieldSpec> = fc.record({
  path: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
  kind: fc.constantFrom('', 'Web', 'Worker'),
});
const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom<Json>('x', 1, '', null), fc.array(tie('value'), { maxLength: 2 }), tie('object'), tie('object')),
  object: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

type Seen = readonly [holder: unknown, key: string | number, path: string];

function visitByTree(resource: Resource, specs: readonly FieldSpec[]): { seen: Seen[]; fault: string | undefined } {
  const seen: Seen[] = [];
  const fault = new FieldTree(specs).visit(resource, resource.gvk, (holder, key, { path }) => {
    seen.push([structuredClone(holder), key, path]);
    return undefined;
  });
  return { seen, fault };
}

function visitEach(resource: Resource, specs: readonly FieldSpec[]): { seen: Seen[]; fault: string | undefined } {
  const seen: Seen[] = [];
  for (const one of specs) {
    const fault = visitField(resource, one, (holder, key) => {
      seen.push([structuredClone(holder), key, one.path]);
      return undefined;
    });
    if (fault !== undefined) return { seen, fault };
  }
  return { seen, fault: undefined };
}

test('the tree of many paths finds what each path finds alone, in their order', () => {
  fc.assert(
    fc.property(object, fc.array(spec, { maxLength: 8 }), (fields, specs) => {
      const resource = (): Resource => new Resource({ kind: 'Web', ...structuredClone(fields) }, () => false);
      expect(visitByTree(resource(), specs)).toEqual(visitEach(resource(), specs));
    }),
    { numRuns: 2000 },
  );
});
