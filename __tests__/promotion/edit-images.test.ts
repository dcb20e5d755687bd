import { editImages, readImageEntries } from '../../lib/promotion';
import type { ImageEdit } from '../../lib/promotion';

const file = 'kustomization.yaml';
const edit = (text: string, ...edits: readonly ImageEdit[]): string | readonly string[] => {
  const result = editImages(text, file, edits);
  return result.issues.length > 0 ? result.issues.map((issue) => `${issue.code} ${issue.message}`) : result.text;
};
const digest = `sha256:${'ab'.repeat(32)}`;

test('the tag is replaced and every other byte is kept', () => {
  const text = [
    '# yaml-language-server: $schema=x',
    'resources:   [ ../base ]  # kept',
    '',
    'images:',
    '    # the shop window',
    '    -   name:  shop/front   # why',
    "        newTag:   'develop-1111111'   # set by CI",
    '',
    '    - newTag: develop-2222222',
    '      name: shop/back',
    'labels: []',
  ].join('\n');
  expect(edit(text, { name: 'shop/front', newTag: 'develop-3333333' })).toBe(text.replace('develop-1111111', 'develop-3333333'));
  expect(edit(text, { name: 'shop/back', newTag: '1.2.3' })).toBe(text.replace('develop-2222222', '1.2.3'));
});

test.each([
  ['plain', 'newTag: a1', 'newTag: b2'],
  ['single quotes', "newTag: 'a1'", "newTag: 'b2'"],
  ['double quotes', 'newTag: "a1"', 'newTag: "b2"'],
  ['an explicit type', 'newTag: !!str a1 # x', 'newTag: !!str b2 # x'],
  ['nothing yet', 'newTag:', 'newTag: b2'],
  ['nothing yet, with a comment', 'newTag: # x', 'newTag: b2 # x'],
  ['a block scalar', 'newTag: |- # x\n    a1', 'newTag: b2 # x'],
])('a tag written as %s keeps its form', (_form, before, after) => {
  expect(edit(`images:\n- name: a\n  ${before}\nx: 1\n`, { name: 'a', newTag: 'b2' })).toBe(`images:\n- name: a\n  ${after}\nx: 1\n`);
});

test.each(['1234567', '12e4567', '1.10', '0x1f', '1_0', 'y', 'No', 'null', '0o17', '2001-01-01'])('the tag %s is quoted, since YAML would not read a string', (tag) => {
  expect(edit('images:\n- {name: a, newTag: b}\n', { name: 'a', newTag: tag })).toBe(`images:\n- {name: a, newTag: "${tag}"}\n`);
});

test('a tag that YAML reads as a number is read as its text', () => {
  expect(readImageEntries('images: [{name: a, newTag: 1.10}, {name: b}]', file)).toEqual({ entries: [{ name: 'a', newTag: '1.10' }, { name: 'b' }], issues: [] });
});

test('Windows line ends and a missing last line end stay', () => {
  expect(edit('images:\r\n- name: a\r\n  newTag: b\r\n- name: c', { name: 'a', newTag: 'd', digest }, { name: 'c', newTag: 'e' })).toBe(
    `images:\r\n- name: a\r\n  newTag: d\r\n  digest: ${digest}\r\n- name: c\r\n  newTag: e`,
  );
});

test('a digest that was beside a tag goes with its line, and a digest can take the tag’s place', () => {
  const both = `images:\n- digest: ${digest} # signed\n  name: a\n  newTag: b # x\n# end`;
  expect(edit(both, { name: 'a', newTag: 'c' })).toBe('images:\n- name: a\n  newTag: c # x\n# end');
  expect(edit('images:\n- name: a\n  newTag: b # x\n', { name: 'a', digest })).toBe(`images:\n- name: a\n  digest: ${digest}\n`);
  expect(edit('images: [{newTag: b, name: a}]', { name: 'a', digest })).toBe(`images: [{name: a, digest: ${digest}}]`);
  expect(edit('images: [{name: a, newTag: b}]', { name: 'a', digest })).toBe(`images: [{name: a, digest: ${digest}}]`);
});

