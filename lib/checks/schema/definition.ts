import { dns1035LabelFault } from '../../schema';
import type { Place } from './place';
import { checkUnique } from './place';
import { show } from './say';

/** CustomResourceDefinition: its name is plural.group, one version is stored, and the schemas are structural. */
export function checkDefinition(object: Place): void {
  const spec = object.child('spec');
  const names = spec.child('names');
  const wanted = `${names.text('plural')}.${spec.text('group')}`;
  const name = object.child('metadata').text('name');
  if (name !== '' && name !== wanted) object.fault('SCHEMA_NAME', ['metadata', 'name'], `must be ${wanted}, the plural and the group`);
  for (const key of ['kind', 'listKind']) names.name(key, (text) => dns1035LabelFault(text.toLowerCase()));
  for (const key of ['plural', 'singular']) names.name(key, dns1035LabelFault);
  names.texts('shortNames').forEach((name, index) => names.nameAt(['shortNames', index], name, dns1035LabelFault));
  spec.among('scope', ['Cluster', 'Namespaced']);
  const versions = spec.items('versions');
  checkUnique(versions, 'name');
  if (versions.length > 0 && versions.filter((version) => version.isTrue('storage')).length !== 1) spec.fault('SCHEMA_INVALID', 'versions', 'exactly one version has storage: true');
  for (const version of versions) checkVersion(version);
}

function checkVersion(version: Place): void {
  version.name('name', dns1035LabelFault);
  checkPaths(version);
  const schema = version.object('schema')?.object('openAPIV3Schema');
  if (schema === undefined) version.fault('SCHEMA_REQUIRED', ['schema', 'openAPIV3Schema'], 'a structural schema is required');
  else if (schema.text('type') !== 'object' && !(schema.text('type') === '' && holdsAnything(schema))) schema.fault('SCHEMA_INVALID', 'type', 'must be object at the root');
  else checkProperties(schema);
}

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

const holdsAnything = (schema: Place): boolean => schema.isTrue('x-kubernetes-preserve-unknown-fields') || schema.isTrue('x-kubernetes-int-or-string');

/** Each field of a structural schema has a type, or says that it holds anything. */
function checkProperties(schema: Place): void {
  const properties = schema.object('properties');
  const fields = schema.entries('properties').map(([key]) => properties?.child(key));
  for (const child of [...fields, schema.object('items'), schema.object('additionalProperties')]) {
    if (child === undefined) continue;
    const type = child.text('type');
    if (type !== '' && !types.includes(type)) child.fault('SCHEMA_UNSUPPORTED', 'type', `${show(type)} is not supported; ${types.join(', ')} are`);
    else if (type === '' && !holdsAnything(child)) child.require('type', 'in a structural schema');
    checkProperties(child);
  }
  if (schema.text('type') === 'array' && schema.object('items') === undefined) schema.require('items', 'in a list');
  if (schema.get('x-kubernetes-preserve-unknown-fields') === false) schema.fault('SCHEMA_INVALID', 'x-kubernetes-preserve-unknown-fields', 'must be true or absent');
  const more = schema.get('additionalProperties') ?? true;
  if (typeof more !== 'boolean' && typeof more !== 'object') schema.fault('SCHEMA_WRONG_TYPE', 'additionalProperties', 'must be a schema, true or false');
}

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string'];

/** Columns and replicas are found by a path that starts with a dot. */
function checkPaths(version: Place): void {
  for (const column of version.items('additionalPrinterColumns')) {
    if (!columnTypes.includes(column.text('type'))) column.fault('SCHEMA_UNSUPPORTED', 'type', `must be one of ${columnTypes.join(', ')}`);
    column.name('jsonPath', (text) => (text.startsWith('.') && !text.startsWith('..') ? undefined : 'must be a path such as .spec.size'));
  }
  const scale = version.object('subresources')?.object('scale');
  for (const [key, root] of [['specReplicasPath', '.spec.'], ['statusReplicasPath', '.status.']] as const) {
    scale?.name(key, (text) => (text.startsWith(root) ? undefined : `must be a path below ${root.slice(0, -1)}`));
  }
}
