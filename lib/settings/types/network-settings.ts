/** How requests from outside reach the services. */
export interface RoutingSettings {
  /** `nginx`: Ingress objects for ingress-nginx; `gateway`: HTTPRoutes of the Gateway API. */
  readonly kind: 'nginx' | 'gateway';
  /** IngressClass of the nginx controller. */
  readonly ingressClass: string;
  /** Gateway that HTTPRoutes attach to; needed by kind gateway. */
  readonly gateway?: GatewaySettings;
}

export interface GatewaySettings {
  /** Name of the Gateway. */
  readonly name: string;
  /** Namespace that the Gateway is in. */
  readonly namespace: string;
}

export interface HostSettings {
  /**
   * Where the host's certificate comes from: `self-signed`; `ca`, a certificate authority of the namespace; `acme`,
   * Let's Encrypt or another ACME server; `secret`, a bought certificate read from the secret store.
   */
  readonly tls: 'self-signed' | 'ca' | 'acme' | 'secret';
}

/**
 * Where the outside ends of connections are. An end that is absent cannot be connected to under enforced network
 * policies.
 */
export interface OutsideSettings {
  /** The Ingress or Gateway controller. */
  readonly ingress?: OutsideEndSettings;
  /** Prometheus and the probes' exporter. */
  readonly monitoring?: OutsideEndSettings;
  /** The OpenTelemetry collector. */
  readonly collector?: OutsideEndSettings;
  /** Operators that reach into the namespace. */
  readonly operator?: OutsideEndSettings;
  /** The Kubernetes API server. */
  readonly apiserver?: OutsideEndSettings;
  /** What lies outside the cluster. */
  readonly internet?: OutsideEndSettings;
  /** The cluster's DNS servers. */
  readonly dns?: OutsideEndSettings;
}

/** Pods by labels, or addresses; both given means either. */
export interface OutsideEndSettings {
  /** Labels of the namespaces the Pods are in. */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /** Labels of the Pods; absent: every Pod of those namespaces. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Addresses, as 10.0.0.0/24. */
  readonly cidrs?: readonly string[];
  /** Addresses inside `cidrs` that do not belong to the end. */
  readonly except?: readonly string[];
}
