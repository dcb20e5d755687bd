import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { serviceSettings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { labelsOf } from '../parts/stores';
import { webService } from '../parts/web-service';
import { craftistaChart } from './chart';
import { network } from './connections';
import { images, ports, probes, system } from './facts';
import { mongodbClient } from './stores';

/** The products: Python, Flask under gunicorn. */
export function catalogue(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, 'catalogue');
  const secret = 'catalogue-mongodb-secret';
  const { host, port, database, parameters } = mongodbClient(settings);
  externalSecret(chart, settings.secrets, {
    name: secret,
    labels: labelsOf('catalogue', 'api', system),
    // The store's own entry: one password, one place.
    entry: 'mongodb-credentials',
    keys: ['username', 'password'],
    template: { uri: `mongodb://{{ .username }}:{{ .password }}@${host}:${port}/${database}?${parameters}` },
  });
  webService(chart, settings, network(settings), {
    name: 'catalogue',
    partOf: system,
    component: 'api',
    image: images.catalogue,
    port: ports.catalogue,
    probes: probes.catalogue,
    runtime: 'python',
    variables: {
      DATA_SOURCE: 'mongodb',
      MONGODB_DATABASE: database,
      // The service itself reads no level; its server does, in words of its own (X6).
      GUNICORN_CMD_ARGS: `--log-level=${gunicornLevel(serviceSettings(settings, 'catalogue').logLevel)}`,
    },
    secrets: { MONGODB_URL: { secret, key: 'uri' } },
  });
  return chart;
}

const gunicornLevel = (level: string): string => (level === 'WARN' ? 'warning' : level.toLowerCase());
