import type { KindSchema, NameFault } from '../../schema';
import { dns1035LabelFault, dnsLabelFault, dnsSubdomainFault, pathSegmentFault, qualifiedNameFault } from '../../schema';
import { checkAnnotations, checkLabels } from './labels';
import type { Place } from './place';

/** Kinds whose names are not DNS subdomains. */
const nameRules: Readonly<Record<string, (text: string) => NameFault>> = {
  'v1/Namespace': dnsLabelFault,
  'v1/Service': dns1035LabelFault,
  'apiregistration.k8s.io/v1/APIService': pathSegmentFault,
  'apps/v1/StatefulSet': dnsLabelFault,
  'policy/v1/PodDisruptionBudget': pathSegmentFault,
  'rbac.authorization.k8s.io/v1/Role': pathSegmentFault,
  'rbac.authorization.k8s.io/v1/ClusterRole': pathSegmentFault,
  'rbac.authorization.k8s.io/v1/RoleBinding': pathSegmentFault,
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': pathSegmentFault,
};

const standardFinalizers = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/**
 * Judges `metadata`: the name by the kind's own syntax, namespace and scope, labels, annotations, finalizers and owners.
 * Reports SCHEMA_REQUIRED, SCHEMA_NAME, SCHEMA_SCOPE, SCHEMA_LABEL, SCHEMA_RANGE and SCHEMA_DUPLICATE.
 */
export function checkMetadata(metadata: Place, { apiVersion, kind, namespaced, custom }: Pick<KindSchema, 'apiVersion' | 'kind' | 'namespaced' | 'custom'>): void {
  const rule = nameRules[`${apiVersion}/${kind}`] ?? dnsSubdomainFault;
  const generateName = metadata.text('generateName');
  if (generateName === '') metadata.require('name');
  // The server appends five characters, so a dash may end the prefix.
  else metadata.nameAt('generateName', generateName.replace(/-$/, 'x'), rule);
  metadata.name('name', rule);
  if (namespaced) metadata.name('namespace', dnsLabelFault);
  else if (metadata.text('namespace') !== '') metadata.fault('SCHEMA_SCOPE', 'namespace', `${kind} is cluster-scoped and has no namespace`);
  checkLabels(metadata, 'labels');
  checkAnnotations(metadata);
  metadata.range('generation', 0);
  metadata.texts('finalizers').forEach((finalizer, index) => {
    const fault = qualifiedNameFault(finalizer) ?? (custom || finalizer.includes('/') || standardFinalizers.has(finalizer) ? undefined : 'has no domain');
    if (fault !== undefined) metadata.fault('SCHEMA_LABEL', ['finalizers', index], `finalizer "${finalizer}": ${fault}`);
  });
  checkOwners(metadata);
}

function checkOwners(metadata: Place): void {
  const owners = metadata.items('ownerReferences');
  for (const owner of owners) {
    const apiVersion = owner.text('apiVersion');
    if (apiVersion.endsWith('/') || apiVersion.split('/').length > 2) owner.fault('SCHEMA_INVALID', 'apiVersion', `"${apiVersion}" is no API version`);
  }
  const controllers = new Map(owners.filter((owner) => owner.isTrue('controller')).map((owner) => [owner.text('uid'), owner]));
  for (const controller of [...controllers.values()].slice(1)) controller.fault('SCHEMA_DUPLICATE', 'controller', 'an object has at most one controlling owner');
}
