import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { networkPolicies } from '../parts/network-policies';
import { postgres, postgresCredentials, postgresName } from '../parts/postgres';
import { labelsOf } from '../parts/stores';
import { craftistaChart } from './chart';
import { network } from './connections';
import { system } from './facts';
import { postgresProps, workloadsOf } from './stores';

/** PostgreSQL, for voting. */
export function postgresChart(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, postgresName);
  externalSecret(chart, settings.secrets, {
    name: postgresCredentials,
    labels: labelsOf(postgresName, 'database', system),
    keys: ['username', 'password'],
    type: 'kubernetes.io/basic-auth',
    // The operator sets the role's password anew when the Secret changes (cloudnative-pg.io, "Applications").
    secretLabels: { 'cnpg.io/reload': 'true' },
  });
  postgres(chart, postgresProps(settings));
  const { connections, selectors } = network(settings);
  networkPolicies(chart, settings, connections, workloadsOf(postgresName), selectors);
  return chart;
}
