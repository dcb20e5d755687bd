import type { ImageEntry } from './kustomization/kustomization';
import { compileRegExp } from './select/regexp';

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

export type Renamer = (image: string) => string;

const version = String.raw`(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`;
const hasVersion = new RegExp(version);

/**
 * One function that applies all entries in order to an image. Names are regular expressions to Kustomize; those that
 * hold none of its signs (but dots and slashes) are looked up by name. `used` collects the entries that matched.
 * Answers what is wrong where a name is no expression.
 */
export function imageRenamer(entries: readonly ImageEntry[], used: Set<number>): Renamer | string {
  const byName = new Map<string, number[]>();
  const patterns: { index: number; matches: RegExp }[] = [];
  for (const [index, { name = '' }] of entries.entries()) {
    const isPlain = /^[\w/:-]*$/.test(name);
    const matches = isPlain ? undefined : compileRegExp(`^${name}${version}`);
    if (isPlain) byName.set(name, [...(byName.get(name) ?? []), index]);
    else if (matches) patterns.push({ index, matches });
    else return `the image name ${name} is no regular expression`;
  }
  const next = (image: string, from: number): number => {
    let least = Infinity;
    for (const name of possibleNames(image)) {
      for (const index of byName.get(name) ?? []) if (index >= from && index < least) least = index;
    }
    for (const { index, matches } of patterns) {
      if (index >= from && index < least && matches.test(image)) least = index;
    }
    return least;
  };
  return (image) => {
    let current = image;
    for (let index = next(current, 0); index !== Infinity; index = next(current, index + 1)) {
      used.add(index);
      current = setImage(current, entries[index] ?? {});
    }
    return current;
  };
}

/** Every text that, followed by a tag or a digest or nothing, is the image. */
function possibleNames(image: string): string[] {
  const found = new Set<string>([image]);
  const digest = /@sha256:[a-zA-Z0-9_.{}-]*$/.exec(image);
  if (digest) found.add(image.slice(0, digest.index));
  for (const whole of [...found]) {
    const tag = /:[a-zA-Z0-9_.{}-]*$/.exec(whole);
    if (tag) found.add(whole.slice(0, tag.index));
  }
  return hasVersion.test(image) ? [...found] : [];
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
