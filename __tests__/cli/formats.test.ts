import Ajv from 'ajv';
import fc from 'fast-check';
import { printIssues } from '../../lib/cli/print-issues';
import type { Issue } from '../../lib/issue';
import { report } from '../../lib/issue';
import type { IssueCode } from '../../lib/issue-codes';
import { issueCodes } from '../../lib/issue-codes';
import { judgeElement, readXml } from './junit-schema';
import { sarifSchema } from './sarif-schema';

const source = 'kind: Deployment\nspec:\n  replicas: two\n';
const issues: Issue[] = [
  report('REFERENCE_DANGLES', 'ConfigMap "a" does not exist.', { file: 'web.yaml', line: 3, column: 13, object: 'shop/Deployment/web', path: 'spec.replicas', hint: 'Did you mean b?' }),
  report('LIVENESS_PROBE_MISSING', 'Container "app" is not restarted.', { file: 'my files/web.yaml', object: 'shop/Deployment/web' }),
  report('BAD_USAGE', 'Nothing: to, 100% do.\nReally.'),
];
const readSource = (file: string) => (file === 'web.yaml' ? source : undefined);

test('text shows place, sentence, line, caret and hint; what comes first has no file', () => {
  expect(printIssues(issues, { readSource })).toBe(`error BAD_USAGE
  Nothing: to, 100% do.
Really.

warning LIVENESS_PROBE_MISSING my files/web.yaml shop/Deployment/web
  Container "app" is not restarted.

error REFERENCE_DANGLES web.yaml:3:13 shop/Deployment/web spec.replicas
  ConfigMap "a" does not exist.
  3 |   replicas: two
    |             ^
  hint: Did you mean b?
`);
});

test('text is coloured only when asked', () => {
  expect(printIssues(issues.slice(1, 2), { colour: true })).toContain('\u001b[33mwarning LIVENESS_PROBE_MISSING\u001b[0m my files');
});

test('lines with secrets are not shown', () => {
  expect(printIssues([report('SECRET_BY_NAME', 'x', { file: 'web.yaml', line: 3, column: 1 })], { readSource })).not.toContain('replicas');
});

test('printing twice gives the same, and duplicates once', () => {
  expect(printIssues([...issues, ...issues].reverse(), { readSource })).toBe(printIssues(issues, { readSource }));
});

test('JSON is an array with the fields of the design, in order', () => {
  expect(printIssues([], { format: 'json' })).toBe('[]\n');
  const [, , last] = JSON.parse(printIssues(issues, { format: 'json' })) as object[];
  expect(Object.entries(last ?? {})).toEqual([
    ['check', 'references'],
    ['code', 'REFERENCE_DANGLES'],
    ['severity', 'error'],
    ['message', 'ConfigMap "a" does not exist.'],
    ['file', 'web.yaml'],
    ['line', 3],
    ['column', 13],
    ['object', 'shop/Deployment/web'],
    ['path', 'spec.replicas'],
    ['hint', 'Did you mean b?'],
  ]);
});

test('GitHub annotations escape what would end a message or a property', () => {
  expect(printIssues(issues, { format: 'github' })).toBe(`::error title=BAD_USAGE::Nothing: to, 100%25 do.%0AReally.
::warning file=my files/web.yaml,title=LIVENESS_PROBE_MISSING::shop/Deployment/web: Container "app" is not restarted.
::error file=web.yaml,line=3,col=13,title=REFERENCE_DANGLES::shop/Deployment/web spec.replicas: ConfigMap "a" does not exist.%0ADid you mean b?
`);
});

test('SARIF names each rule once and points at it', () => {
  const [run] = (JSON.parse(printIssues(issues, { format: 'sarif' })) as { runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleIndex: number; ruleId: string; locations?: object[] }[] }[] }).runs;
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['BAD_USAGE', 'LIVENESS_PROBE_MISSING', 'REFERENCE_DANGLES']);
  expect(run?.results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([['BAD_USAGE', 0], ['LIVENESS_PROBE_MISSING', 1], ['REFERENCE_DANGLES', 2]]);
  expect(run?.results[1]?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'my%20files/web.yaml' } }, logicalLocations: [{ fullyQualifiedName: 'shop/Deployment/web' }] }]);
});

test('JUnit fails for errors only', () => {
  const root = readXml(printIssues(issues, { format: 'junit' }));
  expect(root.attributes).toEqual({ name: 'trellis', tests: '3', failures: '2', errors: '0' });
  expect(root.children.map(({ attributes }) => [attributes['name'], attributes['failures']])).toEqual([['practice', '0'], ['references', '1'], ['usage', '1']]);
  expect(root.children[0]?.children[0]?.children[0]).toMatchObject({ name: 'system-out', text: 'warning: Container "app" is not restarted.' });
});

const codes = Object.keys(issueCodes) as IssueCode[];
const text = fc.string({ unit: 'binary', maxLength: 20 });
const anyIssue = fc
  .tuple(fc.constantFrom(...codes), text, fc.record({ severity: fc.constantFrom('error', 'warning', 'info'), file: text, line: fc.nat().map((n) => n + 1), column: fc.nat().map((n) => n + 1), object: text, path: text, hint: text }, { requiredKeys: [] }))
  .map(([code, message, details]) => report(code, message, details));
const anyIssues = fc.array(anyIssue, { maxLength: 8 });
const runs = Number(process.env['TRELLIS_RUNS'] ?? 100);

test('whatever the issues hold, SARIF keeps to its schema', () => {
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(sarifSchema);
  fc.assert(
    fc.property(anyIssues, (list) => {
      validate(JSON.parse(printIssues(list, { format: 'sarif' })));
      expect(validate.errors ?? []).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test('whatever the issues hold, JUnit is well-formed and keeps to its schema', () => {
  fc.assert(
    fc.property(anyIssues, (list) => {
      expect(judgeElement(readXml(printIssues(list, { format: 'junit' })))).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test('whatever the issues hold, each GitHub annotation is one line of the command grammar', () => {
  const command = /^::(?:error|warning|notice) (?:(?:file|line|col|title)=[^\r\n:,]*(?:,|(?=::)))+::[^\r\n]*$/;
  fc.assert(
    fc.property(anyIssues, (list) => {
      const lines = printIssues(list, { format: 'github' }).split('\n');
      expect(lines.pop()).toBe('');
      for (const line of lines) expect(line).toMatch(command);
    }),
    { numRuns: runs },
  );
});
