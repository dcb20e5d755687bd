/**
 * The part of the SARIF 2.1.0 schema (OASIS standard, sarif-schema-2.1.0.json) that a log of results needs, as strict
 * as the whole: no property that the standard does not have, and each with its type and limits.
 */
const message = {
  type: 'object',
  additionalProperties: false,
  properties: { text: { type: 'string' }, markdown: { type: 'string' }, id: { type: 'string' }, arguments: { type: 'array', items: { type: 'string' } } },
  anyOf: [{ required: ['text'] }, { required: ['id'] }],
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const positive = { type: 'integer', minimum: 1 };
const region = {
  type: 'object',
  additionalProperties: false,
  properties: { startLine: positive, startColumn: positive, endLine: positive, endColumn: positive, snippet: { type: 'object' } },
};
const location = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { type: 'integer', minimum: -1 },
    physicalLocation: {
      type: 'object',
      additionalProperties: false,
      properties: {
        artifactLocation: {
          type: 'object',
          additionalProperties: false,
          properties: { uri: { type: 'string', pattern: '^(?:[A-Za-z][A-Za-z0-9+.-]*:|/)?[A-Za-z0-9._~:/?#\\[\\]@!$&\'()*+,;=%-]*$' }, uriBaseId: { type: 'string' }, index: { type: 'integer', minimum: -1 } },
        },
        region,
        contextRegion: region,
      },
      required: ['artifactLocation'],
    },
    logicalLocations: {
      type: 'array',
      minItems: 0,
      uniqueItems: true,
      items: { type: 'object', additionalProperties: false, properties: { name: { type: 'string' }, fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } } },
    },
    message,
  },
};
const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: { type: 'string' },
    defaultConfiguration: { type: 'object', additionalProperties: false, properties: { enabled: { type: 'boolean' }, level, rank: { type: 'number' } } },
    properties: { type: 'object', properties: { tags: { type: 'array', uniqueItems: true, items: { type: 'string' } } } },
  },
};
const result = {
  type: 'object',
  additionalProperties: false,
  required: ['message'],
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: -1 },
    kind: { enum: ['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'] },
    level,
    message,
    locations: { type: 'array', minItems: 0, items: location },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

export const sarifSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 0,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['tool'],
        properties: {
          tool: {
            type: 'object',
            additionalProperties: false,
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                additionalProperties: false,
                required: ['name'],
                properties: { name: { type: 'string' }, version: { type: 'string' }, informationUri: { type: 'string' }, rules: { type: 'array', uniqueItems: true, items: rule } },
              },
            },
          },
          results: { type: 'array', minItems: 0, items: result },
        },
      },
    },
  },
};
