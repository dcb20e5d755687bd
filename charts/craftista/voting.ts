import type { App, Chart } from 'cdk8s';
import type { Settings } from '../../lib/settings';
import { serviceSettings } from '../../lib/settings';
import { externalSecret } from '../parts/external-secret';
import { labelsOf } from '../parts/stores';
import { webService } from '../parts/web-service';
import { craftistaChart } from './chart';
import { network } from './connections';
import { images, ports, probes, system } from './facts';
import { postgresClient } from './stores';

/** The votes: Java, Spring Boot. */
export function voting(app: App, settings: Settings): Chart {
  const chart = craftistaChart(app, settings, 'voting');
  const secret = 'voting-postgres-secret';
  const { host, port } = postgresClient(settings);
  externalSecret(chart, settings.secrets, {
    name: secret,
    labels: labelsOf('voting', 'api', system),
    entry: 'postgres-credentials',
    keys: ['username', 'password'],
    template: { url: `jdbc:postgresql://${host}:${port}/voting`, username: '{{ .username }}', password: '{{ .password }}' },
  });
  webService(chart, settings, network(settings), {
    name: 'voting',
    partOf: system,
    component: 'api',
    image: images.voting,
    port: ports.voting,
    probes: probes.voting,
    runtime: 'java',
    variables: {
      // The profile `development` keeps votes in memory.
      SPRING_PROFILES_ACTIVE: 'production',
      // Nothing else makes the tables.
      FLYWAY_ENABLED: 'true',
      // Spring's name of catalogue.service-url in a variable.
      CATALOGUE_SERVICEURL: `http://catalogue:${ports.catalogue}/api/products`,
      // The profile pins its own level; Spring reads this variable over it (X6).
      LOGGING_LEVEL_COM_EXAMPLE_VOTING: serviceSettings(settings, 'voting').logLevel,
    },
    // Here, and not in the ConfigMap, because the agent's injector appends to what it finds on the container.
    ownVariables: { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75.0' },
    secrets: {
      DATABASE_URL: { secret, key: 'url' },
      DATABASE_USERNAME: { secret, key: 'username' },
      DATABASE_PASSWORD: { secret, key: 'password' },
    },
  });
  return chart;
}
