import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** cert-manager, group cert-manager.io/v1: the fields that our charts write. */
const apiVersion = 'cert-manager.io/v1';

export interface CertificateSpec {
  readonly secretName: string;
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  readonly isCA?: boolean;
  readonly duration?: string;
  readonly renewBefore?: string;
  readonly privateKey?: { readonly algorithm: 'RSA' | 'ECDSA' | 'Ed25519'; readonly size?: number; readonly rotationPolicy?: 'Always' | 'Never' };
  readonly issuerRef: { readonly name: string; readonly kind: 'Issuer' | 'ClusterIssuer'; readonly group?: string };
}

export class Certificate extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: CertificateSpec }) {
    super(scope, id, { apiVersion, kind: 'Certificate', ...props });
  }
}

export interface AcmeIssuer {
  readonly server: string;
  readonly email: string;
  readonly privateKeySecretRef: { readonly name: string };
  readonly solvers: readonly { readonly http01: Http01Solver }[];
}

export type Http01Solver =
  | { readonly ingress: { readonly ingressClassName: string } }
  | { readonly gatewayHTTPRoute: { readonly parentRefs: readonly { readonly name: string; readonly namespace: string; readonly kind: 'Gateway' }[] } };

export type IssuerSpec =
  | { readonly selfSigned: Record<string, never> }
  | { readonly ca: { readonly secretName: string } }
  | { readonly acme: AcmeIssuer };

export class Issuer extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: IssuerSpec }) {
    super(scope, id, { apiVersion, kind: 'Issuer', ...props });
  }
}
