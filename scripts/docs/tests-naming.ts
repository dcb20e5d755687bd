import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** For each code, the tests that name it, sorted: what shows a code that no single command can show. */
export function testsNaming(root: string): (code: string) => readonly string[] {
  const tests = readdirSync(join(root, '__tests__'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|txt|yaml)$/.test(file))
    .map((file) => file.split('\\').join('/'))
    .sort()
    .map((file) => ({ file: `__tests__/${file}`, words: new Set(readFileSync(join(root, '__tests__', file), 'utf8').match(/\b[A-Z][A-Z0-9_]{3,}\b/g)) }));
  return (code) => tests.filter(({ words }) => words.has(code)).map(({ file }) => file);
}
