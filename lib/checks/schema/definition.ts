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
  const schema = version.object('schema')?.object('openAPIV3Schema');
  if (schema === undefined) version.fault('SCHEMA_REQUIRED', ['schema', 'openAPIV3Schema'], 'a structural schema is required');
  else if (schema.text('type') !== 'object') schema.fault('SCHEMA_INVALID', 'type', 'must be object at the root');
  else checkProperties(schema);
}

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

/** Each field of a structural schema has a type, or says that it holds anything. */
function checkProperties(schema: Place): void {
  const properties = schema.object('properties');
  for (const [key] of schema.entries('properties')) {
    const child = properties?.child(key);
    if (child === undefined) continue;
    const type = child.text('type');
    if (type !== '' && !types.includes(type)) child.fault('SCHEMA_UNSUPPORTED', 'type', `${show(type)} is not supported; ${types.join(', ')} are`);
    else if (type === '' && !child.isTrue('x-kubernetes-preserve-unknown-fields') && !child.isTrue('x-kubernetes-int-or-string')) child.require('type', 'in a structural schema');
    checkProperties(child);
  }
}
