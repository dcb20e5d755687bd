import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, objectAt, textAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { knownObjects } from '../references/known-objects';
import type { KnownObjects } from '../references/known-objects';
import type { KnownService } from '../references/made-services';
import { madeServices } from '../references/made-services';
import { reportAt } from '../report-at';

/**
 * Variables that the kubelet makes of Services and the app has of its own: SERVICE_LINK_COLLIDES, one issue a container.
 * Kubernetes, "Service: Environment variables"; headless Services get none.
 */
export function checkServiceLinks(context: CheckContext): Issue[] {
  const injected = injectedVariables(context);
  const known = knownObjects(context);
  return podTemplates(context).flatMap((template) => {
    const here = injected.get(template.namespace);
    if (here === undefined || template.spec['enableServiceLinks'] === false) return [];
    return containersOf(template).flatMap(({ container, name, path }) => {
      const clashes = variablesOf(template, container, known).filter((variable) => here.has(variable));
      if (clashes.length === 0) return [];
      const services = [...new Set(clashes.map((variable) => here.get(variable)))].sort().join(', ');
      return [reportAt(template.manifest, 'SERVICE_LINK_COLLIDES', `The kubelet sets ${[...new Set(clashes)].sort().join(', ')} of container "${name}" for Service ${services}.`, { path })];
    });
  });
}

function variablesOf({ namespace }: PodTemplate, container: Parameters<typeof listAt>[0], { keys }: KnownObjects): string[] {
  const own = listAt(container, 'env').flatMap((entry) => textAt(entry, 'name') ?? []);
  const from = listAt(container, 'envFrom').flatMap((source) => {
    const prefix = textAt(source, 'prefix') ?? '';
    const map = textAt(objectAt(source, 'configMapRef'), 'name');
    const secret = textAt(objectAt(source, 'secretRef'), 'name');
    const found = map === undefined ? (secret === undefined ? [] : keys('Secret', namespace, secret)) : keys('ConfigMap', namespace, map);
    return (found ?? []).map((key) => `${prefix}${key}`);
  });
  return [...own, ...from];
}

/** Service by variable, for each namespace. */
function injectedVariables(context: CheckContext): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const variables = new Map<string, Map<string, string>>();
  for (const { object } of objectIndex(context).ofKind('Service')) {
    const here = variables.get(namespaceOf(object)) ?? new Map<string, string>();
    for (const service of madeServices(object)) for (const variable of variablesFor(service)) here.set(variable, service.name);
    variables.set(namespaceOf(object), here);
  }
  return variables;
}

function variablesFor({ name, ports, external, headless }: KnownService): string[] {
  if (external || headless || ports.length === 0) return [];
  const prefix = name.toUpperCase().replaceAll('-', '_');
  return [
    `${prefix}_SERVICE_HOST`,
    `${prefix}_SERVICE_PORT`,
    `${prefix}_PORT`,
    ...ports.flatMap((port) => {
      const link = `${prefix}_PORT_${port.port}_${port.protocol}`;
      const named = port.name === undefined ? [] : [`${prefix}_SERVICE_PORT_${port.name.toUpperCase().replaceAll('-', '_')}`];
      return [link, `${link}_PROTO`, `${link}_PORT`, `${link}_ADDR`, ...named];
    }),
  ];
}
