import type { CodeEntry } from '../../issue-codes';

const error = (meaning: string, remedy: string) => ({ check: 'schema', severity: 'error', meaning, remedy }) as const;
const warning = (meaning: string, remedy: string) => ({ check: 'schema', severity: 'warning', meaning, remedy }) as const;

/** Faults for which a Kubernetes 1.28 API server refuses an object, or (warnings) takes it with a surprise. */
export const schemaCodes = {
  SCHEMA_UNKNOWN_KIND: error('The cluster has no such kind.', 'Correct the kind or the API group; outside a cell, kinds of unknown groups are only a warning.'),
  SCHEMA_UNKNOWN_VERSION: error('The kind exists, but not in this API version.', 'Write the version named in the message.'),
  SCHEMA_REMOVED_VERSION: error('Kubernetes 1.28 no longer serves this version of the kind.', 'Write its successor, and check the fields that changed.'),
  SCHEMA_DEPRECATED_VERSION: warning('The version is still served in 1.28 and goes away in the release named.', 'Write its successor.'),
  SCHEMA_SCOPE: error('A cluster-scoped object has a namespace.', 'Remove metadata.namespace.'),
  SCHEMA_UNKNOWN_FIELD: error('The kind has no such field; strict validation refuses it.', 'Correct the spelling or the place of the field.'),
  SCHEMA_WRONG_TYPE: error('A value has another type than the field.', 'Write a value of the type named; texts that look like numbers need quotes.'),
  SCHEMA_REQUIRED: error('A required field is missing or empty.', 'Set it.'),
  SCHEMA_UNSUPPORTED: error('A value is none of those that the field may hold.', 'Choose one of the values named.'),
  SCHEMA_FORMAT: error('A text does not have the form that its field demands (quantity, duration, time, address, pattern).', 'Write it in the form named.'),
  SCHEMA_RANGE: error('A number, text, list or map is outside the limits of its field.', 'Stay within the limits named.'),
  SCHEMA_DUPLICATE: error('A value or key that must be unique appears twice.', 'Remove or rename one of them.'),
  SCHEMA_MERGED_DUPLICATE: warning('Two list items have the same merge key: a create takes both, server-side apply refuses them, a strategic merge drops one.', 'Remove or rename one of them.'),
  SCHEMA_INVALID: error('A value breaks a rule that the API server holds in code.', 'Follow the rule in the message.'),
  SCHEMA_FORBIDDEN: error('A field may not be set here.', 'Remove it, or change the field that forbids it.'),
  SCHEMA_NAME: error('A name does not have the syntax of its kind of name.', 'Rename it.'),
  SCHEMA_LABEL: error('A label, annotation or finalizer has a malformed key or value.', 'Correct the key or value.'),
  SCHEMA_SELECTOR: error('The selector does not match the labels of its own template.', 'Give the template the labels that the selector asks for.'),
  SCHEMA_UNKNOWN_VOLUME: error('A mount names a volume that the Pod does not have.', 'Declare the volume, or correct the name.'),
  SCHEMA_CRON: error('A cron schedule or its time zone cannot be read.', 'Write five fields, as "0 3 * * *", and a zone of the IANA database.'),
  SCHEMA_NODE_PORT: warning('A node port is outside the default range of an API server.', 'Choose one between 30000 and 32767, unless the cluster is configured otherwise.'),
  SCHEMA_UNCREATABLE_POD: warning('The API server takes the workload, and will refuse the Pods that its controller makes; an error in a cell.', 'Follow the rule in the message.'),
  SCHEMA_RULE: error('A rule of the custom resource definition is broken.', 'Follow the rule in the message.'),
} as const satisfies Record<string, CodeEntry>;

export type SchemaCode = keyof typeof schemaCodes;
