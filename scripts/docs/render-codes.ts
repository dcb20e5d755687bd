import type { CodeEntry } from '../../lib/issue-codes';
import { issueCodes } from '../../lib/issue-codes';
import { readExample } from './read-example';
import { testsNaming } from './tests-naming';

/** docs/codes.md: every code with its meaning, its remedy and what shows it. */
export function renderCodes(root: string): string {
  const naming = testsNaming(root);
  const entries: [string, CodeEntry][] = Object.entries(issueCodes);
  const checks = [...new Set(entries.map(([, { check }]) => check))].sort();
  const tables = checks.map((check) => {
    const rows = entries.filter(([, entry]) => entry.check === check).map(([code, { severity, meaning, remedy }]) => `| [${code}](#${code.toLowerCase()}) | ${severity} | ${cell(meaning)} | ${cell(remedy)} |`);
    return `## ${check}\n\n| code | severity | meaning | remedy |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  const examples = entries.map(([code]) => `### ${code}\n\n${renderExample(root, code, naming(code))}`);
  return `# Codes\n\nEvery issue that Trellis reports bears one of these codes. This page is made by \`npm run docs\`; each example is run by a test.\n\n${tables.join('\n')}\n## Examples\n\n${examples.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function renderExample(root: string, code: string, tests: readonly string[]): string {
  const example = readExample(root, code);
  if (example === undefined) return tests.slice(0, 3).map((file) => `Shown by \`${file}\`.\n`).join('');
  const files = [...example.files].map(([path, text]) => `\`${path}\`:\n\n\`\`\`yaml\n${text}\`\`\`\n`);
  return `\`trellis ${example.argv.join(' ')}\`${files.length === 0 ? '' : ' on'}\n\n${files.join('\n')}`;
}
