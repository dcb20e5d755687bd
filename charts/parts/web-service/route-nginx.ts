import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { certificateName } from '../platform';
import type { WebService } from './web-service-props';
import { routeName } from './web-service-props';

/**
 * An Ingress for ingress-nginx. An API answers at its own root, so its prefix is removed; `(/|$)` keeps
 * /api/catalogues from being taken for /api/catalogue. Each API has its own Ingress, because the rewrite holds for all
 * paths of one, and Argo Rollouts copies the whole object for a canary. In Kubernetes' own types: cdk8s-plus wants the
 * Service as an object of the same chart and sorts the rules.
 */
export function nginxRoute(scope: Construct, { props, own, settings, labels }: WebService): void {
  const rewritten = props.component === 'api';
  const backend = { service: { name: props.name, port: { number: props.port } } };
  const rewrite = { 'nginx.ingress.kubernetes.io/use-regex': 'true', 'nginx.ingress.kubernetes.io/rewrite-target': '/$2' };
  const hosts = [...new Set(own.routes.map(({ host }) => host))];
  new k8s.KubeIngress(scope, 'route', {
    metadata: { name: routeName(props), labels, ...(rewritten && { annotations: rewrite }) },
    spec: {
      ingressClassName: settings.routing.ingressClass,
      rules: own.routes.map(({ host, prefix }) => ({
        host,
        http: {
          paths: [
            rewritten
              ? { path: `${prefix.replace(/\/$/, '')}(/|$)(.*)`, pathType: 'ImplementationSpecific', backend }
              : { path: prefix, pathType: 'Prefix', backend },
          ],
        },
      })),
      tls: hosts.map((host) => ({ hosts: [host], secretName: certificateName(host) })),
    },
  });
}
