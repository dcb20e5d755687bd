import type { Construct } from 'constructs';
import { ExternalSecret } from '../../imports/external-secrets';
import type { SecretsSettings } from '../../lib/settings';

/** The SecretStore that the platform chart makes in each namespace. */
export const secretStore = 'vault';

export interface ExternalSecretProps {
  readonly name: string;
  readonly labels: Record<string, string>;
  /**
   * Entry of the store that is read; two Secrets may share one, so that a password has one source.
   *
   * @default - the name of the Secret
   */
  readonly entry?: string;
  /** Keys read from the entry. */
  readonly keys: readonly string[];
  /**
   * Keys of the Secret as Go templates over the keys read.
   *
   * @default - the keys as they are read
   */
  readonly template?: Readonly<Record<string, string>>;
  /** Labels of the Secret itself. */
  readonly secretLabels?: Readonly<Record<string, string>>;
  /** @default Opaque */
  readonly type?: string;
}

/** A Secret that the External Secrets operator fills: manifests hold the reference, never the value. */
export function externalSecret(scope: Construct, settings: SecretsSettings, props: ExternalSecretProps): void {
  const { name, keys, type, template, secretLabels } = props;
  const key = `${settings.path}/${props.entry ?? name}`;
  const shaped = type !== undefined || template !== undefined || secretLabels !== undefined;
  new ExternalSecret(scope, `external-secret-${name}`, {
    metadata: { name, labels: props.labels },
    spec: {
      refreshInterval: settings.rotation === 'automated' ? settings.refreshInterval : '0',
      secretStoreRef: { name: secretStore, kind: 'SecretStore' },
      target: {
        name,
        creationPolicy: 'Owner',
        ...(shaped && {
          template: {
            ...(type !== undefined && { type }),
            ...(secretLabels && { metadata: { labels: secretLabels } }),
            ...(template && { data: template }),
          },
        }),
      },
      data: keys.map((secretKey) => ({ secretKey, remoteRef: { key, property: secretKey } })),
    },
  });
}
