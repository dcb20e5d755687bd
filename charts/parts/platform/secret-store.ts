import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { SecretStore } from '../../../imports/external-secrets';
import type { SecretsSettings } from '../../../lib/settings';
import { externalSecret, secretStore as name } from '../external-secret';

/** Where the namespace's credentials come from, read as an account of its own, and the registry's credentials. */
export function secretStore(scope: Construct, secrets: SecretsSettings, labels: Record<string, string>): void {
  const { server, mount, authMount, role } = secrets.vault;
  const account = 'external-secrets';
  new ServiceAccount(scope, 'secret-store-account', { metadata: { name: account, labels }, automountToken: false });
  new SecretStore(scope, 'secret-store', {
    metadata: { name, labels, annotations: { 'argocd.argoproj.io/sync-wave': '-5' } },
    spec: {
      provider: {
        vault: {
          server,
          path: mount,
          version: 'v2',
          auth: { kubernetes: { mountPath: authMount, role, serviceAccountRef: { name: account } } },
        },
      },
    },
  });
  if (secrets.pullSecret === undefined) return;
  externalSecret(scope, secrets, {
    name: secrets.pullSecret,
    labels,
    keys: ['dockerconfigjson'],
    type: 'kubernetes.io/dockerconfigjson',
    template: { '.dockerconfigjson': '{{ .dockerconfigjson }}' },
  });
}
