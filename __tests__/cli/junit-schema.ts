/** An element of XML with what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** Elements of JUnit's XML as Jenkins' junit-10.xsd has them: attributes (`!` is required, `#` a number) and children. */
const schema: Readonly<Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>> = {
  testsuites: { attributes: ['name', 'time', 'tests#', 'failures#', 'disabled#', 'errors#'], children: ['testsuite'] },
  testsuite: { attributes: ['!name', '!tests#', 'failures#', 'errors#', 'skipped#', 'time', 'timestamp', 'hostname', 'id', 'package'], children: ['properties', 'testcase', 'system-out', 'system-err'] },
  testcase: { attributes: ['!name', 'assertions', 'time', 'classname', 'status'], children: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
  failure: { attributes: ['type', 'message'], children: [] },
  'system-out': { attributes: [], children: [] },
};

/** What the schema has against an element, deep. */
export function judgeElement(element: Element): string[] {
  const { name, attributes, children } = element;
  const known = schema[name];
  if (known === undefined) return [`unknown element ${name}`];
  const names = known.attributes.map((attribute) => attribute.replace(/[!#]/g, ''));
  return [
    ...Object.keys(attributes).filter((attribute) => !names.includes(attribute)).map((attribute) => `${name} has no attribute ${attribute}`),
    ...known.attributes.filter((attribute) => attribute.startsWith('!') && !(attribute.replace(/[!#]/g, '') in attributes)).map((attribute) => `${name} needs ${attribute}`),
    ...known.attributes.filter((attribute) => attribute.endsWith('#') && !/^\d+$/.test(attributes[attribute.replace(/[!#]/g, '')] ?? '0')).map((attribute) => `${name}: ${attribute} is no number`),
    ...children.filter((child) => !known.children.includes(child.name)).map((child) => `${name} may not hold ${child.name}`),
    ...children.flatMap(judgeElement),
  ];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads well-formed XML without comments, CDATA or namespaces; throws for anything else. */
export function readXml(text: string): Element {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 40)}`);
    at = pattern.lastIndex;
    return match;
  };
  const decode = (raw: string): string =>
    raw.replace(/&(?:#(\d+)|(\w+));|[&<]/g, (all: string, code?: string, entity?: string) => {
      if (code !== undefined) return String.fromCodePoint(Number(code));
      const character = entities[entity ?? ''];
      if (character === undefined) throw new Error(`not well-formed: ${all}`);
      return character;
    });
  const element = (): Element => {
    const [, name = '', given = '', closed] = take(/<([a-z-]+)((?: [a-z-]+="[^"<]*")*)(\/)?>/y);
    const attributes = Object.fromEntries([...given.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]));
    const children: Element[] = [];
    let inside = '';
    while (closed === undefined && !text.startsWith('</', at)) {
      if (text[at] === '<') children.push(element());
      else inside += decode(take(/[^<]+/y)[0]);
    }
    if (closed === undefined) take(new RegExp(`</${name}>`, 'y'));
    return { name, attributes, children, text: inside };
  };
  take(/<\?xml version="1\.0" encoding="UTF-8"\?>\n/y);
  const root = element();
  if (text.slice(at).trim() !== '') throw new Error('text after the root');
  return root;
}
