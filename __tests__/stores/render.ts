import { App, Chart } from 'cdk8s';
import type { BackupProps, StoreProps } from '../../charts/parts/stores';
import type { KubeObject } from '../../lib/manifest';

/** Renders a part into a chart of its own. */
export function renderPart<Props>(part: (scope: Chart, props: Props) => void, props: Props): KubeObject[] {
  const chart = new Chart(new App(), 'store', { namespace: 'shop', disableResourceNameHashes: true });
  part(chart, props);
  return chart.toJson() as KubeObject[];
}

export const named = (objects: readonly KubeObject[], kind: string, name: string): KubeObject => {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind}/${name} among ${objects.map((object) => `${object.kind}/${object.metadata.name}`).join(', ')}`);
  return found;
};

export const quiet: StoreProps['monitoring'] = { namespace: 'shop', metrics: false, alerts: 'none', labels: {} };
export const watched: StoreProps['monitoring'] = { namespace: 'shop', metrics: true, alerts: 'comprehensive', labels: { release: 'prometheus' } };

export const small: StoreProps = {
  partOf: 'shop',
  podAnnotations: { 'trellis.dev/logs': 'aggregated' },
  storage: { size: '2Gi' },
  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  monitoring: quiet,
  rotation: false,
};

export const hourly: BackupProps = {
  schedule: '0 * * * *',
  retentionDays: 30,
  rto: '1h',
  rpo: '1h',
  recovery: 'automated',
  verificationSchedule: '30 4 * * *',
  storage: { bucket: 'backups', endpoint: 'https://s3.example.com', region: 'eu-central-1', prefix: 'shop' },
};
