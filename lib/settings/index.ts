export type { Settings, CostSettings, QuotaSettings } from './settings';
export type {
  AnalysisSettings,
  AutoscalingSettings,
  CanaryStepSettings,
  RequestSettings,
  ResourceSettings,
  RolloutSettings,
  RouteSettings,
  ServiceOverrides,
  ServiceSettings,
} from './types/service-settings';
export type {
  BackupSettings,
  BackupStorageSettings,
  DatabaseResourceSettings,
  DatabaseSettings,
  StorageSettings,
} from './types/database-settings';
export type {
  GatewaySettings,
  HostSettings,
  OutsideEndSettings,
  OutsideSettings,
  RoutingSettings,
} from './types/network-settings';
export type {
  AcmeSettings,
  CertificateSettings,
  ScanningSettings,
  SecretsSettings,
  SecuritySettings,
  VaultSettings,
} from './types/security-settings';
export type { LoggingSettings, ObservabilitySettings, TracingSettings } from './types/observability-settings';
export type { TestSettings } from './types/test-settings';
export type { DeliverySettings } from './types/delivery-settings';
export { mergeSettings } from './merge-settings';
export { serviceSettings } from './service-settings';
export { readSettings } from './read-settings';
export type { KnownNames } from './check-names';
export { readDuration } from './duration';
export { readQuantity } from './quantity';
export { longestGap } from './cron';
