import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, textAt } from '../field';
import { objectIndex } from '../object-index';
import { reportAt } from '../report-at';

const group = 'rbac.authorization.k8s.io';

/** Permissions without a limit: RBAC_WILDCARD. */
export function checkRoles(context: CheckContext): Issue[] {
  const { ofKind } = objectIndex(context);
  const roles = [`Role.${group}`, `ClusterRole.${group}`].flatMap(ofKind).flatMap((manifest) =>
    listAt(manifest.object, 'rules').flatMap((rule, index) =>
      ['verbs', 'resources', 'apiGroups', 'nonResourceURLs'].flatMap((field) =>
        listAt(rule, field).includes('*') ? [reportAt(manifest, 'RBAC_WILDCARD', `This rule allows all ${field}.`, { path: `rules[${index}].${field}` })] : [],
      ),
    ),
  );
  const bindings = [`RoleBinding.${group}`, `ClusterRoleBinding.${group}`].flatMap(ofKind).flatMap((manifest) =>
    textAt(manifest.object, 'roleRef', 'name') === 'cluster-admin' ? [reportAt(manifest, 'RBAC_WILDCARD', 'This binding allows everything.', { path: 'roleRef.name' })] : [],
  );
  return [...roles, ...bindings];
}
