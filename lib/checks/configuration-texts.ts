import type { Json, KubeObject } from '../manifest';
import { keyPath, listAt, textAt, textMapAt } from './field';
import { kindOf } from './object-index';
import { containersOf, templatesOf } from './pod-templates';
import { walkPath } from './walk-path';

/** A text that a process reads as its configuration. */
export interface ConfigurationText {
  readonly text: string;
  /** The variable or key that holds it. */
  readonly name?: string;
  readonly path: string;
  /** Names that the Pod gives to addresses itself. */
  readonly ownHosts?: readonly string[];
}

/** Texts by kind, where not in a Pod template. */
const textFields: Readonly<Record<string, readonly string[]>> = {
  'Probe.monitoring.coreos.com': ['spec.targets.staticConfig.static[]', 'spec.prober.url'],
  'AnalysisTemplate.argoproj.io': ['spec.metrics[].provider.prometheus.address', 'spec.metrics[].provider.web.url'],
  'Cluster.postgresql.cnpg.io': ['spec.externalClusters[].connectionParameters.host'],
};

const mapFields: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['data'],
  'ExternalSecret.external-secrets.io': ['spec', 'target', 'template', 'data'],
};

/** Literal variables, arguments and commands of containers, and the values of ConfigMaps. */
export function configurationTexts(object: KubeObject): ConfigurationText[] {
  const kind = kindOf(object);
  const map = mapFields[kind];
  const values = map === undefined ? [] : Object.entries(textMapAt(object, ...map)).map(([name, text]) => ({ name, text, path: keyPath(map.join('.'), name) }));
  const fields = (textFields[kind] ?? []).flatMap((field) => walkPath(object, field).flatMap(({ value, path }) => (typeof value === 'string' ? [{ text: value, path }] : [])));
  return [...values, ...fields, ...inContainers(object)];
}

function inContainers(object: KubeObject): ConfigurationText[] {
  return templatesOf(object).flatMap((template) => {
    const ownHosts = listAt(template.spec, 'hostAliases').flatMap((alias) => listAt(alias, 'hostnames').filter((name) => typeof name === 'string'));
    return containersOf(template).flatMap(({ container, path }) => [
      ...listAt(container, 'env').flatMap((entry, index) => textOf(entry, `${path}.env[${index}].value`, ownHosts)),
      ...(['command', 'args'] as const).flatMap((list) => listAt(container, list).flatMap((value, index) => (typeof value === 'string' ? [argument(value, `${path}.${list}[${index}]`, ownHosts)] : []))),
    ]);
  });
}

function textOf(entry: Json, path: string, ownHosts: readonly string[]): ConfigurationText[] {
  const text = textAt(entry, 'value');
  const name = textAt(entry, 'name');
  return text === undefined ? [] : [{ text, path, ownHosts, ...(name === undefined ? {} : { name }) }];
}

/** `--redis-host=redis` is a variable on the command line. */
function argument(value: string, path: string, ownHosts: readonly string[]): ConfigurationText {
  const [, name, text] = /^--?([A-Za-z][\w-]*)=(.*)$/s.exec(value) ?? [];
  return name === undefined || text === undefined ? { text: value, path, ownHosts } : { name, text, path, ownHosts };
}
