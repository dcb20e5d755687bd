import type { CheckName } from '../../lib/issue';
import type { CodeEntry } from '../../lib/issue-codes';
import { issueCodes } from '../../lib/issue-codes';

/** What each name of `--only` judges; the other names are those of commands. */
const judges: Readonly<Record<CheckName, string>> = {
  settings: 'environment.yaml: types, names, what contradicts itself.',
  overlay: 'kustomization.yaml and what it names, as `kustomize build` does, and strictly: what matches nothing is an error.',
  schema: 'Each object against Kubernetes 1.28 and the definitions of the custom resources in use, with the rules that the API server holds in code.',
  'pod-security': "Each Pod against the Pod Security level of its namespace's labels, v1.28, or the level of `--pod-security`.",
  network: 'What NetworkPolicies let through against the declared connections: no more and no less.',
  references: 'Names, keys, ports, selectors and addresses that lead to nothing, counting what operators will make.',
  secrets: 'Credentials in clear text: by name, by shape, by entropy.',
  practice: 'Images, resources, probes, users, budgets, spread, autoscalers, quotas, backups, roles; waivers.',
  argocd: 'What would hang, be pruned or be refused at the next sync, against what is delivered now (`--against`).',
  environment: "The system's own rules about each environment, from `charts/<system>/rules.ts`; messages name the row of the comparison document.",
  promotion: 'Promotions, releases and rollbacks: what is refused, and why.',
  output: 'What cannot be written.',
  usage: 'The command line.',
};

/** docs/checks.md: what is judged, how it is told, how it is waived. */
export function renderChecks(): string {
  const entries: CodeEntry[] = Object.values(issueCodes);
  const rows = Object.entries(judges).map(([check, text]) => `| ${check} | ${text} | ${entries.filter((entry) => entry.check === check).length} |`);
  return `# Checks

\`trellis validate\` judges every cell; \`trellis validate PATH...\` judges any manifests: files, folders with all below them, \`-\` for standard input. \`--only\` takes the first ten names of this table. This page is made by \`npm run docs\`.

| check | what it judges | codes |
|---|---|---|
${rows.join('\n')}

[codes.md](codes.md) has every code with its meaning, its remedy and an example.

## Issues

An issue is data: \`check, code, severity, message, file, line, column, object, path, hint\`. \`--format\` prints them as \`text\` (with the line of the file), \`json\` (an array), \`github\` (annotations of a workflow run), \`sarif\` (2.1.0) or \`junit\`. Errors make the command exit 1, warnings alone do not; 2 is bad usage.

## Waivers

An object is excused from one code, or from a whole check, by an annotation that gives the reason:

\`\`\`yaml
metadata:
  annotations:
    trellis.dev/waive.USER_ID_LOW: the image gives its data folder to this user
\`\`\`

A waiver without a reason waives nothing, and one that waives nothing is reported. In place of a code it may name a test of kube-score (\`container-resources\`) or checkov (\`CKV_K8S_11\`) that Trellis has no code for. The render writes waivers also as \`kube-score/ignore\` and \`checkov.io/skipN\`. A system keeps its waivers in \`charts/<system>/waivers.ts\`, all in one place.
`;
}
