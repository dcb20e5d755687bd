import type { Json, JsonObject } from '../../manifest';
import type { FieldSpec } from '../fields/field-spec';
import type { Visit } from '../fields/visit-field';
import { visitField } from '../fields/visit-field';
import { refuse } from '../issues';
import type { ResMap } from '../resource/res-map';
import { isMap, printId, textOf } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import { assignShared } from '../shared-values';
import type { Step, Target, Transformer } from '../step';

/**
 * Puts everything into one namespace: `metadata.namespace` of namespaced kinds, the name of the Namespace itself, the
 * ServiceAccount subjects of role bindings, and the configured fields.
 *
 *     namespace: shop-prod
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_namespacetransformer_
 * Refusals: NAMESPACE_CONFLICT, FIELD_MISMATCH. Strict: NAMESPACE_ON_CLUSTER_SCOPED (see strict/cluster-scoped.ts).
 */
export interface NamespaceConfig {
  readonly namespace: string;
  readonly fieldSpecs: readonly FieldSpec[];
  readonly unsetOnly?: boolean;
  /** `defaultOnly` (the default), `allServiceAccounts` or `none`. */
  readonly setRoleBindingSubjects?: string;
}

export const namespace: Transformer = (target) => {
  const { namespace: name } = target.kustomization;
  if (!name) return [];
  return [namespaceStep({ namespace: name, fieldSpecs: target.configuration.namespace }, target, { ...target.place, path: ['namespace'] })];
};

export function namespaceStep(config: NamespaceConfig, target: Pick<Target, 'build'>, place: Step['place']): Step {
  return { kind: 'NamespaceTransformer', place, run: (map) => applyNamespace(map, config, target, place) };
}

const subjectModes = ['', 'defaultOnly', 'allServiceAccounts', 'none'];

function applyNamespace(map: ResMap, config: NamespaceConfig, { build }: Pick<Target, 'build'>, place: Step['place']): void {
  const mode = config.setRoleBindingSubjects ?? '';
  if (!subjectModes.includes(mode)) {
    refuse(build, 'TRANSFORMER_INVALID', `setRoleBindingSubjects must be one of defaultOnly, allServiceAccounts, none, not ${mode}`, place);
    return;
  }
  if (config.namespace === '') return;
  const set: SetNamespace = (holder, key) => {
    const value = holder[key];
    if (config.unsetOnly && value !== undefined && value !== null && value !== '') return;
    assignShared(holder, key, config.namespace);
  };
  const fields = config.fieldSpecs.filter((spec) => !isOwnRule(spec)).map((spec) => ({ spec, visit: visitOf(spec.path, set) }));
  for (const resource of map.resources) {
    resource.rememberId();
    const fault = moveResource(resource, fields, mode, set);
    if (fault !== undefined) return refuse(build, 'FIELD_MISMATCH', `${printId(resource.id)}: ${fault}`, place);
    map.refresh(resource);
  }
  const same = map.twin ? map.withCurrentId(map.twin) : [];
  if (same.length === 0) return;
  const former = same.map((item) => printId(item.originalId)).join(' and ');
  refuse(build, 'NAMESPACE_CONFLICT', `in namespace ${config.namespace} these become one: ${former}`, place);
}

/** Fields that are set whatever is configured, by moveResource itself. */
const isOwnRule = ({ path, kind }: FieldSpec): boolean => path === 'metadata/namespace' || (path === 'subjects/namespace' && isBinding(kind));

/** Writes the namespace into a field. */
type SetNamespace = (holder: JsonObject, key: string) => void;

interface Field {
  readonly spec: FieldSpec;
  readonly visit: Visit;
}

function visitOf(path: string, set: SetNamespace): Visit {
  return (holder, key) => {
    const held = holder[key];
    if (typeof held === 'object' && held !== null) return `namespace field ${path} must hold a plain value`;
    set(holder, key);
    return undefined;
  };
}

/** Puts one resource into the namespace; answers what is wrong, or undefined. */
function moveResource(resource: Resource, fields: readonly Field[], mode: string, set: SetNamespace): string | undefined {
  const obstacle = resource.isOutsideNamespaces ? undefined : visitOf('metadata/namespace', set)(resource.editMetadata(), 'namespace');
  if (obstacle !== undefined) return obstacle;
  const misfit = isBinding(resource.kind) ? setSubjects(resource.object.subjects, mode, set) : undefined;
  if (misfit !== undefined) return misfit;
  for (const { spec, visit } of fields) {
    if (spec.path === 'metadata/name' && resource.kind === 'Namespace' && resource.apiVersion !== 'v1') continue;
    const fault = visitField(resource, spec, visit, 'text');
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const isBinding = (kind: string | undefined): boolean => kind === 'RoleBinding' || kind === 'ClusterRoleBinding';

/** Answers what is wrong with the subjects, or undefined. */
function setSubjects(subjects: Json | undefined, mode: string, set: SetNamespace): string | undefined {
  if (mode === 'none' || subjects === undefined || subjects === null) return undefined;
  if (!Array.isArray(subjects)) return 'subjects is no list';
  for (const subject of subjects) {
    if (!isMap(subject)) return 'a subject is no map';
    const [key, meant] = mode === 'allServiceAccounts' ? ['kind', 'ServiceAccount'] : ['name', 'default'];
    const held = subject[key] ?? null;
    if (held !== null && typeof held === 'object') return `the ${key} of a subject must be a plain value`;
    const fault = textOf(held) === meant ? visitOf('subjects/namespace', set)(subject, 'namespace') : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}
