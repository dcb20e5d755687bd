import { readFileSync, writeFileSync } from 'node:fs';
import { mergeSchema } from './merge-schema';

/**
 * With Kubernetes' OpenAPI v2 document (`kubectl get --raw /openapi/v2`):
 * node scripts/run.cjs scripts/write-merge-schema.ts FILE
 */
const [, , file = 'openapi.json'] = process.argv;
const { definitions } = JSON.parse(readFileSync(file, 'utf8'));
const lines = Object.entries(mergeSchema(definitions).definitions).map(([name, definition]) => `  ${JSON.stringify(name)}: ${JSON.stringify(definition)}`);
writeFileSync('overlays/components/custom-resources/schema.json', `{\n "definitions": {\n${lines.join(',\n')}\n }\n}\n`);
