import { Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { Settings } from '../../lib/settings';

/** Names are explicit, and ids never hold the environment: a selector could not follow them. */
export function craftistaChart(app: App, settings: Settings, id: string): Chart {
  return new Chart(app, id, { namespace: settings.namespace, disableResourceNameHashes: true });
}
