// Regenerates lib/schema/data from public definitions:
//   node scripts/compile-schema.mjs OPENAPI.json SCOPES.json CRD_DIRECTORY
// OPENAPI.json: the `definitions` of a Kubernetes API server (/openapi/v2). SCOPES.json: `apiVersion/Kind` to
// Namespaced or Cluster. CRD_DIRECTORY: one CustomResourceDefinition a file, as JSON.
// Equal sub-schemas are stored once and named by their number, which makes 1.5 MB of definitions a tenth of that.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [openapiFile, scopesFile, crdDirectory] = process.argv.slice(2);
if (!crdDirectory) {
  process.stderr.write('usage: node scripts/compile-schema.mjs OPENAPI.json SCOPES.json CRD_DIRECTORY\n');
  process.exit(2);
}
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const dataDirectory = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', 'lib', 'schema', 'data');

/** Definitions whose JSON form the OpenAPI document does not tell apart from plain strings or objects. */
const formats = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { format: 'quantity' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { format: 'int-or-string' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'micro-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { keepUnknown: true },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object', keepUnknown: true },
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': { keepUnknown: true },
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': { keepUnknown: true },
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': { keepUnknown: true },
};

const copied = ['type', 'format', 'enum', 'required', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems',
  'maxItems', 'minProperties', 'maxProperties', 'default', 'nullable', 'uniqueItems'];
const renamed = {
  'x-kubernetes-int-or-string': 'intOrString',
  'x-kubernetes-preserve-unknown-fields': 'keepUnknown',
  'x-kubernetes-embedded-resource': 'embedded',
  'x-kubernetes-list-map-keys': 'listKeys',
  'x-pointer': 'pointer',
};

/** A structural schema has one schema for all items of a list, never a list of them. */
const aliases = {
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray':
    'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps',
};

/** Fields that the OpenAPI document calls required and the server takes without: their zero value means something. */
const optional = {
  'io.k8s.api.networking.v1.NetworkPolicySpec': ['podSelector'],
  'io.k8s.api.batch.v1.PodFailurePolicy': ['rules'],
  'io.k8s.api.core.v1.PreferredSchedulingTerm': ['preference'],
  'io.k8s.api.core.v1.HTTPHeader': ['value'],
  'io.k8s.api.core.v1.Sysctl': ['value'],
  'io.k8s.api.core.v1.ISCSIVolumeSource': ['lun'],
  'io.k8s.api.core.v1.ScaleIOVolumeSource': ['secretRef'],
  'io.k8s.api.core.v1.TypedLocalObjectReference': ['kind', 'name'],
  'io.k8s.api.storage.v1.CSIDriver': ['spec'],
  'io.k8s.api.rbac.v1.RoleRef': ['apiGroup'],
  'io.k8s.api.apps.v1.StatefulSetSpec': ['serviceName'],
  'io.k8s.api.core.v1.LimitRangeSpec': ['limits'],
  'io.k8s.api.discovery.v1.EndpointSlice': ['endpoints'],
  'io.k8s.api.scheduling.v1.PriorityClass': ['value'],
  'io.k8s.api.batch.v1.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion': ['served', 'storage'],
};

/** The one use of `oneOf` in the definitions: Gateway addresses of type IPAddress hold an IP address. */
const ipAddressRule = { rule: "self.type != 'IPAddress' || !has(self.value) || isIP(self.value)", message: 'must be an IPv4 or IPv6 address' };
const isIpAddressChoice = (choices) => JSON.stringify(choices ?? '').includes('"enum":["IPAddress"]');

/** Values that the server drops because a feature is off by default, before it judges them. */
const unjudgedEnums = {
  'io.k8s.api.batch.v1.JobSpec': ['podReplacementPolicy'],
  'io.k8s.api.core.v1.SecurityContext': ['procMount'],
};

/** Fields that Go holds by pointer: their empty text is a value, and none of those allowed. */
const pointers = {
  'io.k8s.api.admissionregistration.v1.MutatingWebhook': ['failurePolicy', 'matchPolicy', 'reinvocationPolicy'],
  'io.k8s.api.admissionregistration.v1.ValidatingWebhook': ['failurePolicy', 'matchPolicy'],
  'io.k8s.api.batch.v1.JobSpec': ['completionMode'],
  'io.k8s.api.core.v1.AzureDiskVolumeSource': ['cachingMode', 'kind'],
  'io.k8s.api.core.v1.PersistentVolumeClaimSpec': ['volumeMode'],
  'io.k8s.api.core.v1.PersistentVolumeSpec': ['volumeMode'],
  'io.k8s.api.core.v1.PodSecurityContext': ['fsGroupChangePolicy'],
  'io.k8s.api.core.v1.PodSpec': ['preemptionPolicy'],
  'io.k8s.api.core.v1.ServiceSpec': ['internalTrafficPolicy', 'ipFamilyPolicy'],
  'io.k8s.api.core.v1.TopologySpreadConstraint': ['nodeAffinityPolicy', 'nodeTaintsPolicy'],
  'io.k8s.api.core.v1.VolumeMount': ['mountPropagation'],
  'io.k8s.api.discovery.v1.EndpointPort': ['protocol'],
  'io.k8s.api.networking.v1.NetworkPolicyPort': ['protocol'],
  'io.k8s.api.policy.v1.PodDisruptionBudgetSpec': ['unhealthyPodEvictionPolicy'],
  'io.k8s.api.scheduling.v1.PriorityClass': ['preemptionPolicy'],
  'io.k8s.api.storage.v1.StorageClass': ['volumeBindingMode'],
};

