import { dnsLabelFault, dnsSubdomainFault, isAddress, qualifiedNameFault } from '../../schema';
import { checkAppArmor } from './app-armor';
import { checkContainer, checkHostPorts } from './container';
import { checkAnnotations, checkLabels } from './labels';
import type { Place } from './place';
import { checkScheduling } from './scheduling';
import { checkPodSecurity } from './security-context';
import type { VolumeTable } from './volume-mounts';
import { checkVolumes } from './volumes';
import { checkOperatingSystem } from './windows';

export interface PodSpecOptions {
  /** Restart policies that the kind allows. @default - all */
  readonly restart?: readonly string[];
  /** Volumes that the kind itself adds, as volumeClaimTemplates do. */
  readonly claims?: readonly string[];
  /** Part of a template. @default false - a Pod itself */
  readonly template?: boolean;
}

/** Judges a Pod template: the labels and annotations it gives, and the spec. */
export function checkTemplate(template: Place | undefined, options: PodSpecOptions): void {
  const metadata = template?.object('metadata');
  if (metadata !== undefined) {
    checkLabels(metadata, 'labels');
    checkAnnotations(metadata);
  }
  const spec = template?.object('spec');
  if (spec === undefined) {
    template?.fault('SCHEMA_REQUIRED', ['spec', 'containers'], 'a Pod needs at least one container');
    return;
  }
  spec.forbid('ephemeralContainers', 'in a manifest: they are added to running Pods');
  checkPodSpec(spec, { ...options, template: true });
  if (metadata !== undefined) checkAppArmor(metadata, spec);
}

/** Judges a Pod's spec as the API server does after decoding it. The rules are in the files that this one calls. */
export function checkPodSpec(spec: Place, { restart = ['Always', 'OnFailure', 'Never'], claims = [], template = false }: PodSpecOptions): void {
  const containers = spec.items('containers');
  const initial = spec.items('initContainers');
  const ephemeral = spec.items('ephemeralContainers');
  const hostNetwork = spec.isTrue('hostNetwork');
  const volumes: VolumeTable = new Map([...spec.items('volumes').map((volume) => [volume.text('name'), volume.has('persistentVolumeClaim') || volume.has('ephemeral')] as const), ...claims.map((claim) => [claim, true] as const)]);
  checkVolumes(spec);
  for (const container of containers) checkContainer(container, { volumes, hostNetwork, template });
  for (const container of initial) checkContainer(container, { volumes, hostNetwork, template, initial: true });
  checkContainerNames([...containers, ...initial, ...ephemeral]);
  checkHostPorts(containers);
  checkRestart(spec, restart);
  checkNames(spec);
  checkDns(spec);
  checkScheduling(spec);
  checkPodSecurity(spec);
  checkOperatingSystem(spec, [...containers, ...initial]);
}

function checkContainerNames(containers: readonly Place[]): void {
  const seen = new Set<string>();
  for (const container of containers) {
    const name = container.text('name');
    if (name !== '' && seen.has(name)) container.fault('SCHEMA_DUPLICATE', 'name', `another container is named "${name}"`);
    seen.add(name);
  }
}

function checkRestart(spec: Place, allowed: readonly string[]): void {
  const policy = spec.text('restartPolicy') || 'Always';
  if (!allowed.includes(policy) && ['Always', 'OnFailure', 'Never'].includes(policy)) {
    spec.fault('SCHEMA_UNSUPPORTED', 'restartPolicy', `${spec.has('restartPolicy') ? policy : 'the default, Always,'} is not supported here; ${allowed.join(' or ')} is`);
  }
  spec.range('activeDeadlineSeconds', 1, 2 ** 31 - 1);
}

function checkNames(spec: Place): void {
  for (const key of ['serviceAccountName', 'nodeName', 'priorityClassName']) spec.name(key, dnsSubdomainFault);
  spec.pointer('runtimeClassName', dnsSubdomainFault);
  for (const key of ['hostname', 'subdomain']) spec.name(key, dnsLabelFault);
  for (const gate of spec.items('readinessGates')) gate.name('conditionType', qualifiedNameFault);
  const gates = new Set<string>();
  for (const gate of spec.items('schedulingGates')) {
    const name = gate.text('name');
    gate.name('name', qualifiedNameFault);
    if (gates.has(name)) gate.fault('SCHEMA_DUPLICATE', 'name', `"${name}" stands twice`);
    gates.add(name);
  }
  for (const alias of spec.items('hostAliases')) {
    const ip = alias.text('ip');
    if (!isAddress(ip)) alias.fault('SCHEMA_FORMAT', 'ip', `"${ip}" is no IP address`);
    alias.texts('hostnames').forEach((name, index) => alias.nameAt(['hostnames', index], name, dnsSubdomainFault));
  }
}

const mostNameservers = 3;
const mostSearches = 32;

function checkDns(spec: Place): void {
  const config = spec.object('dnsConfig');
  const servers = config?.texts('nameservers') ?? [];
  if (spec.text('dnsPolicy') === 'None' && servers.length === 0) spec.fault('SCHEMA_REQUIRED', ['dnsConfig', 'nameservers'], 'at least one name server is required with dnsPolicy None');
  if (config === undefined) return;
  if (servers.length > mostNameservers) config.fault('SCHEMA_RANGE', 'nameservers', `has ${servers.length} items; at most ${mostNameservers} are allowed`);
  servers.forEach((server, index) => {
    if (!isAddress(server)) config.fault('SCHEMA_FORMAT', ['nameservers', index], `"${server}" is no IP address`);
  });
  const searches = config.texts('searches');
  if (searches.length > mostSearches) config.fault('SCHEMA_RANGE', 'searches', `has ${searches.length} items; at most ${mostSearches} are allowed`);
  searches.forEach((domain, index) => config.nameAt(['searches', index], domain.replace(/\.$/, ''), dnsSubdomainFault));
  for (const option of config.items('options')) option.require('name');
}
