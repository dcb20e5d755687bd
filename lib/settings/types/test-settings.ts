/** Tests that run in the cluster. After a sync as a hook; beside Rollouts as part of their analysis. */
export interface TestSettings {
  /** One request to each service after each deployment. */
  readonly smoke: boolean;
  /** Requests through a service to the ones behind it, after each deployment. */
  readonly integration: boolean;
  /** What a visitor does, through the service that visitors come to, after each deployment. */
  readonly endToEnd: boolean;
  /** Requests to the public hosts, all the time, by the blackbox exporter. */
  readonly synthetic: boolean;
  /** A suspended CronJob that measures response times, started by hand. */
  readonly performance: boolean;
  /** A suspended CronJob that puts the system under load, started by hand. */
  readonly load: boolean;
}
