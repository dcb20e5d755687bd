import { readFileSync, writeFileSync } from 'node:fs';
import { mergeSchema } from './merge-schema';

/**
 * Usage, from the project root, with Kubernetes' OpenAPI v2 document (`kubectl get --raw /openapi/v2`):
 * npx esbuild scripts/write-merge-schema.ts --bundle --platform=node | node - FILE
 */
const [, , file = 'openapi.json'] = process.argv;
const { definitions } = JSON.parse(readFileSync(file, 'utf8'));
const lines = Object.entries(mergeSchema(definitions).definitions).map(([name, definition]) => `  ${JSON.stringify(name)}: ${JSON.stringify(definition)}`);
writeFileSync('overlays/components/custom-resources/schema.json', `{\n "definitions": {\n${lines.join(',\n')}\n }\n}\n`);
