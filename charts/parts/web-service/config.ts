import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { WebService } from './web-service-props';

/**
 * The service's ConfigMaps, and a checksum of them for the Pod template: a changed value starts new Pods, and old and
 * canary Pods keep finding the map, which a hash in its name would prune away under them.
 */
export function config(scope: Construct, service: WebService): string {
  const { props, labels } = service;
  const data = variables(service);
  new ConfigMap(scope, 'config', { metadata: { name: `${props.name}-config`, labels }, data });
  const files = Object.fromEntries(Object.entries(props.files ?? {}).map(([path, text]) => [basename(path), text]));
  if (Object.keys(files).length > 0) {
    new ConfigMap(scope, 'files', { metadata: { name: `${props.name}-files`, labels }, data: files });
  }
  return createHash('sha256').update(JSON.stringify([data, files])).digest('hex');
}

/** The settings' variables win over the chart's, and each flag becomes FEATURE_<NAME> (seed rows C010 to C013, C084). */
function variables({ props, own }: WebService): Record<string, string> {
  const flags = Object.entries(own.featureFlags).map(([name, on]) => [flagName(name), String(on)] as const);
  return { ...props.variables, LOG_LEVEL: own.logLevel, ...Object.fromEntries(flags), ...own.variables };
}

const flagName = (name: string): string => `FEATURE_${name.replace(/([a-z0-9])([A-Z])|-/g, '$1_$2').toUpperCase()}`;
