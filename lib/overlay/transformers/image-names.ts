import type { ImageEntry } from '../kustomization/kustomization';
import { ImageIndex } from './image-index';

export interface ImageName {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/** `registry:5000/shop/web:1.2@sha256:...` in its parts. */
export function readImage(image: string): ImageName {
  const at = image.indexOf('@');
  const digest = at < 0 ? '' : image.slice(at + 1);
  const rest = at < 0 ? image : image.slice(0, at);
  const colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
  return { name: colon < 0 ? rest : rest.slice(0, colon), tag: colon < 0 ? '' : rest.slice(colon + 1), digest };
}

/** `times` is how often each entry is applied in a row. */
export type Renamer = (image: string, times: number) => string;

/**
 * One function that applies all entries in order to an image. Names are regular expressions to Kustomize; they are
 * looked up by what is plain in them; one that is no expression matches nothing. `used` collects the entries that matched.
 */
export function imageRenamer(entries: readonly ImageEntry[], used: Set<number>): Renamer {
  const index = new ImageIndex();
  for (const [position, { name = '' }] of entries.entries()) index.add(name, position);
  return (image, times) => {
    let current = image;
    for (let next = index.first(current, 0); next !== Infinity; next = index.first(current, next + 1)) {
      used.add(next);
      for (let time = 0; time < times && (time === 0 || index.first(current, next) === next); time += 1) current = setImage(current, entries[next] ?? {});
    }
    return current;
  };
}

function setImage(image: string, { newName, newTag, digest: newDigest, tagSuffix }: ImageEntry): string {
  let { name, tag, digest } = readImage(image);
  if (newName) name = newName;
  if (newTag && newDigest) [tag, digest] = [newTag, newDigest];
  else if (newTag) [tag, digest] = [newTag, ''];
  else if (newDigest) [tag, digest] = ['', newDigest];
  else if (tagSuffix) [tag, digest] = [tag + tagSuffix, ''];
  return name + (tag === '' ? '' : `:${tag}`) + (digest === '' ? '' : `@${digest}`);
}
