import type { CodeEntry } from '../issue-codes';

const error = { check: 'overlay', severity: 'error' } as const;

/** What makes Kustomize refuse a build, and us. */
const refusals = {
  KUSTOMIZATION_NOT_FOUND: { ...error, meaning: 'A folder has no kustomization file, or more than one.', remedy: 'Give the folder one kustomization.yaml, or name a file.' },
  KUSTOMIZATION_INVALID: { ...error, meaning: 'A kustomization file is empty, has an unknown field, or a value of the wrong type or kind.', remedy: 'Correct the field at the line named.' },
  KUSTOMIZATION_CYCLE: { ...error, meaning: 'A kustomization leads back to itself or to a folder above it.', remedy: 'Move what both need into a base of its own.' },
  FILE_NOT_FOUND: { ...error, meaning: 'A file or folder that a kustomization names does not exist.', remedy: 'Correct the path, which is relative to the kustomization.' },
  FILE_OUTSIDE_ROOT: { ...error, meaning: 'A file lies outside the folder of the kustomization that names it.', remedy: 'Move it in or below the folder, or build with --load-restrictor LoadRestrictionsNone.' },
  RESOURCE_REMOTE: { ...error, meaning: 'A kustomization names a URL or a Git repository; a build fetches nothing.', remedy: 'Copy what is needed into the repository and name the copy.' },
  HELM_REFUSED: { ...error, meaning: 'A kustomization asks for a Helm chart; a build runs no program.', remedy: 'Render the chart with helm template and name the result in resources.' },
  PLUGIN_NOT_BUILTIN: { ...error, meaning: 'A generator, transformer or validator is none of the builtin ones; a build runs no program.', remedy: 'Use a builtin one, or write its result into a file.' },
  PLUGIN_INVALID: { ...error, meaning: 'A config document of a builtin transformer or generator has a value of the wrong type.', remedy: 'Correct the field at the line named.' },
  VALIDATOR_CHANGED: { ...error, meaning: 'A validator changed a resource; it may only judge.', remedy: 'Name it in transformers.' },
  RESOURCE_INVALID: { ...error, meaning: 'A document has no kind or no metadata.name, or is no map.', remedy: 'Complete the document.' },
  ID_CONFLICT: { ...error, meaning: 'Two resources have the same group, version, kind, namespace and name.', remedy: 'Rename one, or leave it out of resources.' },
  NAMESPACE_CONFLICT: { ...error, meaning: 'The namespace makes two resources one.', remedy: 'Rename one of them before the namespace is set.' },
  CONFIGURATION_INVALID: { ...error, meaning: 'A file of configurations or crds cannot be read, or contradicts another about a field.', remedy: 'Correct the file, so that a field is created everywhere or nowhere.' },
  OPENAPI_INVALID: { ...error, meaning: 'The openapi field names an unknown version, both version and path, or a file that is no schema.', remedy: 'Name one OpenAPI schema with definitions.' },
  SELECTOR_INVALID: { ...error, meaning: 'A selector is no regular expression or no label selector.', remedy: 'Correct the selector.' },
  PATCH_INVALID: { ...error, meaning: 'A patch is neither a strategic merge patch nor a JSON patch, or its entry contradicts itself.', remedy: 'Give either path or patch, and a target for a JSON patch.' },
  PATCH_TARGET_NOT_FOUND: { ...error, meaning: 'A patch names a resource that is not there, or that several were.', remedy: 'Correct kind, name and namespace, or use a target.' },
  PATCH_FAILED: { ...error, meaning: 'A patch does not fit the resource: another kind of value, a path that is not there, a failed test.', remedy: 'Compare the path with the resource.' },
  FIELD_MISMATCH: { ...error, meaning: 'A field that a transformer writes holds another kind of value than expected.', remedy: 'Correct the resource or the field specs.' },
  REPLICAS_MATCH_NOTHING: { ...error, meaning: 'No workload has the name that replicas gives.', remedy: 'Correct the name, or configure the kind in configurations.' },
  REPLACEMENT_INVALID: { ...error, meaning: 'A replacement has no usable source, or a field that is not there.', remedy: 'Correct the selector or the path, or set options.create.' },
  GENERATOR_INVALID: { ...error, meaning: 'A generator has no name, or data that is no key and value, or a key twice.', remedy: 'Correct the entry at the line named.' },
  GENERATOR_CONFLICT: { ...error, meaning: 'A generated resource is there already, or is not there to be merged or replaced.', remedy: 'Set behavior to create, merge or replace.' },
  ANNOTATION_INVALID: { ...error, meaning: 'The key of an annotation is no text in YAML, or an annotation in which Kustomize notes origins holds something else.', remedy: 'Delete the annotation or rename its key; where it should note origins, buildMetadata may be left out.' },
  TRANSFORMER_INVALID: { ...error, meaning: 'A transformer has an option with an unknown value.', remedy: 'Use one of the values named.' },
  REFERENCE_AMBIGUOUS: { ...error, meaning: 'A name refers to more than one renamed resource.', remedy: 'Give the resources different names or namespaces.' },
  VAR_INVALID: { ...error, meaning: 'A var is there twice, or names no resource or field, or more than one.', remedy: 'Correct objref and fieldref, or use replacements.' },
} as const satisfies Record<string, CodeEntry>;

/** What Kustomize lets pass in silence and strict mode does not. */
const strict = {
  IMAGE_MATCHES_NOTHING: { ...error, meaning: 'No image has the name of an images entry.', remedy: 'Correct the name, or delete the entry.' },
  PATCH_MATCHES_NOTHING: { ...error, meaning: 'The target of a patch selects nothing.', remedy: 'Correct the target, or delete the patch.' },
  REPLACEMENT_MATCHES_NOTHING: { ...error, meaning: 'A target of a replacement selects nothing.', remedy: 'Correct the selector, or delete the target.' },
  SELECTOR_MATCHES_NOTHING: { ...error, meaning: 'A label or annotation selector of a target selects nothing.', remedy: 'Correct the selector, or label the resources.' },
  COMPONENT_CHANGES_NOTHING: { ...error, meaning: 'A component adds, changes and configures nothing.', remedy: 'Leave the component out.' },
  REPLICAS_OWNED_ELSEWHERE: { ...error, meaning: 'replicas sets a workload that the settings count or an autoscaler decides.', remedy: 'Change the count in the settings, and delete the entry.' },
  LIST_REPLACED_WITHOUT_SCHEMA: { ...error, meaning: 'A strategic patch replaces a list of a kind whose schema is not known, and with it all elements.', remedy: 'Name a schema in openapi, or write a JSON patch.' },
  ENV_FILE_CUT: { ...error, meaning: 'An environment file has a line of 65536 bytes or more; Kustomize reads nothing from there on.', remedy: 'Generate the value from a file of its own, in files.' },
  NAMESPACE_ON_CLUSTER_SCOPED: { ...error, meaning: 'The namespace is put on an object of a kind that lives outside namespaces.', remedy: 'Teach the scope of the kind by openapi, or add the object outside the namespace.' },
} as const satisfies Record<string, CodeEntry>;

export const overlayCodes = { ...refusals, ...strict } as const;

/** The codes that only strict mode reports; they do not end the build, so that all are seen at once. */
export const strictCodes: ReadonlySet<string> = new Set(Object.keys(strict));
