import type { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Settings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { labelsOf } from '../parts/stores';
import { webService } from '../parts/web-service';
import { craftistaChart } from './chart';
import { network } from './connections';
import { images, ports, probes, system } from './facts';
import { redisClient } from './stores';

/** The origami of the day: Go, gin. */
export function recommendation(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, 'recommendation');
  const labels = labelsOf('recommendation', 'api', system);
  const secret = 'recommendation-redis-secret';
  const { host, port } = redisClient(settings);
  externalSecret(chart, settings.secrets, { name: secret, labels, entry: 'redis-credentials', keys: ['password'] });
  webService(chart, settings, network(settings), {
    name: 'recommendation',
    partOf: system,
    component: 'api',
    image: images.recommendation,
    port: ports.recommendation,
    probes: probes.recommendation,
    runtime: 'go',
    // The image's start script waits with redis-cli, which the image does not have.
    command: ['./recommendation_app'],
    variables: { REDIS_HOST: host, REDIS_PORT: String(port), REDIS_DATABASE: '0' },
    secrets: { REDIS_PASSWORD: { secret, key: 'password' } },
  });
  // The name that craftista's own configuration calls it by. An alias, so that a canary's share holds for it too.
  new k8s.KubeService(chart, 'service-recco', {
    metadata: { name: 'recco', labels },
    spec: { type: 'ExternalName', externalName: `recommendation.${settings.namespace}.svc.cluster.local` },
  });
  return chart;
}
