import ts from 'typescript';

type Schema = Record<string, unknown>;

/**
 * The JSON Schema of an environment.yaml, derived from the type `Settings`: a file may leave out what another one
 * that it inherits says, so nothing is required of one file, and `null` removes what was inherited. What must be
 * there in the end stands under `x-required`. Comments become descriptions; the tags @format, @pattern, @minimum,
 * @maximum and @integer become the keywords of that name.
 */
export function settingsSchema(settingsFile: string, defaults: unknown): Schema {
  const program = ts.createProgram([settingsFile], { strict: true, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(settingsFile);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === 'Settings');
  if (symbol === undefined) throw new Error(`${settingsFile} exports no type Settings`);
  const root = objectSchema(checker, checker.getDeclaredTypeOfSymbol(symbol), defaults, false);
  const inherits = {
    type: 'string',
    description: 'Folder with an environment.yaml that this one is merged into, relative to this file.',
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of a cell',
    ...root,
    properties: { inherits, ...(root['properties'] as Schema) },
  };
}

function objectSchema(checker: ts.TypeChecker, type: ts.Type, defaults: unknown, inArray: boolean): Schema {
  const properties: Schema = {};
  const required: string[] = [];
  for (const property of checker.getPropertiesOfType(type)) {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const standard = (defaults as Schema | undefined)?.[property.name];
    const plain = typeSchema(checker, value, standard, inArray);
    const schema = optional && !inArray ? orNull(plain) : plain;
    properties[property.name] = {
      ...described(checker, property),
      ...schema,
      ...(standard !== undefined && typeof standard !== 'object' && { default: standard }),
      ...tagsOf(checker, property, schema),
    };
    if (!optional) required.push(property.name);
  }
  const key = inArray ? 'required' : 'x-required';
  return { type: 'object', additionalProperties: false, ...(required.length > 0 && { [key]: required }), properties };
}

function typeSchema(checker: ts.TypeChecker, type: ts.Type, defaults: unknown, inArray: boolean): Schema {
  if (type.flags & ts.TypeFlags.BooleanLike || isBoolean(type)) return { type: 'boolean' };
  if (type.isUnion()) return { type: 'string', enum: type.types.map((one) => (one as ts.StringLiteralType).value) };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  const item = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
  if (item !== undefined) return { type: 'array', items: typeSchema(checker, item, undefined, true) };
  const record = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (record === undefined) return objectSchema(checker, type, defaults, inArray);
  return { type: 'object', additionalProperties: orNull(typeSchema(checker, record, undefined, inArray)) };
}

const isBoolean = (type: ts.Type): boolean =>
  type.isUnion() && type.types.every((one) => one.flags & ts.TypeFlags.BooleanLiteral);

function orNull(schema: Schema): Schema {
  const values = schema['enum'];
  return { ...schema, type: [schema['type'], 'null'], ...(Array.isArray(values) && { enum: [...values, null] }) };
}

function described(checker: ts.TypeChecker, property: ts.Symbol): Schema {
  const text = ts.displayPartsToString(property.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  return text === '' ? {} : { description: text };
}

function tagsOf(checker: ts.TypeChecker, property: ts.Symbol, schema: Schema): Schema {
  const keywords: Schema = {};
  for (const { name, text } of property.getJsDocTags(checker)) {
    const value = ts.displayPartsToString(text).trim();
    if (name === 'integer') keywords['type'] = Array.isArray(schema['type']) ? ['integer', 'null'] : 'integer';
    else keywords[name] = name === 'minimum' || name === 'maximum' ? Number(value) : value;
  }
  return keywords;
}
