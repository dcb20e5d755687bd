import { dns1035LabelFault, dnsLabelFault, dnsSubdomainFault, qualifiedNameFault } from '../../schema';
import { checkSelector } from './labels';
import type { Place } from './place';
import { checkUnique } from './place';
import { checkAmounts } from './resources';
import { show } from './say';

const mostPriority = 1_000_000_000;

/** The classes that the server makes itself, with their values. */
const systemClasses: Readonly<Record<string, number>> = { 'system-cluster-critical': 2_000_000_000, 'system-node-critical': 2_000_001_000 };

/** PriorityClass: values above a thousand million and names with `system-` are the system's own. */
export function checkPriorityClass(object: Place): void {
  const name = object.object('metadata')?.text('name') ?? '';
  const value = object.number('value') ?? 0;
  if (systemClasses[name] === value) return;
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
    checkVersions(hook);
    checkUnique(hook.items('matchConditions'), 'name');
    for (const condition of hook.items('matchConditions')) condition.name('name', qualifiedNameFault);
    hook.range('timeoutSeconds', 1, 30);
    checkSelector(hook.object('namespaceSelector'));
    checkSelector(hook.object('objectSelector'));
    for (const rule of hook.items('rules')) checkHookRule(rule);
    checkClient(hook.object('clientConfig'));
  }
}

/** The versions of AdmissionReview that the server can send. */
function checkVersions(hook: Place): void {
  const versions = hook.texts('admissionReviewVersions');
  versions.forEach((version, index) => {
    hook.nameAt(['admissionReviewVersions', index], version, dns1035LabelFault);
    if (versions.indexOf(version) < index) hook.fault('SCHEMA_DUPLICATE', ['admissionReviewVersions', index], `${show(version)} stands twice`);
  });
  if (versions.length > 0 && !versions.includes('v1') && !versions.includes('v1beta1')) hook.fault('SCHEMA_INVALID', 'admissionReviewVersions', 'must hold v1 or v1beta1');
}

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

function checkHookRule(rule: Place): void {
  for (const key of ['operations', 'apiGroups', 'apiVersions', 'resources']) {
    rule.require(key);
    const empty = key === 'apiGroups' ? -1 : rule.texts(key).indexOf('');
    if (empty >= 0) rule.fault('SCHEMA_REQUIRED', [key, empty], 'must not be empty');
  }
  if (rule.has('scope') && !['*', 'Cluster', 'Namespaced'].includes(rule.text('scope'))) rule.fault('SCHEMA_UNSUPPORTED', 'scope', 'must be Cluster, Namespaced or *');
  const held = rule.texts('operations');
  held.forEach((operation, index) => {
    if (!operations.includes(operation)) rule.fault('SCHEMA_UNSUPPORTED', ['operations', index], `${show(operation)} is not supported; ${operations.join(', ')} are`);
  });
  for (const key of ['operations', 'apiGroups', 'apiVersions']) {
    if (rule.texts(key).length > 1 && rule.texts(key).includes('*')) rule.fault('SCHEMA_INVALID', key, '"*" stands alone');
  }
}

/** RuntimeClass: the handler's name is a DNS label, and the overhead is one of a container's resources. */
export function checkRuntimeClass(object: Place): void {
  object.name('handler', dnsLabelFault);
  const overhead = object.object('overhead');
  if (overhead !== undefined) checkAmounts(overhead, 'podFixed');
}

export function checkLease(object: Place): void {
  const spec = object.child('spec');
  spec.range('leaseDurationSeconds', 1);
  spec.range('leaseTransitions', 0);
}

/** An absolute path whose segments are DNS names. */
function servicePathFault(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must start with "/"';
  const fault = path === '/' ? undefined : path.slice(1).replace(/\/$/, '').split('/').map(dnsSubdomainFault).find((found) => found !== undefined);
  return fault === undefined ? undefined : `each part ${fault}`;
}

function checkClient(client: Place | undefined): void {
  if (client === undefined) return;
  const url = client.text('url');
  if (client.has('url') === client.has('service')) client.fault('SCHEMA_REQUIRED', 'url', 'exactly one of url and service is required');
  if (client.has('url') && !url.startsWith('https://')) client.fault('SCHEMA_INVALID', 'url', `${show(url)} must be an https URL`);
  const service = client.object('service');
  service?.range('port', 1, 65535);
  service?.name('path', servicePathFault);
}

/** An APIService is named after what it serves. */
export function checkApiService(object: Place): void {
  const spec = object.child('spec');
  const wanted = `${spec.text('version')}.${spec.text('group')}`;
  const name = object.child('metadata').text('name');
  if (name !== '' && name !== wanted) object.fault('SCHEMA_NAME', ['metadata', 'name'], `must be ${wanted}, the version and the group`);
  spec.range('groupPriorityMinimum', 1, 20000);
  spec.range('versionPriority', 1, 1000);
  const service = spec.object('service');
  for (const key of ['name', 'namespace']) service?.require(key);
  service?.range('port', 1, 65535);
  if (service === undefined && spec.isTrue('insecureSkipTLSVerify')) spec.fault('SCHEMA_INVALID', 'insecureSkipTLSVerify', 'may not be true without a service');
}
