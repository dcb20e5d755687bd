import type { Json, JsonObject } from '../../manifest';
import { readYaml } from '../../manifest';
import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import { internal } from './notes';
import { isEmpty, isMap, textOf } from './res-id';
import { Resource } from './resource';

/**
 * The resources in a text of YAML or JSON documents: empty documents are passed over, kinds that end in `List` give
 * their items. A document without a kind or a name is refused (RESOURCE_INVALID), and so is what is no YAML.
 */
export function readResources(text: string, place: Place, build: Build): Resource[] | undefined {
  const { documents, issues } = readYaml(text, place.file);
  if (issues.length > 0) {
    build.list.push(...issues);
    return undefined;
  }
  return makeResources(documents, { ...place, text: place.text ?? text }, build);
}

/** The resources of documents that were read already. */
export function makeResources(documents: readonly Json[], place: Place, build: Build): Resource[] | undefined {
  const objects: { readonly object: JsonObject; readonly here: Place }[] = [];
  const queue = documents.map((node, document) => ({ node, document }));
  for (const entry of queue) {
    const { node, document } = entry;
    const here = place.path === undefined ? { ...place, document } : place;
    if (node === null || isEmpty(node)) continue;
    if (!isMap(node)) {
      refuse(build, 'RESOURCE_INVALID', 'a resource must be a map', here);
      return undefined;
    }
    const kind = textOf(node.kind);
    if (kind.endsWith('List') && 'items' in node) {
      if (node.items !== null && !Array.isArray(node.items)) {
        refuse(build, 'RESOURCE_INVALID', `items of ${kind} must be a list`, here);
        return undefined;
      }
      for (const item of node.items ?? []) queue.push({ node: item, document });
      continue;
    }
    if (!isWellFormed(node, kind, here, build)) return undefined;
    objects.push({ object: node, here });
  }
  const resources: Resource[] = [];
  for (const { object, here } of objects) {
    const resource = makeResource(object, build);
    resource.place = here;
    if (!readFormerIds(resource)) {
      refuse(build, 'RESOURCE_INVALID', `${resource.kind}/${resource.name} notes unlike numbers of former names, namespaces and kinds`, here);
      return undefined;
    }
    resources.push(resource);
  }
  return resources;
}

function isWellFormed(node: JsonObject, kind: string, place: Place, build: Build): boolean {
  if (kind === '') {
    refuse(build, 'RESOURCE_INVALID', 'the resource has no kind', place);
    return false;
  }
  const metadata = isMap(node.metadata) ? node.metadata : {};
  if (Array.isArray(metadata.annotations) && metadata.annotations.length > 0) {
    refuse(build, 'RESOURCE_INVALID', `metadata.annotations of the ${kind} is a list`, place);
    return false;
  }
  const name = textOf(metadata.name);
  if (name !== '' || kind.endsWith('List')) return true;
  refuse(build, 'RESOURCE_INVALID', `the ${kind} has no metadata.name`, place);
  return false;
}

/** Takes the former names and the affixes that Kustomize's internal annotations note; answers false where they do not fit. */
function readFormerIds(resource: Resource): boolean {
  const { annotations } = resource.metadata;
  if (!isMap(annotations)) return true;
  const noted = (field: string): string[] => textOf(annotations[internal + field]).split(',').filter((text) => text !== '');
  resource.prefixes.push(...noted('prefixes'));
  resource.suffixes.push(...noted('suffixes'));
  const [names, namespaces, kinds] = [noted('previousNames'), noted('previousNamespaces'), noted('previousKinds')];
  if (names.length === 0 || namespaces.length === 0 || kinds.length === 0) return true;
  names.forEach((name, index) => resource.previous.push({ name, namespace: namespaces[index] ?? '', kind: kinds[index] ?? '' }));
  return names.length === namespaces.length && names.length === kinds.length;
}

/** A resource around an object; what Kustomize's internal annotations say becomes state. */
export function makeResource(object: JsonObject, build: Build): Resource {
  const resource = new Resource(object, build.isClusterScoped);
  const annotations = resource.metadata.annotations;
  if (isMap(annotations) && annotations[`${internal}needsHashSuffix`] === 'enabled') resource.needsHash = true;
  return resource;
}
