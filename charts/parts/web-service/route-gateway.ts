import type { Construct } from 'constructs';
import type { UrlRewrite } from '../../../imports/gateway';
import { HttpRoute } from '../../../imports/gateway';
import { trialServiceName } from './services';
import type { WebService } from './web-service-props';
import { routeName } from './web-service-props';

const removePrefix: UrlRewrite = {
  type: 'URLRewrite',
  urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } },
};

/**
 * An HTTPRoute of the Gateway API, one rule a prefix. The Gateway ends TLS, with the Secrets that the platform's
 * Certificates fill. A service on trial has both backends, so that the Rollouts plugin can shift weight between them.
 */
export function gatewayRoute(scope: Construct, service: WebService): void {
  const { props, own, settings, labels } = service;
  const { gateway } = settings.routing;
  if (gateway === undefined) return;
  const trial = own.rollout.strategy === 'canary' ? trialServiceName(service) : undefined;
  const backend = { name: props.name, port: props.port };
  const backendRefs = trial === undefined ? [backend] : [{ ...backend, weight: 100 }, { name: trial, port: props.port, weight: 0 }];
  const hostsOf = new Map<string, string[]>();
  for (const { host, prefix } of own.routes) hostsOf.set(prefix, [...(hostsOf.get(prefix) ?? []), host]);
  for (const [index, [prefix, hostnames]] of [...hostsOf].entries()) {
    new HttpRoute(scope, `route-${prefix}`, {
      // The plugin of Argo Rollouts is told one name: the first.
      metadata: { name: index === 0 ? routeName(props) : `${routeName(props)}-${index + 1}`, labels },
      spec: {
        parentRefs: [{ name: gateway.name, namespace: gateway.namespace }],
        hostnames,
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: prefix } }],
            ...(props.component === 'api' && { filters: [removePrefix] }),
            backendRefs,
          },
        ],
      },
    });
  }
}
