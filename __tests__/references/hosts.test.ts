import { judgeText } from '../judge-text';
import { deployment, service } from './pods';

const voting = deployment('voting', 'ports: [{containerPort: 8080}]') + service('voting', '[{port: 8080}]');
const redis = deployment('redis', 'ports: [{containerPort: 6379}]') + service('redis', '[{port: 6379}]', '{app: redis}', 'clusterIP: None');
const judge = (text: string) => judgeText(voting + redis + text, 'references').map((line) => line.slice(line.indexOf('spec.template.spec.containers[0].') === -1 ? 0 : line.indexOf('containers[0].')));
const variable = (name: string, value: string) => deployment('web', `env: [{name: ${name}, value: ${JSON.stringify(value)}}]`);

describe('addresses that name a Service', () => {
  test('a misspelt host is found, with the nearest Service', () => {
    expect(judge(variable('VOTING', 'http://votng:8080'))).toEqual(['containers[0].env[0].value: "votng" names Service "votng" in namespace shop, which does not exist. Did you mean voting?']);
  });

  test('so is a port that the Service does not have', () => {
    expect(judge(variable('VOTING', 'http://voting:8081/api'))).toEqual(['containers[0].env[0].value: Service "voting" has no port 8081. Its ports are 8080.']);
  });

  test.each([
    ['a URL', 'VOTING_URL', 'http://voting:8080/api'],
    ['a full name', 'VOTING_URL', 'http://voting.shop.svc.cluster.local:8080'],
    ['a name with its namespace', 'VOTING_URL', 'http://voting.shop:8080'],
    ['a Pod of a headless Service', 'NODES', 'redis-0.redis:6379,redis-1.redis:6379'],
    ['itself', 'UPSTREAM', 'http://localhost:9000'],
    ['an address', 'UPSTREAM', 'http://10.0.0.1:9000'],
    ['the outside', 'PAYMENTS_HOST', 'api.example.com'],
    ['the outside by URL', 'PAYMENTS', 'https://api.example.com/v1'],
    ['a namespace that is not shown', 'OTEL', 'http://collector.observability.svc:4317'],
    ['a bucket', 'BACKUP', 's3://backups/shop'],
    ['a placeholder', 'DATABASE_URL', 'postgres://$(USER):$(PASSWORD)@$(HOST):5432/shop'],
    ['where to listen', 'BIND_ADDRESS', 'all'],
    ['a time and a ratio', 'WINDOW', 'from:10 to:20'],
    ['an image', 'IMAGE', 'nginx:1234'],
    ['an in-memory database', 'URL', 'jdbc:h2:mem:testdb'],
  ])('%s is fine', (_title, name, value) => {
    expect(judge(variable(name, value))).toEqual([]);
  });

  test.each([
    ['a variable that is a host by its name', 'REDIS_HOST', 'rdis', 'rdis'],
    ['a variable of PostgreSQL', 'PGHOST', 'rdis', 'rdis'],
    ['a key in camel case', 'redisHost', 'rdis', 'rdis'],
    ['one of several hosts', 'DATABASE', 'mongodb://user:p%40ss@redis:6379,redos:6379/shop?replicaSet=rs0', 'redos'],
    ['a database driver', 'SPRING_DATASOURCE_URL', 'jdbc:postgresql://votign:8080/db', 'votign'],
    ['a full name', 'URL', 'http://votng.shop.svc.cluster.local', 'votng'],
    ['a bare address near a Service with that port', 'CACHE', 'rediss-server redos:6379', 'redos'],
  ])('found in %s', (_title, name, value, service) => {
    expect(judge(variable(name, value))).toEqual([expect.stringContaining(`names Service "${service}" in namespace shop`)]);
  });

  test('arguments and configuration files are read too, comments are not', () => {
    const args = deployment('web', 'args: [--redis-host=rdis, "--url=http://voting:8080"]');
    const file = `
apiVersion: v1
kind: ConfigMap
metadata: {name: proxy, namespace: shop}
data:
  nginx.conf: |
    # proxy_pass http://old:80;
    location / { proxy_pass http://votting:8080; }
  API_HOST: voting
`;
    expect(judge(args + file)).toEqual([
      'HOST_UNKNOWN shop/ConfigMap/proxy data["nginx.conf"]: "votting" names Service "votting" in namespace shop, which does not exist. Did you mean voting?',
      'containers[0].args[0]: "rdis" names Service "rdis" in namespace shop, which does not exist. Did you mean redis?',
    ]);
  });

  test('the template of an ExternalSecret may hold placeholders before the host', () => {
    const secret = (host: string) =>
      `{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: s, namespace: shop}, spec: {target: {template: {data: {uri: "redis://:{{ .password }}@${host}:6379/0"}}}}}`;
    expect(judge(secret('redis'))).toEqual([]);
    expect(judge(secret('radis'))).toEqual([expect.stringContaining('Did you mean redis?')]);
  });

  test('Services that CloudNativePG makes exist', () => {
    const cluster = '{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}}\n---\n';
    expect(judge(cluster + variable('DATABASE_URL', 'postgres://db-rw:5432/shop'))).toEqual([]);
    expect(judge(cluster + variable('DATABASE_URL', 'postgres://db-wr:5432/shop'))).toHaveLength(1);
  });

  test('a name that the Pod gives itself is fine', () => {
    expect(judge(deployment('web', 'env: [{name: A, value: "http://legacy:80"}]', '      hostAliases: [{ip: 10.0.0.1, hostnames: [legacy]}]'))).toEqual([]);
  });
});
