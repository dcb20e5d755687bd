import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** External Secrets operator, group external-secrets.io/v1: the fields that our charts write. */
const apiVersion = 'external-secrets.io/v1';

export interface SecretTemplate {
  readonly type?: string;
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>> };
  /** Values in Go template syntax over the keys read. */
  readonly data?: Readonly<Record<string, string>>;
}

export interface ExternalSecretSpec {
  /** "0" reads once. */
  readonly refreshInterval: string;
  readonly secretStoreRef: { readonly name: string; readonly kind: 'SecretStore' | 'ClusterSecretStore' };
  readonly target: { readonly name: string; readonly creationPolicy: 'Owner'; readonly template?: SecretTemplate };
  readonly data: readonly { readonly secretKey: string; readonly remoteRef: { readonly key: string; readonly property?: string } }[];
}

export class ExternalSecret extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: ExternalSecretSpec }) {
    super(scope, id, { apiVersion, kind: 'ExternalSecret', ...props });
  }
}

export interface VaultProvider {
  readonly server: string;
  readonly path: string;
  readonly version: 'v1' | 'v2';
  readonly auth: {
    readonly kubernetes: {
      readonly mountPath: string;
      readonly role: string;
      readonly serviceAccountRef: { readonly name: string };
    };
  };
}

export class SecretStore extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly metadata: ApiObjectMetadata; readonly spec: { readonly provider: { readonly vault: VaultProvider } } },
  ) {
    super(scope, id, { apiVersion, kind: 'SecretStore', ...props });
  }
}
