import { dnsSubdomainFault } from '../../schema';
import { checkSelector } from './labels';
import type { Place } from './place';
import { checkUnique } from './place';
import { show } from './say';

const mostPriority = 1_000_000_000;

/** PriorityClass: values above a thousand million and names with `system-` are the system's own. */
export function checkPriorityClass(object: Place): void {
  const name = object.object('metadata')?.text('name') ?? '';
  const value = object.number('value') ?? 0;
  if (name.startsWith('system-')) object.fault('SCHEMA_FORBIDDEN', ['metadata', 'name'], 'the prefix "system-" is reserved');
  else if (value > mostPriority) object.fault('SCHEMA_RANGE', 'value', `${value} is more than ${mostPriority}`);
}

/** Mutating and validating webhook configurations. */
export function checkWebhooks(object: Place): void {
  const hooks = object.items('webhooks');
  checkUnique(hooks, 'name');
  for (const hook of hooks) {
    const name = hook.text('name');
    if (name !== '' && (dnsSubdomainFault(name) !== undefined || name.split('.').length < 3)) hook.fault('SCHEMA_NAME', 'name', `${show(name)} must be a full domain name of three parts or more`);
    if (!['None', 'NoneOnDryRun'].includes(hook.text('sideEffects'))) hook.fault('SCHEMA_UNSUPPORTED', 'sideEffects', 'must be None or NoneOnDryRun');
    hook.range('timeoutSeconds', 1, 30);
    checkSelector(hook.object('namespaceSelector'));
    checkSelector(hook.object('objectSelector'));
    for (const rule of hook.items('rules')) for (const key of ['operations', 'apiGroups', 'apiVersions', 'resources']) rule.require(key);
    checkClient(hook.object('clientConfig'));
  }
}

function checkClient(client: Place | undefined): void {
  if (client === undefined) return;
  const url = client.text('url');
  if (client.has('url') === client.has('service')) client.fault('SCHEMA_REQUIRED', 'url', 'exactly one of url and service is required');
  if (client.has('url') && !url.startsWith('https://')) client.fault('SCHEMA_INVALID', 'url', `${show(url)} must be an https URL`);
  client.object('service')?.range('port', 1, 65535);
}

/** CustomResourceDefinition: its name is plural.group, and one version is stored. */
export function checkDefinition(object: Place): void {
  const spec = object.object('spec');
  if (spec === undefined) return;
  const wanted = `${spec.object('names')?.text('plural') ?? ''}.${spec.text('group')}`;
  const name = object.object('metadata')?.text('name') ?? '';
  if (name !== '' && name !== wanted) object.fault('SCHEMA_NAME', ['metadata', 'name'], `must be ${wanted}, the plural and the group`);
  spec.among('scope', ['Cluster', 'Namespaced']);
  const versions = spec.items('versions');
  checkUnique(versions, 'name');
  const stored = versions.filter((version) => version.isTrue('storage'));
  if (versions.length > 0 && stored.length !== 1) spec.fault('SCHEMA_INVALID', 'versions', 'exactly one version has storage: true');
  for (const version of versions) if (version.object('schema')?.object('openAPIV3Schema') === undefined) version.fault('SCHEMA_REQUIRED', ['schema', 'openAPIV3Schema'], 'a structural schema is required');
}

/** An APIService is named after what it serves. */
export function checkApiService(object: Place): void {
  const spec = object.object('spec');
  const wanted = `${spec?.text('version') ?? ''}.${spec?.text('group') ?? ''}`;
  const name = object.object('metadata')?.text('name') ?? '';
  if (name !== '' && name !== wanted) object.fault('SCHEMA_NAME', ['metadata', 'name'], `must be ${wanted}, the version and the group`);
}
