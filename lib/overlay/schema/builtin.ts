import type { CompactNode, CompactSchema } from './compact';
import schema from './kubernetes.json';
import type { FieldSchema, OpenApi } from './open-api';

// The literal types of a file this size help nobody.
const compact = schema as unknown as CompactSchema;

class CompactField implements FieldSchema {
  constructor(private readonly node: CompactNode) {}

  get patchStrategy(): string {
    return this.node.strategy ?? '';
  }

  get mergeKeys(): readonly string[] {
    return this.node.keys ?? [];
  }

  field(name: string): FieldSchema | undefined {
    const { fields, values } = this.node;
    return wrap(fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : values);
  }

  elements(): FieldSchema | undefined {
    return wrap(this.node.items);
  }
}

const wrapped = new Map<CompactNode, FieldSchema>();
const empty: CompactNode = {};

function wrap(child: number | CompactNode | undefined): FieldSchema | undefined {
  if (child === undefined) return undefined;
  const node = typeof child === 'number' ? (compact.nodes[child] ?? empty) : child;
  let field = wrapped.get(node);
  if (field === undefined) wrapped.set(node, (field = new CompactField(node)));
  return field;
}

/** Kustomize knows the scope of these, though its schema is older. */
const newer = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

/** The schema that kustomize v5.8 merges and scopes by: Kubernetes 1.21's, in kubernetes.json. */
export const builtinOpenApi: OpenApi = {
  schemaFor: (apiVersion, kind) => {
    const kinds = compact.kinds[apiVersion];
    return kinds === undefined || !Object.hasOwn(kinds, kind) ? undefined : wrap(kinds[kind]);
  },
  isNamespaced: (apiVersion, kind) => {
    if (compact.cluster[apiVersion]?.includes(kind) || (apiVersion === 'admissionregistration.k8s.io/v1' && newer.includes(kind))) return false;
    return compact.namespaced[apiVersion]?.includes(kind) ? true : undefined;
  },
};
