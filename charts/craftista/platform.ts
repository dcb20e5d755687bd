import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { storageCredentials } from '../parts/backup';
import { networkPolicies } from '../parts/network-policies';
import { certificateAlerts, certificates, imageScan, imageScanName, namespace, namespacePolicies, quota, secretStore } from '../parts/platform';
import { labelsOf } from '../parts/stores';
import { craftistaChart } from './chart';
import { network } from './connections';
import { images, system } from './facts';

/** What belongs to the namespace and to no service. */
export function platform(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, 'platform');
  const labels = labelsOf('platform', 'platform', system);
  namespace(chart, settings, labels);
  quota(chart, settings.cost, labels);
  namespacePolicies(chart, settings, labels);
  secretStore(chart, settings.secrets, labels);
  storageCredentials(chart, settings, labels);
  certificates(chart, settings, labels);
  certificateAlerts(chart, settings, labels);
  imageScan(chart, settings, system, images);
  const { connections } = network(settings);
  networkPolicies(chart, settings, connections, { [imageScanName]: labelsOf(imageScanName, 'scan', system) });
  return chart;
}
