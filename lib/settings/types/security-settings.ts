export interface SecuritySettings {
  /** Pod Security Standard that the namespace enforces; below `restricted` it still warns and audits as restricted. */
  readonly podSecurity: 'privileged' | 'baseline' | 'restricted';
  /**
   * `basic`: what is in the namespace may talk, and the Ingress controller may come in. `enforced`: everything is
   * denied both ways, except DNS and declared connections.
   */
  readonly networkPolicy: 'basic' | 'enforced';
}

/** Issuers that certificates come from, one for each way a host of `hosts` names. */
export interface CertificateSettings {
  readonly acme?: AcmeSettings;
}

export interface AcmeSettings {
  /** Directory URL of the ACME server. @format url */
  readonly server: string;
  /** Where the authority sends expiry notices. */
  readonly email: string;
}

export interface SecretsSettings {
  /** Vault that the namespace's SecretStore reads. */
  readonly vault: VaultSettings;
  /** Folder of the cell's credentials below the Vault mount. */
  readonly path: string;
  /** `manual`: read once, and again when someone asks; `automated`: read again every `refreshInterval`, Pods restart. */
  readonly rotation: 'manual' | 'automated';
  /** How often credentials are read again where rotation is automated. @format duration */
  readonly refreshInterval: string;
  /** Name of the registry credentials; absent: images are pulled without any. */
  readonly pullSecret?: string;
}

export interface VaultSettings {
  /** Address of the Vault server. @format url */
  readonly server: string;
  /** Mount of the key-value engine, version 2. */
  readonly mount: string;
  /** Mount of the Kubernetes authentication. */
  readonly authMount: string;
  /** Role of the Kubernetes authentication that may read the cell's credentials. */
  readonly role: string;
}

export interface ScanningSettings {
  /** When the running images are scanned: five cron fields, in UTC. @format cron */
  readonly schedule: string;
}
