import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { systemTests } from '../parts/tests';
import { webService } from '../parts/web-service';
import { craftistaChart } from './chart';
import { network } from './connections';
import { images, ports, probes, system } from './facts';
import { tests } from './tests';

const addresses = {
  products: `http://catalogue:${ports.catalogue}`,
  recommendation: `http://recommendation:${ports.recommendation}`,
  voting: `http://voting:${ports.voting}`,
};

/** The page: Node, Express. The tests of the system start here, so they stand in this chart. */
export function frontend(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, 'frontend');
  const { connections, selectors } = network(settings);
  webService(chart, settings, { connections, ...(selectors && { selectors }) }, {
    name: 'frontend',
    partOf: system,
    component: 'frontend',
    image: images.frontend,
    port: ports.frontend,
    probes: probes.frontend,
    runtime: 'nodejs',
    // The image's start script waits a minute for each service behind, and npm writes to its home folder.
    command: ['node', 'app.js'],
    variables: {
      PORT: String(ports.frontend),
      PRODUCTS_API_BASE_URI: addresses.products,
      RECOMMENDATION_BASE_URI: addresses.recommendation,
      VOTING_BASE_URI: addresses.voting,
    },
    // Read at start from the working directory; the image's own names other Services.
    files: { '/app/config.json': configuration() },
  });
  systemTests(chart, settings, connections, tests);
  return chart;
}

function configuration(): string {
  const { products, recommendation, voting } = addresses;
  const values = { version: '1.0.0', productsApiBaseUri: products, recommendationBaseUri: recommendation, votingBaseUri: voting };
  return `${JSON.stringify(values, null, 2)}\n`;
}
