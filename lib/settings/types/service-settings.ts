/** What a service is told in one environment. */
export interface ServiceSettings {
  /** Copies that run; absent where `autoscaling` owns the number. @integer @minimum 0 */
  readonly replicas?: number;
  readonly autoscaling?: AutoscalingSettings;
  readonly resources: ResourceSettings;
  readonly rollout: RolloutSettings;
  /** Value of LOG_LEVEL. */
  readonly logLevel: string;
  /** Environment variables of the container, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Feature flags by name: `newCheckout: true` becomes FEATURE_NEW_CHECKOUT. */
  readonly featureFlags: Readonly<Record<string, boolean>>;
  /** Where the service answers requests from outside. */
  readonly routes: readonly RouteSettings[];
  /** Longest time a container may take to start, in seconds. @integer @minimum 1 */
  readonly startupSeconds?: number;
}

/** One service's own values: objects are merged into the defaults, everything else replaces them. */
export interface ServiceOverrides {
  readonly replicas?: ServiceSettings['replicas'];
  readonly autoscaling?: Partial<AutoscalingSettings>;
  readonly resources?: Partial<Omit<ResourceSettings, 'requests'>> & { readonly requests?: Partial<RequestSettings> };
  readonly rollout?: Partial<Omit<RolloutSettings, 'analysis'>> & { readonly analysis?: Partial<AnalysisSettings> };
  readonly logLevel?: ServiceSettings['logLevel'];
  readonly variables?: ServiceSettings['variables'];
  readonly featureFlags?: ServiceSettings['featureFlags'];
  readonly routes?: ServiceSettings['routes'];
  readonly startupSeconds?: ServiceSettings['startupSeconds'];
}

export interface AutoscalingSettings {
  /** Fewest copies. @integer @minimum 1 */
  readonly min: number;
  /** Most copies. @integer @minimum 1 */
  readonly max: number;
  /** Average use of the CPU request, in percent. @integer @minimum 1 */
  readonly cpu: number;
  /** Average use of the memory request, in percent. @integer @minimum 1 */
  readonly memory?: number;
}

export interface ResourceSettings {
  readonly requests?: RequestSettings;
  /** Memory limit; absent: the memory request. @format quantity */
  readonly memoryLimit?: string;
  /** CPU and memory limits equal to the requests (QoS class Guaranteed). */
  readonly guaranteed?: boolean;
  /** Request and limit of node-local disk. @format quantity */
  readonly ephemeralStorage: string;
}

export interface RequestSettings {
  /** CPU that the scheduler reserves. @format quantity */
  readonly cpu: string;
  /** Memory that the scheduler reserves. @format quantity */
  readonly memory: string;
}

export interface RolloutSettings {
  /** How a new version replaces the old one: `rolling` is a Deployment, the others an Argo Rollout. */
  readonly strategy: 'rolling' | 'canary' | 'blue-green';
  /** Steps of a canary; the last one is followed by full promotion. */
  readonly steps?: readonly CanaryStepSettings[];
  /** What a new version is judged by before it takes over; absent: it is not judged. */
  readonly analysis?: AnalysisSettings;
}

export interface CanaryStepSettings {
  /** Share of requests that the new version answers, in percent. @integer @minimum 1 @maximum 100 */
  readonly weight: number;
  /** How long the step lasts. @format duration */
  readonly pause: string;
}

export interface AnalysisSettings {
  /** Prometheus that the Rollouts controller asks, as a URL inside the cluster. @format url */
  readonly prometheus: string;
  /** Least share of requests that must not fail, in percent. @minimum 0 @maximum 100 */
  readonly successRate: number;
  /** Time between two measurements. @format duration */
  readonly interval: string;
  /** Number of measurements after a blue-green promotion; a canary is measured until its last step. @integer @minimum 1 */
  readonly count: number;
  /** Failed measurements that end the rollout. @integer @minimum 0 */
  readonly failureLimit: number;
}

export interface RouteSettings {
  /** A host of `hosts`. */
  readonly host: string;
  /** Path prefix, removed before the request reaches an API. @pattern ^/ */
  readonly prefix: string;
}
