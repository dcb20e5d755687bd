import type { Json, JsonObject } from '../manifest';
import { isMap } from './resource/res-id';

type Path = readonly (string | number)[];

/** Where a value does not fit, or undefined. */
type Check = (value: Json) => Path | undefined;

const fits = (test: (value: Json) => boolean): Check => (value) => (test(value) ? undefined : []);
const text = fits((value) => typeof value === 'string');
const flag = fits((value) => typeof value === 'boolean');
const number = fits((value) => typeof value === 'number');
const whole = fits((value) => Number.isInteger(value));
const list = fits(Array.isArray);
const map = fits(isMap);
const texts: Check = (value) => (Array.isArray(value) ? firstFault(value.entries(), text) : []);
const schemas: Check = (value) => (Array.isArray(value) ? firstFault(value.entries(), schemaFault) : []);
const namedSchemas: Check = (value) => (isMap(value) ? firstFault(Object.entries(value), schemaFault) : []);
const textOrTexts: Check = (value) => (Array.isArray(value) ? texts(value) : text(value));
const flagOrSchema: Check = (value) => (typeof value === 'boolean' ? undefined : schemaFault(value));
const schemaOrSchemas: Check = (value) => (Array.isArray(value) ? schemas(value) : isMap(value) ? schemaFault(value) : undefined);
const dependencies: Check = (value) => (isMap(value) ? firstFault(Object.entries(value), (item) => (isMap(item) ? schemaFault(item) : undefined)) : []);

/** What an OpenAPI schema may hold (https://swagger.io/specification/v2/#schema-object); what is not here may be anything. */
const checks: Readonly<Record<string, Check>> = {
  ...each(['id', 'description', 'format', 'title', 'pattern', 'discriminator'], text),
  ...each(['nullable', 'exclusiveMaximum', 'exclusiveMinimum', 'uniqueItems', 'readOnly'], flag),
  ...each(['maximum', 'minimum', 'multipleOf'], number),
  ...each(['maxLength', 'minLength', 'maxItems', 'minItems', 'maxProperties', 'minProperties'], whole),
  ...each(['properties', 'patternProperties', 'definitions'], namedSchemas),
  ...each(['allOf', 'anyOf', 'oneOf'], schemas),
  ...each(['additionalProperties', 'additionalItems'], flagOrSchema),
  type: textOrTexts,
  enum: list,
  required: texts,
  items: schemaOrSchemas,
  not: (value) => schemaFault(value),
  dependencies,
  externalDocs: map,
};

function each(names: readonly string[], check: Check): Record<string, Check> {
  return Object.fromEntries(names.map((name) => [name, check]));
}

function firstFault(entries: Iterable<readonly [string | number, Json]>, check: (value: Json, key: string | number) => Path | undefined): Path | undefined {
  for (const [key, value] of entries) {
    const fault = value === null ? undefined : check(value, key);
    if (fault !== undefined) return [key, ...fault];
  }
  return undefined;
}

/** Where a schema is none that Kustomize could read, or undefined. */
function schemaFault(value: Json): Path | undefined {
  return isMap(value) ? firstFault(Object.entries(value), (item, key) => checks[key]?.(item)) : [];
}

const definition: Check = (value) => (isMap(value) ? firstFault(Object.entries(value), (item, key) => definitionChecks[String(key).toLowerCase()]?.(item)) : []);
const definitionChecks: Readonly<Record<string, Check>> = { schema: schemaFault, dependencies: texts };

/** Where the definitions of a file of `crds` hold what Kustomize could not read, as the path to it; undefined where nowhere. */
export function definitionFault(definitions: JsonObject): Path | undefined {
  return firstFault(Object.entries(definitions), definition);
}
