import type { ServiceSettings, Settings } from '../../../lib/settings';

/** What a stateless HTTP service is, whichever environment it runs in. */
export interface WebServiceProps {
  readonly name: string;
  /** The system it belongs to. */
  readonly partOf: string;
  readonly component: 'api' | 'frontend';
  /** Image without a tag: tags belong to the overlay. */
  readonly image: string;
  readonly port: number;
  readonly probes: ProbePaths;
  /** Decides which agent traces it. Go's needs privileges that `restricted` forbids, so Go is never injected. */
  readonly runtime: 'python' | 'nodejs' | 'java' | 'go';
  /** @default - the image's own */
  readonly command?: readonly string[];
  /** @default 10001 */
  readonly user?: number;
  /** Variables that are the same in every environment; the settings add theirs. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Variables read from Secrets. */
  readonly secrets?: Readonly<Record<string, SecretKey>>;
  /** Variables that must stand on the container itself, because an agent's injector looks for them only there. */
  readonly ownVariables?: Readonly<Record<string, string>>;
  /** Text files by absolute path, mounted read-only. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface SecretKey {
  readonly secret: string;
  readonly key: string;
}

export interface ProbePaths {
  readonly readiness: string;
  /** Must not depend on another service or store: restarting this one would not mend that one. */
  readonly liveness: string;
}

/** A service with what it is told; every part is made from this. */
export interface WebService {
  readonly props: WebServiceProps;
  readonly own: ServiceSettings;
  readonly settings: Settings;
  readonly labels: Record<string, string>;
  /** Fewest copies that run. */
  readonly copies: number;
}

/** Name of the Ingress or HTTPRoute: an API's own path is rewritten, so it has one of its own. */
export const routeName = ({ name, component }: WebServiceProps): string => (component === 'api' ? `${name}-api` : name);
