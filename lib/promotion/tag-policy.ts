import type { Issue } from '../issue';
import { report } from '../issue';
import type { ImageReference } from './image-reference';
import { printTag } from './image-reference';

/** Ends in a commit's hash (7 to 40 hex digits, nothing hexadecimal before it), or in x.y.z. */
export const defaultTagPattern = '(?:^|[^0-9A-Fa-f])[0-9A-Fa-f]{7,40}$|(?:^|[-_])v?[0-9]+\\.[0-9]+\\.[0-9]+$';

/** Names that a registry moves from build to build, whatever a pattern allows. */
const mutableTags = /^(?:latest|stable|edge|nightly|main|master|trunk|head|develop|dev|test|staging|stage|prod|production|release)$/i;

/**
 * Whether an image may be moved: a digest always; else a tag that matches the environment's `delivery.tagPattern` (found
 * anywhere in the tag unless the pattern says where) and is no name that a registry moves. Reports TAG_REFUSED.
 */
export function checkTag(image: ImageReference, cell: string, pattern: string = defaultTagPattern): readonly Issue[] {
  if (image.digest !== undefined) return [];
  const { name, tag } = image;
  if (tag === undefined || tag === '') return [refused(name, `${name} has no tag`, cell)];
  if (mutableTags.test(tag)) return [refused(name, `${name}:${tag} is a tag that moves from build to build`, cell)];
  if (new RegExp(pattern).test(tag)) return [];
  return [refused(name, `${name}:${printTag(image)} does not match the tag pattern of ${cell}, ${pattern}`, cell)];
}

function refused(image: string, message: string, cell: string): Issue {
  return report('TAG_REFUSED', message, {
    object: image,
    file: `overlays/${cell}/environment.yaml`,
    path: 'delivery.tagPattern',
    hint: 'build with a tag that names the commit or the version, or move a digest',
  });
}
