import fc from 'fast-check';
import { styledYaml } from './styled-yaml';

/** Parts of documents with what programs rarely write: comments everywhere, tags, anchors, odd block scalars and keys. */
const rare = fc.constantFrom(
  'a: >\n  folded\n  text\n\n\n  more\n\nb: |2-\n   x\n  y\n',
  'a: {b: , c, "d": e, f: [], g: {}}\nb: [a, , b]\n',
  'a: &x\n  k: v\n  l: [1, 2]\nb: *x\nc:\n  <<: *x\n  k: w\nd:\n- *x\n- <<: [*x, {z: 1}]\n',
  'a: !!str 1\nb: !!int "2"\nc: !!binary aGVsbG8=\nd: !t x\ne: ! y\n',
  '? complex\n: value\n? [a, b]\n: c\n',
  '# 1\na: 1 # 2\n# 3\n\n# 4\nb:\n  # 5\n  - 1 # 6\n  # 7\n  - 2\n\n  # 8\nc: |  # 9\n  text\n# 10\nd: {a: 1, # 11\n  b: 2} # 12\n# 13\n',
  'a: # 1\n- b # 2\n# 3\n- c: d\n  # 4\n\n  e: [f, # 5\n  # 6\n  ]\n# 7\n',
  "a: 0x1F\nb: 017\nc: 1_0\nd: .inf\ne: 2020-01-01\n\"<<\": yes\n'q': \"x\\\n  y\"\n",
  '{"a": 1, "b": [true, null, "x\\u00e9"], "c": {"d": 1.5e3}}\n',
  '%YAML 1.1\n---\na: b\n...\nc: d\n',
  'list:\n- name: a # 1\n  value: 1\n# 2\n- name: b\n  # 3\n  value: 2\n# 4\n',
  'a:\ttab\nb: plain\n  over\n\n  lines\nc: "\\ttab" \n',
);

const pieces = ['', '', ':', ' ', '  ', '-', '- ', ': ', '#', ' # c', '"', "'", '\n', '\n\n', '\n  ', ',', '[', ']', '{', '}', '|', '>', '&a ', '*a', '!t ', '!!int ', '? ', '<<: *a', '~', '\t', '...', '\\', '\u{1f600}', '\u00a0'];

interface Edit {
  readonly place: number;
  readonly piece: string;
  readonly lost: number;
  readonly ofLine: 'none' | 'drop' | 'double' | 'deeper' | 'shallower';
}

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.nat(),
  piece: fc.constantFrom(...pieces),
  lost: fc.constantFrom(0, 0, 1, 1, 4),
  ofLine: fc.constantFrom('none', 'none', 'none', 'drop', 'double', 'deeper', 'shallower'),
});

function damage(text: string, { place, piece, lost, ofLine }: Edit): string {
  if (ofLine === 'none') {
    const characters = [...text];
    characters.splice(place % (characters.length + 1), lost, piece);
    return characters.join('');
  }
  const lines = text.split('\n');
  const at = place % lines.length;
  const line = lines[at] ?? '';
  const changed = { drop: [], double: [line, line], deeper: [`  ${line}`], shallower: [line.replace(/^ {1,2}/, '')] }[ofLine];
  lines.splice(at, 1, ...changed);
  return lines.join('\n');
}

const part = fc.oneof({ weight: 2, arbitrary: rare }, { weight: 1, arbitrary: styledYaml.map((text) => text.slice(text.indexOf('spec:')).replaceAll('---\n', '').replaceAll('\r', '')) });

/** A piece of YAML with up to three faults in it. */
export const damagedYaml: fc.Arbitrary<string> = fc.tuple(part, fc.array(edit, { maxLength: 3 })).map(([text, edits]) => edits.reduce(damage, text));