/** A definition as the server judges it. */
function asServed({ required, properties, ...schema }, name) {
  const unjudged = unjudgedEnums[name] ?? [];
  const loose = unjudged.map((field) => [field, { ...properties[field], enum: undefined }]);
  const strict = (pointers[name] ?? []).map((field) => [field, { ...properties[field], 'x-pointer': true }]);
  return {
    ...schema,
    ...(required && { required: required.filter((field) => !optional[name]?.includes(field)) }),
    ...(properties && { properties: { ...properties, ...Object.fromEntries([...loose, ...strict]) } }),
  };
}

/** A growing table of nodes in which equal nodes are one. */
class NodeTable {
  nodes = [];
  numbers = new Map();
  definitions = new Map();

  constructor(definitions = {}) {
    this.source = definitions;
  }

  add(schema) {
    if (schema.$ref) return this.addDefinition(schema.$ref.slice('#/definitions/'.length));
    const node = this.compile(schema);
    const key = JSON.stringify(node);
    if (!this.numbers.has(key)) {
      this.numbers.set(key, this.nodes.length);
      this.nodes.push(node);
    }
    return this.numbers.get(key);
  }

  /** A definition takes its number before its fields are visited: JSONSchemaProps holds itself. */
  addDefinition(definition) {
    const name = aliases[definition] ?? definition;
    if (!this.definitions.has(name)) {
      this.definitions.set(name, this.nodes.length);
      const number = this.nodes.push({}) - 1;
      this.nodes[number] = formats[name] ?? this.compile(asServed(this.source[name], name));
    }
    return this.definitions.get(name);
  }

  compile(schema) {
    const node = {};
    for (const key of copied) if (schema[key] !== undefined) node[key] = schema[key];
    for (const [from, to] of Object.entries(renamed)) if (schema[from] !== undefined) node[to] = schema[from];
    if (schema.enum) node.enum = [...new Set(schema.enum)];
    if (node.enum?.length === 1 && node.enum[0] === '') delete node.enum;
    if (schema['x-kubernetes-list-type'] === 'set') node.set = true;
    const mergeKey = schema['x-kubernetes-patch-merge-key'];
    if (mergeKey && !node.listKeys) node.listKeys = [mergeKey];
    if (isIpAddressChoice(schema.oneOf)) schema = { ...schema, 'x-kubernetes-validations': [...(schema['x-kubernetes-validations'] ?? []), ipAddressRule] };
    const rules = (schema['x-kubernetes-validations'] ?? []).filter(({ rule }) => !/\boldSelf\b/.test(rule));
    if (rules.length > 0) node.rules = rules.map(({ rule, message }) => (message === undefined ? { rule } : { rule, message }));
    if (schema.properties) {
      const names = Object.keys(schema.properties).sort();
      node.properties = Object.fromEntries(names.map((name) => [name, this.add(schema.properties[name])]));
    }
    if (schema.items) node.items = this.add(schema.items);
    if (schema.additionalProperties && schema.additionalProperties !== true) node.values = this.add(schema.additionalProperties);
    if (schema.additionalProperties === true) node.keepUnknown = true;
    return node;
  }
}

/**
 * Text, not JSON, so that a kind's nodes are parsed when it is first met: a line `apiVersion/Kind node scope` for each
 * kind (`-` for a version that is defined but not served; last the field that counts replicas), an empty line, then node 0 and so on, one JSON a line.
 */
function write(name, kinds, nodes) {
  const kindLines = kinds.map(([kind, node, scope]) => `${kind} ${node} ${scope}`).sort();
  const nodeLines = nodes.map((node) => JSON.stringify(node));
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(join(dataDirectory, `${name}.txt`), [...kindLines, '', ...nodeLines, ''].join('\n'));
}

function compileKubernetes() {
  const { definitions } = readJson(openapiFile);
  const scopes = readJson(scopesFile);
  const table = new NodeTable(definitions);
  // First, so that every object's metadata is node 0.
  table.addDefinition('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
  const kinds = [];
  for (const [name, schema] of Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
      const key = `${group ? `${group}/` : ''}${version}/${kind}`;
      if (scopes[key]) kinds.push([key, table.addDefinition(name), scopes[key]]);
    }
  }
  write('kubernetes-1.28', kinds, table.nodes);
}

function compileCustomResources() {
  const table = new NodeTable();
  const kinds = [];
  for (const file of readdirSync(crdDirectory).filter((name) => name.endsWith('.json')).sort()) {
    const { group, names, scope, versions } = readJson(join(crdDirectory, file)).spec;
    for (const version of versions) {
      const node = version.served ? table.add(version.schema.openAPIV3Schema) : '-';
      const scale = version.subresources?.scale?.specReplicasPath ?? '';
      kinds.push([`${group}/${version.name}/${names.kind}`, node, `${scope} ${scale}`.trim()]);
    }
  }
  write('custom-resources', kinds, table.nodes);
}

compileKubernetes();
compileCustomResources();