test.each([
  ['a block list', 'images:\n  - name: a\n    newTag: b # x\n# end\nz: 1\n', 'images:\n  - name: a\n    newTag: b # x\n  - name: shop/new\n    newTag: t\n# end\nz: 1\n'],
  ['a list of flow entries', 'images:\n- {name: a} # x\n', 'images:\n- {name: a} # x\n- name: shop/new\n  newTag: t\n'],
  ['a flow list', 'images: [{name: a}] # x\n', 'images: [{name: a}, {name: shop/new, newTag: t}] # x\n'],
  ['an empty list', 'images: []\n', 'images: [{name: shop/new, newTag: t}]\n'],
  ['an absent value', 'images: # x\nz: 1\n', 'images: # x\n- name: shop/new\n  newTag: t\nz: 1\n'],
  ['an explicit null', 'images: ~ # x\n', 'images: [{name: shop/new, newTag: t}] # x\n'],
  ['a file without images', 'a: 1\n# end', 'a: 1\n# end\nimages:\n- name: shop/new\n  newTag: t'],
  ['an empty file', '', 'images:\n- name: shop/new\n  newTag: t\n'],
  ['a file with an end mark', '---\na: 1\n...\n', '---\na: 1\nimages:\n- name: shop/new\n  newTag: t\n...\n'],
  ['JSON', '{"a": 1, "images": [{"name": "a"}]}', '{"a": 1, "images": [{"name": "a"}, {"name": "shop/new", "newTag": "t"}]}'],
  ['JSON without images', '{"a": 1}\n', '{"a": 1, "images": [{"name": "shop/new", "newTag": "t"}]}\n'],
])('an image that is not listed is added to %s', (_form, before, after) => {
  expect(edit(before, { name: 'shop/new', newTag: 't' })).toBe(after);
});

test('two images that share a tag by an anchor move together or apart', () => {
  const text = 'images:\n- {name: a, newTag: &tag x}\n- {name: b, newTag: *tag}\n- {name: c, newTag: *tag}\n';
  expect(edit(text, { name: 'a', newTag: 'v2' }, { name: 'b', newTag: 'v2' }, { name: 'c', newTag: 'v2' })).toBe(text.replace('&tag x', '&tag v2'));
  expect(edit(text, { name: 'b', newTag: 'v2' })).toBe(text.replace('b, newTag: *tag', 'b, newTag: v2'));
  expect(edit(text, { name: 'a', newTag: 'v2' }, { name: 'c', newTag: 'v2' })).toBe(text.replace('&tag x', '&tag v2').replace('b, newTag: *tag', 'b, newTag: x'));
});

test('a tag that came by a merge key is given to the entry itself', () => {
  const text = 'images:\n- &all {name: a, newTag: x}\n- <<: *all\n  name: b\n';
  expect(edit(text, { name: 'b', newTag: 'v2' })).toBe('images:\n- &all {name: a, newTag: x}\n- <<: *all\n  name: b\n  newTag: v2\n');
  expect(edit(text, { name: 'a', newTag: 'v2' })).toBe('images:\n- &all {name: a, newTag: v2}\n- <<: *all\n  name: b\n  newTag: x\n');
});

test('where a name is listed twice, the last entry is edited, which decides in Kustomize', () => {
  expect(edit('images:\n- {name: a, newTag: x}\n- {name: a, newTag: v2}\n', { name: 'a', newTag: 'z' })).toBe('images:\n- {name: a, newTag: x}\n- {name: a, newTag: z}\n');
});

test('nothing to change leaves the same text', () => {
  const text = 'images:\n- {name: a, newTag: "x"}';
  expect(edit(text, { name: 'a', newTag: 'x' })).toBe(text);
});

test('what cannot be read or edited is refused, with the reason', () => {
  expect(edit('images: {a: b}', { name: 'a', newTag: 'x' })).toEqual(['IMAGE_LIST_UNREADABLE the images of kustomization.yaml cannot be read: `images` is not a list']);
  expect(edit('x: &i []\nimages: *i', { name: 'a', newTag: 'x' })).toEqual(['IMAGE_LIST_UNREADABLE the images of kustomization.yaml cannot be read: `images` is an alias']);
  expect(edit('images: [a]', { name: 'a', newTag: 'x' })).toEqual(['IMAGE_LIST_UNREADABLE the images of kustomization.yaml cannot be read: an element of `images` is not a mapping']);
  expect(edit('- a', { name: 'a', newTag: 'x' })).toEqual(['IMAGE_LIST_UNREADABLE the images of kustomization.yaml cannot be read: it is not a mapping']);
  expect(readImageEntries('images: [', file).issues).toEqual([expect.objectContaining({ code: 'IMAGE_LIST_UNREADABLE', file })]);
  expect(edit('x: &e {name: a, newTag: x}\nimages: [*e]', { name: 'a', newTag: 'y' })).toEqual([
    'IMAGE_EDIT_IMPOSSIBLE the images of kustomization.yaml cannot be edited: an entry is written in a way that one of its fields cannot be changed alone; write it out first',
  ]);
  expect(edit('images: [{name: a, newTag: x}]', { name: 'a', newTag: 'a: b' })).toEqual([
    'IMAGE_EDIT_IMPOSSIBLE the images of kustomization.yaml cannot be edited: a: b is no image tag or digest',
  ]);
});
