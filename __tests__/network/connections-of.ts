import { parseAllDocuments } from 'yaml';
import { listConnections } from '../../lib/checks';
import type { KubeObject } from '../../lib/manifest';

/** Objects of a YAML text. */
export function objectsOf(text: string): KubeObject[] {
  return parseAllDocuments(text).map((document) => document.toJS());
}

/** Allowed connections of the manifests in a YAML text, a line each, as `trellis connections` prints them. */
export function connectionsOf(text: string): string[] {
  const { connections } = listConnections(objectsOf(text).map((object) => ({ object })));
  return connections.map(({ from, to, ports }) => `${from} => ${to} : ${ports}`);
}

/** As connectionsOf, without the outside end. */
export function connectionsInside(text: string): string[] {
  return connectionsOf(text).filter((line) => !line.includes('external'));
}

/** Pods `name`, labelled `app: name`, in a namespace, as YAML documents. */
export function podsNamed(namespace: string, ...names: readonly string[]): string {
  return names
    .map((name) => `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: main}]}\n`)
    .join('');
}

/** A NetworkPolicy `policy` of a namespace with this spec, as a YAML document. */
export function policyIn(namespace: string, spec: string): string {
  return `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: policy, namespace: ${namespace}}\nspec: ${spec}\n`;
}
