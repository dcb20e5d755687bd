import fc from 'fast-check';

/** Scalars as they may stand in a file, in every style; the real binary says what they mean. */
const scalar = fc.constantFrom(
  ...['text', 'two words', 'a#b', 'a:b', 'http://x:80/p?q=1', '-x', '?x', ':x', '12', '-1', '+1', '1.50', '1e3', '.5', '0x1F', '017', '08', '0o17', '0b11', '1_000', '1:30', '2020-01-01', '2020-1-2T3:4:5Z'],
  ...['true', 'False', 'yes', 'Off', 'null', '~', 'Null', '9007199254740993', '18446744073709551616', "it's", 'a"b', '<x>', '$(A)', '100m', '1.2.3', '=', '/', 'a  b', '""', "''", '"a b"', "'it''s'"],
  ...['"\\t\\x41\\u00e9\\n"', '"a: b # c"', "'a: b # c'", '"yes"', "'12'", '"{}"', '{}', '[]', '[ ]', '{ }', '[a, b]', '[a, "b", 1, -2, true, ]', '{a: b, "c": [d], e: }', '{a, b: c}', '[{a: 1}, [b]]', '{"a":1,"b":{"c":"d"}}', '"\\/"', 'é', '日本 語'],
);

const blockText = fc.array(fc.constantFrom('a', 'some words', '  indented', '', '# no comment', '- item', 'k: v', 'tab\there', 'ends  ', ' one', "'q'", '"'), { minLength: 1, maxLength: 6 });

interface Style {
  readonly indent: number;
  readonly value: Node;
}
type Node =
  | { readonly is: 'scalar'; readonly text: string; readonly comment: boolean }
  | { readonly is: 'quoted'; readonly quote: string; readonly lines: readonly string[] }
  | { readonly is: 'plain'; readonly lines: readonly string[] }
  | { readonly is: 'block'; readonly header: string; readonly lines: readonly string[]; readonly blanks: number }
  | { readonly is: 'list'; readonly items: readonly Node[]; readonly indented: boolean; readonly blank: boolean }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Node])[]; readonly comment: boolean }
  | { readonly is: 'nothing' };

const key = fc.constantFrom('name', 'a', 'b', 'c-d', 'e.f/g', '"quoted key"', "'k'", 'with space', 'yes', 'k: ', 'x#y', '$patch', '_', 'longer_key_than_others', 'é');

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 6, arbitrary: fc.record({ is: fc.constant('scalar' as const), text: scalar, comment: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('plain' as const), lines: fc.array(fc.constantFrom('more', 'words here', '', 'x#y', '12'), { minLength: 1, maxLength: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('quoted' as const), quote: fc.constantFrom('"', "'"), lines: fc.array(fc.constantFrom('more', 'words here  ', '', 'a: b # c', '- x', "''"), { minLength: 1, maxLength: 4 }) }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('block' as const), header: fc.constantFrom('|', '|-', '|+', '>', '>-', '>+', '| # note'), lines: blockText, blanks: fc.nat(2) }) },
    { weight: 3, arbitrary: fc.record({ is: fc.constant('list' as const), items: fc.array(tie('node'), { minLength: 1, maxLength: 3 }), indented: fc.boolean(), blank: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ is: fc.constant('map' as const), entries: fc.uniqueArray(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 4, selector: ([name]) => name }), comment: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ is: 'nothing' as const }) },
  ),
}));

/** What follows `key:` or `-`, the first character being a space or a line end. */
function render(value: Node, margin: number, style: Style, afterKey: boolean): string {
  const pad = ' '.repeat(margin + style.indent);
  switch (value.is) {
    case 'scalar':
      return ` ${value.text}${value.comment ? ' # said' : ''}\n`;
    case 'plain':
      return ` start\n${value.lines.map((line) => (line === '' ? '\n' : `${pad}${line}\n`)).join('')}`;
    case 'quoted':
      return ` ${value.quote}start ${value.lines.map((line) => (line === '' ? '\n' : `\n${pad}  ${line}`)).join('')}\n${pad}  end${value.quote}\n`;
    case 'block':
      return ` ${value.header}\n${value.lines.map((line) => (line === '' ? '\n' : `${pad}${line}\n`)).join('')}${'\n'.repeat(value.blanks)}`;
    case 'nothing':
      return '\n';
    case 'list': {
      const at = afterKey && !value.indented ? margin : margin + style.indent;
      return `\n${value.items.map((item) => `${value.blank ? '\n' : ''}${' '.repeat(at)}-${render(item, at, style, false)}`).join('')}`;
    }
    case 'map':
      return `${value.comment ? ' # map' : ''}\n${value.entries.map(([name, entry]) => `${pad}${name === 'k: ' ? '"k: "' : name}:${render(entry, margin + style.indent, style, true)}`).join('')}`;
  }
}

/** Files of one custom resource in all the ways people (and programs) lay YAML out; some are no YAML. */
export const styledYaml: fc.Arbitrary<string> = fc
  .record({ indent: fc.constantFrom(1, 2, 3, 4), value: node, crlf: fc.integer({ min: 0, max: 9 }), end: fc.constantFrom('', '\n', '---\n') })
  .map(({ crlf, end, ...style }) => {
    const text = `apiVersion: example.com/v1\nkind: Any\nmetadata:\n  name: any\nspec:${render(style.value, 0, style, true)}${end}`;
    return crlf === 0 ? text.replaceAll('\n', '\r\n') : text;
  });
