import { dnsSubdomainFault, pathSegmentFault } from '../../schema';
import { checkSelector } from './labels';
import type { Place } from './place';
import { show } from './say';

const rbac = 'rbac.authorization.k8s.io';

export function checkRole(object: Place): void {
  for (const rule of object.items('rules')) {
    checkRule(rule);
    if (rule.texts('nonResourceURLs').length > 0) rule.fault('SCHEMA_INVALID', 'nonResourceURLs', 'a Role of one namespace grants no URLs outside it');
  }
}

export function checkClusterRole(object: Place): void {
  for (const rule of object.items('rules')) checkRule(rule);
  const aggregation = object.object('aggregationRule');
  if (aggregation === undefined) return;
  if (aggregation.items('clusterRoleSelectors').length === 0) aggregation.require('clusterRoleSelectors');
  for (const selector of aggregation.items('clusterRoleSelectors')) checkSelector(selector);
}

function checkRule(rule: Place): void {
  rule.require('verbs');
  if (rule.texts('nonResourceURLs').length > 0) {
    for (const key of ['apiGroups', 'resources', 'resourceNames']) rule.forbid(key, 'beside nonResourceURLs');
    return;
  }
  rule.require('apiGroups');
  rule.require('resources');
}

/** RoleBinding and ClusterRoleBinding. */
export function checkBinding(object: Place, roles: readonly string[]): void {
  const namespaced = roles.includes('Role');
  const reference = object.object('roleRef');
  if (reference !== undefined) {
    const group = reference.text('apiGroup');
    if (group !== '' && group !== rbac) reference.fault('SCHEMA_UNSUPPORTED', 'apiGroup', `${show(group)} is not supported; ${rbac} is`);
    reference.among('kind', roles);
    reference.name('name', pathSegmentFault);
  }
  for (const subject of object.items('subjects')) checkSubject(subject, namespaced);
}

function checkSubject(subject: Place, namespaced: boolean): void {
  const kind = subject.text('kind');
  const group = subject.text('apiGroup');
  subject.require('name');
  if (kind === 'ServiceAccount') {
    subject.name('name', dnsSubdomainFault);
    if (group !== '') subject.fault('SCHEMA_UNSUPPORTED', 'apiGroup', 'must be empty for a ServiceAccount');
    if (!namespaced) subject.require('namespace', 'for a ServiceAccount');
  } else if (kind === 'User' || kind === 'Group') {
    if (group !== '' && group !== rbac) subject.fault('SCHEMA_UNSUPPORTED', 'apiGroup', `must be ${rbac} for a ${kind}`);
  } else if (kind !== '') {
    subject.fault('SCHEMA_UNSUPPORTED', 'kind', `${show(kind)} is not supported; ServiceAccount, User and Group are`);
  }
}
