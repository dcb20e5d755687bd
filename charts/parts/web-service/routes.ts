import type { Construct } from 'constructs';
import { gatewayRoute } from './route-gateway';
import { nginxRoute } from './route-nginx';
import type { WebService } from './web-service-props';

/** How requests from outside reach the service; nothing where the settings give it no route. */
export function routes(scope: Construct, service: WebService): void {
  if (service.own.routes.length === 0) return;
  if (service.settings.routing.kind === 'nginx') nginxRoute(scope, service);
  else gatewayRoute(scope, service);
}
