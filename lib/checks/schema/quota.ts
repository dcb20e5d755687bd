import type { Json } from '../../manifest';
import { isWhole, parseQuantity, qualifiedNameFault } from '../../schema';
import type { Place } from './place';
import { quantityOf } from './resources';
import { show } from './say';

const measured = ['cpu', 'memory', 'ephemeral-storage', 'storage'];
const counted = ['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'];
const quotaNames = new Set([...measured, ...counted, ...['requests', 'limits'].flatMap((prefix) => measured.filter((name) => prefix === 'requests' || name !== 'storage').map((name) => `${prefix}.${name}`))]);
const scopes = ['BestEffort', 'CrossNamespacePodAffinity', 'NotBestEffort', 'NotTerminating', 'PriorityClass', 'Terminating'];

/** Resources of a domain other than Kubernetes' own are counted in whole numbers. */
const isExtended = (name: string): boolean => name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.');

/** What is wrong with the name of a resource that anything in the cluster may measure. */
export function resourceFault(name: string): string | undefined {
  return qualifiedNameFault(name) ?? (name.includes('/') || quotaNames.has(name) || name.startsWith('hugepages-') ? undefined : 'is neither a standard resource nor a name with a domain');
}

/** ResourceQuota: names of resources, amounts, and scopes that do not contradict each other. */
export function checkQuota(object: Place): void {
  const spec = object.child('spec');
  for (const [name, value] of spec.entries('hard')) {
    const fault = qualifiedNameFault(name);
    if (fault !== undefined) spec.fault('SCHEMA_NAME', ['hard', name], `resource ${show(name)}: ${fault}`);
    else if (!name.includes('/') && !quotaNames.has(name) && !/^(requests\.|limits\.)?hugepages-/.test(name)) {
      spec.fault('SCHEMA_UNSUPPORTED', ['hard', name], `${show(name)} cannot be limited by a quota`);
    }
    const amount = amountOf(value);
    if (amount !== undefined && amount < 0n) spec.fault('SCHEMA_RANGE', ['hard', name], 'must not be negative');
    else if (amount !== undefined && (counted.includes(name) || isExtended(name)) && !isWhole(amount)) spec.fault('SCHEMA_INVALID', ['hard', name], 'must be a whole number');
  }
  spec.texts('scopes').forEach((scope, index) => {
    if (!scopes.includes(scope)) spec.fault('SCHEMA_UNSUPPORTED', ['scopes', index], `${show(scope)} is not supported; ${scopes.join(', ')} are`);
  });
  for (const pair of [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']]) {
    if (pair.every((scope) => spec.texts('scopes').includes(scope))) spec.fault('SCHEMA_INVALID', 'scopes', `${pair.join(' and ')} exclude each other`);
  }
  for (const expression of spec.object('scopeSelector')?.items('matchExpressions') ?? []) checkScope(expression);
}

function checkScope(expression: Place): void {
  const operator = expression.text('operator');
  if (expression.text('scopeName') === '') expression.require('scopeName');
  if (operator === 'In' || operator === 'NotIn') expression.require('values', `with operator ${operator}`);
  if (operator === 'Exists' || operator === 'DoesNotExist') expression.forbid('values', `with operator ${operator}`);
  if (expression.text('scopeName') !== 'PriorityClass' && operator !== 'Exists' && operator !== '') {
    expression.fault('SCHEMA_INVALID', 'operator', 'must be Exists for this scope');
  }
}

const amountOf = (value: Json): bigint | undefined => (typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined);

const amounts = ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
/** Each pair is [smaller, greater]. */
const orders = [['min', 'max'], ['min', 'defaultRequest'], ['min', 'default'], ['defaultRequest', 'max'], ['defaultRequest', 'default'], ['default', 'max']] as const;

/** LimitRange: one item a type, and min <= defaultRequest <= default <= max. */
export function checkLimitRange(object: Place): void {
  const types = new Set<string>();
  for (const item of object.object('spec')?.items('limits') ?? []) {
    const type = item.text('type');
    if (types.has(type)) item.fault('SCHEMA_DUPLICATE', 'type', `another item is for ${type}`);
    types.add(type);
    if (type !== '' && !['Pod', 'Container', 'PersistentVolumeClaim'].includes(type) && !type.includes('/')) item.fault('SCHEMA_UNSUPPORTED', 'type', `${show(type)} is not supported; Pod, Container and PersistentVolumeClaim are`);
    item.name('type', qualifiedNameFault);
    if (type === 'Pod') for (const key of ['default', 'defaultRequest']) if (item.entries(key).length > 0) item.fault('SCHEMA_FORBIDDEN', key, 'may not be set for Pods');
    if (type === 'PersistentVolumeClaim' && quantityOf(item, 'min', 'storage') === undefined && quantityOf(item, 'max', 'storage') === undefined) {
      item.fault('SCHEMA_REQUIRED', 'max', 'min or max of storage is required for claims');
    }
    for (const key of amounts) checkNames(item, key);
    checkOrder(item);
  }
}

function checkNames(item: Place, key: string): void {
  for (const [name] of item.entries(key)) {
    const fault = qualifiedNameFault(name);
    if (fault !== undefined) item.fault('SCHEMA_NAME', [key, name], `resource ${show(name)}: ${fault}`);
    else if (!name.includes('/') && !measured.includes(name) && !name.startsWith('hugepages-')) item.fault('SCHEMA_UNSUPPORTED', [key, name], `${show(name)} is no resource that can be limited`);
  }
}

function checkOrder(item: Place): void {
  const names = new Set(amounts.flatMap((key) => item.entries(key).map(([name]) => name)));
  for (const name of names) {
    for (const [smaller, greater] of orders) {
      const low = quantityOf(item, smaller, name);
      const high = quantityOf(item, greater, name);
      if (low !== undefined && high !== undefined && low > high) item.fault('SCHEMA_INVALID', [smaller, name], `${smaller} is more than ${greater}`);
    }
    const ratio = quantityOf(item, 'maxLimitRequestRatio', name);
    const low = quantityOf(item, 'min', name);
    const high = quantityOf(item, 'max', name);
    if (ratio !== undefined && low !== undefined && high !== undefined && low !== 0n && Number(ratio) / 1e9 > Number(high) / Number(low)) {
      item.fault('SCHEMA_INVALID', ['maxLimitRequestRatio', name], 'is more than max divided by min');
    }
    if (ratio !== undefined && ratio < 1_000_000_000n) item.fault('SCHEMA_INVALID', ['maxLimitRequestRatio', name], 'must be at least 1');
  }
}
