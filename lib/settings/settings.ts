import type { BackupSettings, DatabaseSettings } from './types/database-settings';
import type { DeliverySettings } from './types/delivery-settings';
import type { HostSettings, OutsideSettings, RoutingSettings } from './types/network-settings';
import type { ObservabilitySettings } from './types/observability-settings';
import type { CertificateSettings, ScanningSettings, SecretsSettings, SecuritySettings } from './types/security-settings';
import type { ServiceOverrides, ServiceSettings } from './types/service-settings';
import type { TestSettings } from './types/test-settings';

/**
 * The typed answers that charts are given: one environment.yaml with what it inherits and the defaults.
 * `environment.schema.json` is made from these types; a test holds the two together.
 */
export interface Settings {
  /** Namespace that everything of the cell lives in. */
  readonly namespace: string;
  /** What the environment is for, in a few words; shown on the Namespace and in the AppProject. */
  readonly purpose: string;
  /** What the environment is expected to cost. */
  readonly cost?: CostSettings;
  /** What holds for every service unless `services` says otherwise. */
  readonly defaults: ServiceSettings;
  /** Overrides by service name. */
  readonly services: Readonly<Record<string, ServiceOverrides>>;
  /** Data stores by name: postgres, redis, mongodb. */
  readonly databases: Readonly<Record<string, DatabaseSettings>>;
  /** Database backups and recovery; absent: none are made. */
  readonly backup?: BackupSettings;
  /** How requests from outside reach the services. */
  readonly routing: RoutingSettings;
  /** Public host names and their certificates. */
  readonly hosts: Readonly<Record<string, HostSettings>>;
  /** Issuers that certificates come from. */
  readonly certificates: CertificateSettings;
  /** Where the ends of connections are that lie outside the cell. */
  readonly outside: OutsideSettings;
  /** Pod security and network policy levels. */
  readonly security: SecuritySettings;
  /** Where credentials come from and how they are renewed. */
  readonly secrets: SecretsSettings;
  /** Vulnerability scans of the running images; absent: none are made. */
  readonly scanning?: ScanningSettings;
  readonly observability: ObservabilitySettings;
  /** Which tests run in the cluster. */
  readonly tests: TestSettings;
  /** How manifests are released, promoted and synced. */
  readonly delivery: DeliverySettings;
}

export interface CostSettings {
  /** Estimated monthly cost as people write it, for instance "$50-100". */
  readonly estimatedMonthly: string;
  /** Most that the namespace may ask for, as a cap on the cost; absent: no ResourceQuota. */
  readonly quota?: QuotaSettings;
}

export interface QuotaSettings {
  /** Sum of CPU requests. @format quantity */
  readonly cpu: string;
  /** Sum of memory requests. @format quantity */
  readonly memory: string;
  /** Sum of volume claims. @format quantity */
  readonly storage: string;
  /** Number of Pods. @integer @minimum 1 */
  readonly pods: number;
}
