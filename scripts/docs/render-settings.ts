import schema from '../../lib/settings/environment.schema.json';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly (string | null)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly 'x-required'?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

/** docs/settings.md: every setting with its type, its default and its meaning, from the schema that judges them. */
export function renderSettings(): string {
  const { properties = {}, 'x-required': required = [] }: Schema = schema;
  const sections = Object.entries(properties).map(([name, setting]) => {
    const rows = name === 'services' ? [] : rowsOf(setting, name, required.includes(name));
    const own = name === 'services' ? 'What `defaults` holds, by service name: `services.voting.replicas`. Maps are merged into the defaults, everything else replaces them.\n' : '';
    return `## ${name}\n\n${own}${rows.length === 0 ? '' : `| setting | value | meaning |\n|---|---|---|\n${rows.join('\n')}\n`}`;
  });
  return `# Settings

What an \`environment.yaml\` can say. This page is made by \`npm run docs\` from the schema that judges the files. A file is merged into the one that it inherits as RFC 7386 says: maps key by key, lists and single values replace, \`null\` removes. **Bold** settings must be given by one of the files, where the map that holds them is given at all. \`NAME\` stands for a name of your own.

${sections.join('\n')}`;
}

function rowsOf(setting: Schema, path: string, required: boolean): readonly string[] {
  const { properties, additionalProperties, items } = setting;
  const isSingle = properties === undefined && additionalProperties === undefined && items === undefined;
  const name = required && isSingle && setting.default === undefined ? `**${path}**` : path;
  const row = `| ${name} | ${cell(valueOf(setting))} | ${cell(setting.description ?? '')} |`;
  const inner = Object.entries(properties ?? {}).flatMap(([key, one]) => rowsOf(one, `${path}.${key}`, setting['x-required']?.includes(key) ?? false));
  const named = typeof additionalProperties === 'object' && additionalProperties.properties ? rowsOf(additionalProperties, `${path}.NAME`, false) : [];
  const listed = items?.properties ? rowsOf(items, `${path}[]`, false) : [];
  // A map that no comment explains is explained by its keys.
  const isBare = properties !== undefined && setting.description === undefined;
  return [...(isBare ? [] : [row]), ...inner, ...named, ...listed];
}

function valueOf({ type, enum: allowed, format, pattern, minimum, maximum, default: standard, items, additionalProperties }: Schema): string {
  const [kind = ''] = (typeof type === 'string' ? [type] : (type ?? [])).filter((one) => one !== 'null');
  const words: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false', object: 'map', array: 'list' };
  const inner = items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  const of = inner === undefined || inner.properties !== undefined ? '' : ` of ${valueOf(inner)}`;
  const range = [minimum !== undefined && `from ${minimum}`, maximum !== undefined && `to ${maximum}`].filter(Boolean).join(' ');
  const base = allowed?.filter((one) => one !== null).map((one) => `\`${one}\``).join(', ') ?? format ?? `${words[kind] ?? kind}${of}`;
  return [base, range, pattern === undefined ? '' : `like \`${pattern}\``, standard === undefined ? '' : `default \`${String(standard)}\``].filter((part) => part !== '').join('; ');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
