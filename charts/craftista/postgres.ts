import { Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { Connection } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { postgres, postgresConnections as partConnections, postgresCredentials, postgresHost, postgresName, postgresSelector } from '../parts/postgres';
import { labelsOf } from '../parts/stores';
import { storeProps } from './store-props';

/** PostgreSQL holds the votes; the database and its owner are both called voting. */
export function postgresChart(app: App, settings: Settings): Chart {
  const chart = new Chart(app, postgresName, { namespace: settings.namespace, disableResourceNameHashes: true });
  externalSecret(chart, settings.secrets, {
    name: postgresCredentials,
    labels: labelsOf(postgresName, 'database', 'craftista'),
    keys: ['username', 'password'],
    type: 'kubernetes.io/basic-auth',
    // The operator sets the role's password anew when the Secret changes (cloudnative-pg.io, "Applications").
    secretLabels: { 'cnpg.io/reload': 'true' },
  });
  postgres(chart, { ...storeProps(settings, postgresName), database: 'voting', owner: 'voting' });
  return chart;
}

export const postgresConnections = (settings: Settings): Connection[] => partConnections(storeProps(settings, postgresName));

/** Where voting finds its database: the workload for policies, the host and port for URLs. */
export const postgresClient = (settings: Settings) => ({
  workload: postgresName,
  host: postgresHost(storeProps(settings, postgresName).topology),
  port: 5432,
});

/** Pods of workloads that are not selected by their name. */
export const storeSelectors = (settings: Settings): Record<string, Record<string, string>> => ({
  [postgresName]: postgresSelector(storeProps(settings, postgresName).topology),
});
