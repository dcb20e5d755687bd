import type { Issue } from '../../issue';
import type { CodeEntry } from '../../issue-codes';
import { issueCodes } from '../../issue-codes';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0 (OASIS), one run; the rules are the codes that occur, in the order of their first issue. */
export function formatSarif(issues: readonly Issue[]): string {
  const codes = [...new Set(issues.map(({ code }) => code))];
  const rules = codes.map((code) => {
    const { check, severity, meaning, remedy }: CodeEntry = issueCodes[code];
    return {
      id: code,
      shortDescription: { text: meaning },
      help: { text: remedy },
      defaultConfiguration: { level: levels[severity] },
      properties: { tags: [check] },
    };
  });
  const results = issues.map((issue) => ({
    ruleId: issue.code,
    ruleIndex: codes.indexOf(issue.code),
    level: levels[issue.severity],
    message: { text: issue.hint === undefined ? issue.message : `${issue.message} ${issue.hint}` },
    ...locationsOf(issue),
  }));
  const driver = { name: 'trellis', rules };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver }, results }] }, null, 2)}\n`;
}

function locationsOf({ file, line, column, object, path }: Issue): object {
  const region = line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  const physical = file === undefined ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } };
  const name = [object, path].filter((part) => part !== undefined).join(' ');
  const logical = name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: name }] };
  const location = { ...physical, ...logical };
  return Object.keys(location).length === 0 ? {} : { locations: [location] };
}

/** A path as a URI reference: each step escaped, a leading slash becomes a file URI. */
function uriOf(file: string): string {
  const escaped = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  return escaped.startsWith('/') ? `file://${escaped}` : escaped;
}
