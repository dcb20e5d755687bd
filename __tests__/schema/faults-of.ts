import { parseAllDocuments } from 'yaml';
import type { CheckContext } from '../../lib/checks';
import { judge } from '../../lib/checks';
import type { KubeObject } from '../../lib/manifest';

/** The manifests of a YAML text. */
export function manifestsOf(text: string): readonly KubeObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubeObject);
}

/** What the schema check says of manifests, a line a fault: `CODE path: message (hint)`. */
export function faultsOf(text: string, cell?: CheckContext['cell']): readonly string[] {
  const manifests = manifestsOf(text).map((object) => ({ object }));
  const issues = judge(cell === undefined ? { manifests } : { manifests, cell }, { only: ['schema'] });
  return issues.map(({ code, severity, path, message, hint }) => `${severity === 'warning' ? 'warning ' : ''}${code} ${path ?? ''}: ${message}${hint === undefined ? '' : ` (${hint})`}`);
}

/** A Pod with one container, and more of its spec as YAML indented by two. */
export function podWith(spec: string, container = ''): string {
  return `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
${container.replace(/^/gm, '      ')}
${spec.replace(/^/gm, '  ')}
`;
}
