import type { Json, KubeObject } from '../../manifest';
import { listAt, objectAt, textAt, valueAt } from '../field';
import { kindOf, namespaceOf } from '../object-index';

/** A Secret that will be there once the cluster's operators have acted. */
export interface MadeSecret {
  readonly namespace: string;
  readonly name: string;
  /** Undefined where only the secret store knows them. */
  readonly keys: readonly string[] | undefined;
  /** Adds keys to a Secret that something else makes. */
  readonly merges?: boolean;
}

type Maker = (object: KubeObject) => readonly Omit<MadeSecret, 'namespace'>[];

const certificateKeys = ['tls.crt', 'tls.key', 'ca.crt'];

/** What each kind makes, as its controller's manual says. */
const makers: Readonly<Record<string, Maker>> = {
  Secret: (object) => [{ name: nameOf(object), keys: [...keysOf(object, 'data'), ...keysOf(object, 'stringData'), ...tokenKeys(object)] }],
  'ExternalSecret.external-secrets.io': externalSecret,
  'SealedSecret.bitnami.com': (object) => [{ name: textAt(object, 'spec', 'template', 'metadata', 'name') ?? nameOf(object), keys: keysOf(objectAt(object, 'spec'), 'encryptedData') }],
  'Certificate.cert-manager.io': certificate,
  'Ingress.networking.k8s.io': annotatedIngress,
  'Issuer.cert-manager.io': accountKey,
  'ClusterIssuer.cert-manager.io': accountKey,
  'Cluster.postgresql.cnpg.io': postgresCluster,
};

export function madeSecrets(object: KubeObject): MadeSecret[] {
  const namespace = namespaceOf(object);
  return (makers[kindOf(object)]?.(object) ?? []).map((made) => ({ ...made, namespace }));
}

function nameOf(object: Json): string {
  return textAt(object, 'metadata', 'name') ?? '';
}

function keysOf(object: Json | undefined, field: string): string[] {
  return Object.keys(objectAt(object, field) ?? {});
}

function tokenKeys(object: KubeObject): string[] {
  return textAt(object, 'type') === 'kubernetes.io/service-account-token' ? ['token', 'ca.crt', 'namespace'] : [];
}

/** A template's own keys replace what the store gave, unless it merges; what comes by dataFrom is unknown. */
function externalSecret(object: KubeObject): ReturnType<Maker> {
  const target = objectAt(object, 'spec', 'target');
  const policy = textAt(target, 'creationPolicy') ?? 'Owner';
  if (policy === 'None') return [];
  const templateKeys = keysOf(objectAt(target, 'template'), 'data');
  const replaces = (textAt(target, 'template', 'mergePolicy') ?? 'Replace') === 'Replace';
  const isTemplated = templateKeys.length > 0 || listAt(target, 'template', 'templateFrom').length > 0;
  const fetched = listAt(object, 'spec', 'data').flatMap((entry) => textAt(entry, 'secretKey') ?? []);
  const isOpen = listAt(target, 'template', 'templateFrom').length > 0 || (listAt(object, 'spec', 'dataFrom').length > 0 && !(isTemplated && replaces));
  const keys = isTemplated && replaces ? templateKeys : [...fetched, ...templateKeys];
  return [{ name: textAt(target, 'name') ?? nameOf(object), keys: isOpen ? undefined : keys, ...(policy === 'Merge' ? { merges: true } : {}) }];
}

function certificate(object: KubeObject): ReturnType<Maker> {
  const name = textAt(object, 'spec', 'secretName');
  if (name === undefined) return [];
  const stores = (['jks', 'pkcs12'] as const).filter((store) => valueAt(object, 'spec', 'keystores', store, 'create') === true);
  const storeKeys = stores.flatMap((store) => ['keystore', 'truststore'].map((file) => `${file}.${store === 'jks' ? 'jks' : 'p12'}`));
  const formats = listAt(object, 'spec', 'additionalOutputFormats').map((format) => textAt(format, 'type'));
  const formatKeys = formats.map((type) => (type === 'DER' ? 'key.der' : 'tls-combined.pem'));
  return [{ name, keys: [...certificateKeys, ...storeKeys, ...formatKeys] }];
}

/** cert-manager makes the Certificates of an Ingress that names an issuer in an annotation. */
function annotatedIngress(object: KubeObject): ReturnType<Maker> {
  const annotations = objectAt(object, 'metadata', 'annotations') ?? {};
  const isIssued = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer', 'kubernetes.io/tls-acme'].some((key) => key in annotations);
  if (!isIssued) return [];
  return listAt(object, 'spec', 'tls').flatMap((entry) => {
    const name = textAt(entry, 'secretName');
    return name === undefined ? [] : [{ name, keys: certificateKeys }];
  });
}

function accountKey(object: KubeObject): ReturnType<Maker> {
  const name = textAt(object, 'spec', 'acme', 'privateKeySecretRef', 'name');
  return name === undefined ? [] : [{ name, keys: ['tls.key'] }];
}

/** CloudNativePG: certificates always; the application's credentials unless the Cluster brings its own. */
function postgresCluster(object: KubeObject): ReturnType<Maker> {
  const name = nameOf(object);
  const credentials = ['username', 'user', 'password', 'dbname', 'host', 'port', 'uri', 'jdbc-uri', 'fqdn-uri', 'fqdn-jdbc-uri', 'pgpass'];
  const bringsOwn = ['initdb', 'recovery', 'pg_basebackup'].some((way) => objectAt(object, 'spec', 'bootstrap', way, 'secret') !== undefined);
  const hasSuperuser = valueAt(object, 'spec', 'enableSuperuserAccess') === true && objectAt(object, 'spec', 'superuserSecret') === undefined;
  return [
    { name: `${name}-ca`, keys: ['ca.crt', 'ca.key'] },
    { name: `${name}-server`, keys: ['tls.crt', 'tls.key'] },
    { name: `${name}-replication`, keys: ['tls.crt', 'tls.key'] },
    ...(bringsOwn ? [] : [{ name: `${name}-app`, keys: credentials }]),
    ...(hasSuperuser ? [{ name: `${name}-superuser`, keys: credentials }] : []),
  ];
}
