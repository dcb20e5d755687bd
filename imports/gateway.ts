import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** Gateway API, group gateway.networking.k8s.io/v1: the fields that our charts write. */
const apiVersion = 'gateway.networking.k8s.io/v1';

export interface HttpRouteSpec {
  readonly parentRefs: readonly { readonly name: string; readonly namespace: string }[];
  readonly hostnames: readonly string[];
  readonly rules: readonly HttpRouteRule[];
}

export interface HttpRouteRule {
  readonly matches: readonly { readonly path: { readonly type: 'PathPrefix' | 'Exact'; readonly value: string } }[];
  readonly filters?: readonly UrlRewrite[];
  readonly backendRefs: readonly { readonly name: string; readonly port: number; readonly weight?: number }[];
}

export interface UrlRewrite {
  readonly type: 'URLRewrite';
  readonly urlRewrite: { readonly path: { readonly type: 'ReplacePrefixMatch'; readonly replacePrefixMatch: string } };
}

export class HttpRoute extends ApiObject {
  constructor(scope: Construct, id: string, props: { readonly metadata: ApiObjectMetadata; readonly spec: HttpRouteSpec }) {
    super(scope, id, { apiVersion, kind: 'HTTPRoute', ...props });
  }
}
