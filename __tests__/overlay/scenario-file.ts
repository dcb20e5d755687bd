/**
 * The format of scenarios/*.txt: scenarios of one feature, each with its input files and what the real binary says.
 *
 *     -- deployment.yaml --            files before the first title are there in every scenario of the file
 *     ===== the rule that it shows
 *     $ overlay --reorder legacy       optional: the folder to build and arguments (default: . --reorder none)
 *     -- kustomization.yaml --
 *     ...
 *     >>>>> what `kustomize build` prints, or
 *     !!!!! how it refuses, in short
 *
 * `-- NAME base64 --` is a file of bytes, `crlf` one with such line ends, `open` one whose last line does not end. `npm run record:kustomize` fills in what follows >>>>> and !!!!!.
 */
export interface Scenario {
  readonly title: string;
  readonly directory: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly expected?: { readonly text: string } | { readonly error: string };
  /** The text up to the expected part. */
  readonly source: string;
}

export interface ScenarioFile {
  readonly prelude: string;
  readonly scenarios: readonly Scenario[];
}

export function readScenarios(text: string): ScenarioFile {
  const [prelude = '', ...parts] = text.split(/^===== /m);
  const shared = readFiles(prelude);
  return { prelude, scenarios: parts.map((part) => readScenario(part, shared)) };
}

export function printScenarios({ prelude, scenarios }: ScenarioFile): string {
  return prelude + scenarios.map(({ source, expected }) => `===== ${source}${printExpected(expected)}`).join('');
}

function printExpected(expected: Scenario['expected']): string {
  if (expected === undefined) return '';
  return 'text' in expected ? `>>>>>\n${expected.text}` : `!!!!! ${expected.error}\n`;
}

function readScenario(part: string, shared: Scenario['files']): Scenario {
  const mark = part.search(/^(?:>>>>>|!!!!!)/m);
  const source = mark < 0 ? part : part.slice(0, mark);
  const after = mark < 0 ? '' : part.slice(mark);
  const [title = ''] = source.split('\n', 1);
  const [, command = ''] = /^\$ (.*)$/m.exec(source.split('\n').slice(0, 2).join('\n')) ?? [];
  const words = command.split(' ').filter((word) => word !== '');
  const directory = words[0]?.startsWith('-') === false ? words.shift() : undefined;
  const expected = mark < 0 ? undefined : after.startsWith('>') ? { text: after.replace(/^>>>>>\n/, '') } : { error: after.slice(6).trim() };
  return {
    title,
    directory: directory ?? '.',
    args: words.includes('--reorder') ? words : ['--reorder', 'none', ...words],
    files: { ...shared, ...readFiles(source) },
    ...(expected && { expected }),
    source,
  };
}

function readFiles(text: string): Record<string, string | Buffer> {
  const pieces = text.split(/^-- (.+) --\n/m);
  const files: Record<string, string | Buffer> = {};
  for (let index = 1; index < pieces.length; index += 2) {
    const [name = '', encoding] = (pieces[index] ?? '').split(' ');
    const content = pieces[index + 1] ?? '';
    files[name] = decode(content, encoding);
  }
  return files;
}

function decode(content: string, encoding: string | undefined): string | Buffer {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (encoding === 'crlf') return content.replaceAll('\n', '\r\n');
  return encoding === 'open' ? content.replace(/\n$/, '') : content;
}
