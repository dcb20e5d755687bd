import { judgeText } from '../judge-text';

const inConfigMap = (name: string, value: string) =>
  judgeText(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: shop}\ndata:\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}\n`, 'secrets').map((line) => line.split(' ')[0]);

describe('clear-text secrets by name', () => {
  test.each([
    ['DB_PASSWORD', 'hunter2-and-more'],
    ['dbPassword', 'postgres'],
    ['redis.password', 'changeme'],
    ['SECRET_KEY', 'dev-secret-key'],
    ['OPENAI_API_KEY', 'something'],
    ['AWS_SECRET_ACCESS_KEY', 'something'],
    ['AUTH_TOKEN', 'abc123def'],
    ['client-secret', 'abc'],
    ['redis.conf', 'port 6379\nrequirepass foobared\n'],
    ['application.properties', 'spring.datasource.username=x\nspring.datasource.password=y-y-y\n'],
    ['config.json', '{\n  "db_user": "x",\n  "db_password": "y-y-y",\n}\n'],
  ])('%s is found', (name, value) => {
    expect(inConfigMap(name, value)).toEqual(['SECRET_BY_NAME']);
  });

  test.each([
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '$(FROM_SECRET)'],
    ['DB_PASSWORD', '${DB_PASSWORD}'],
    ['DB_PASSWORD_FILE', '/run/secrets/db/password'],
    ['PASSWORD', '/run/secrets/db/password'],
    ['TOKEN_URL', 'https://login.example.com/token'],
    ['TOKEN_TTL', '3600s'],
    ['MAX_TOKENS', '4096'],
    ['ENABLE_TOKEN', 'whatever'],
    ['SECRET_NAME', 'web-login'],
    ['REQUIRE_PASSWORD', 'always'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['CACHE_KEY_PREFIX', 'shop'],
    ['PARTITION_KEY', 'customer'],
    ['SECRETS_MODE', 'vault'],
    ['API_KEY', 'vault:secret/data/shop#key'],
    ['USE_PASSWORD', 'false'],
    ['COMPASS', 'north'],
    ['start.sh', 'PASSWORD=$(cat /run/secrets/password)\npassword=abc\n'],
    ['redis.conf', '# requirepass foobared\nmaxmemory-policy noeviction\n'],
  ])('%s: %s is fine', (name, value) => {
    expect(inConfigMap(name, value)).toEqual([]);
  });
});

describe('clear-text secrets by shape', () => {
  const repeat = (text: string, count: number) => text.repeat(count);
  test.each([
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\nMIIE${repeat('a', 20)}\n`],
    ['an AWS access key', `AKIA${repeat('Q', 16)}`],
    ['a GitHub token', `ghp_${repeat('a1', 18)}`],
    ['a Slack webhook', `https://hooks.slack.com/services/T${repeat('A', 8)}/B${repeat('B', 8)}/${repeat('c', 24)}`],
    ['a signed token', `eyJ${repeat('a', 12)}.eyJ${repeat('b', 12)}.${repeat('c', 12)}`],
    ['a password in a URL', 'postgres://shop:pa55word@postgres:5432/shop'],
    ['a password in a URL without a user', 'redis://:pa55word@redis:6379/0'],
  ])('%s', (_what, value) => {
    expect(inConfigMap('WHATEVER', value)).toEqual(['SECRET_BY_SHAPE']);
  });

  test.each([
    ['placeholders in a URL', 'postgres://$(USER):$(PASSWORD)@postgres:5432/shop'],
    ['template placeholders in a URL', 'mongodb://{{ .username }}:{{ .password }}@mongodb:27017/'],
    ['a user alone', 'postgres://shop@postgres:5432/shop'],
    ['a port', 'http://catalogue:5000/a@b'],
    ['a public key', `-----BEGIN PUBLIC KEY-----\nMIIE${repeat('a', 20)}\n`],
    ['a certificate', `-----BEGIN CERTIFICATE-----\nMIIE${repeat('a', 20)}\n`],
  ])('%s: fine', (_what, value) => {
    expect(inConfigMap('WHATEVER', value)).toEqual([]);
  });
});

describe('clear-text secrets by entropy', () => {
  test.each(['q8Zr2LxV7nTb4KwY9mPc3HsD', 'Fz9/kQ2mW+7xLr4TbY8vNc3JpHd6SgEa', '9f86d081884c7d659a2feaa0c55ad015', 'c0ffee254729296a45a3885639ac7e10f9d54979'])('%s is found', (value) => {
    expect(inConfigMap('SETTING', value)).toEqual(['SECRET_BY_ENTROPY']);
  });

  test.each([
    ['GIT_COMMIT', 'c0ffee254729296a45a3885639ac7e10f9d54979'],
    ['INSTALLATION_ID', '9f86d081884c7d659a2feaa0c55ad015'],
    ['REQUEST', '123e4567-e89b-12d3-a456-426614174000'],
    ['IMAGE', 'sha256:9f86d081884c7d659a2feaa0c55ad0159f86d081884c7d659a2feaa0c55ad015'],
    ['JAVA_TOOL_OPTIONS', '-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError'],
    ['CLASS', 'org.springframework.boot.autoconfigure.SpringBootApplication'],
    ['MODE', 'RollingUpdateWithPartitionAndSurge2'],
    ['LOGGING_LEVEL', 'com/example/voting/controller/Origami2Controller'],
    ['PORTS', '000000000000000000000000000000001'],
  ])('%s: %s is fine', (name, value) => {
    expect(inConfigMap(name, value)).toEqual([]);
  });
});

test('variables and arguments are read, and the value is never repeated', () => {
  const text = `
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: shop}
spec:
  containers:
    - name: app
      args: [--admin-password=opensesame]
      env: [{name: API_TOKEN, value: opensesame}, {name: OTHER_TOKEN, valueFrom: {secretKeyRef: {name: s, key: k}}}]
`;
  expect(judgeText(text, 'secrets')).toEqual([
    'SECRET_BY_NAME shop/Pod/p spec.containers[0].args[0]: admin-password has its value in clear text.',
    'SECRET_BY_NAME shop/Pod/p spec.containers[0].env[0].value: API_TOKEN has its value in clear text.',
  ]);
});

describe('Secrets in the manifests', () => {
  const secret = (fields: string) => judgeText(`{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: shop}, ${fields}}`, 'secrets');

  test('with values are found, encoded or not', () => {
    expect(secret('stringData: {user: a}, data: {password: Yg==}')).toEqual([
      'SECRET_OBJECT_IN_CLEAR shop/Secret/s stringData: The values of password, user can be read by everybody who reads this file.',
    ]);
    expect(secret('data: {password: Yg==}')).toHaveLength(1);
  });

  test.each(['data: {}', "data: {password: ''}", 'type: kubernetes.io/service-account-token', "stringData: {ca.crt: '-----BEGIN CERTIFICATE-----'}", "stringData: {a: '<set by hand>'}"])('%s is fine', (fields) => {
    expect(secret(fields)).toEqual([]);
  });
});
