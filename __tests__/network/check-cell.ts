import { judge } from '../../lib/checks';
import type { Connection } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { objectsOf, policyIn } from './connections-of';

type Level = Settings['security']['networkPolicy'];

/** Where a test cell's outside ends are. */
export const outside: Settings['outside'] = {
  ingress: { namespaceLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' }, podLabels: { app: 'nginx' } },
  monitoring: { namespaceLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
  apiserver: { cidrs: ['10.0.0.0/24'] },
  internet: { cidrs: ['0.0.0.0/0'], except: ['10.0.0.0/8'] },
  dns: { namespaceLabels: { 'kubernetes.io/metadata.name': 'kube-system' }, podLabels: { 'k8s-app': 'kube-dns' } },
};

/** What the network check says of a cell: code, object and message of each issue. */
export function checkCell(level: Level, connections: readonly Connection[], text: string, ends: Settings['outside'] = outside): string[] {
  const settings = { namespace: 'shop', security: { podSecurity: 'baseline', networkPolicy: level }, outside: ends } as Settings;
  const manifests = objectsOf(text).map((object) => ({ object, file: `${object.metadata.name}.ts` }));
  const cell = { system: 'shop', environment: 'prod', settings, connections };
  return judge({ manifests, cell }, { only: ['network'] }).map(({ code, file, message }) => `${code} ${file}: ${message}`);
}

export const connection = (from: string, to: string, ...ports: number[]): Connection => ({ from, to, ports: ports.map((port) => ({ port })), reason: `${from} needs ${to}` });

export const deployments = (...names: readonly string[]): string =>
  names
    .map((name) => `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: []}}}\n`)
    .join('');

/** A policy of the cell by name. */
export const policy = (name: string, spec: string): string => policyIn('shop', spec).replace('name: policy', `name: ${name}`);

/** Denies both ways, except the lookup of names. */
export const closed =
  policy('default-deny', '{podSelector: {}, policyTypes: [Ingress, Egress]}') +
  policy(
    'allow-dns',
    '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53}, {port: 53, protocol: UDP}]}]}',
  );

export const pod = (app: string): string => `podSelector: {matchLabels: {app: ${app}}}`;
export const inNamespace = (name: string): string => `namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${name}}}`;
