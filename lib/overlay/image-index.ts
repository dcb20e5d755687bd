import { compileRegExp } from './select/regexp';

const version = String.raw`(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`;

interface Entry {
  readonly position: number;
  readonly matches: RegExp;
}

/**
 * Finds the entries of `images` whose name an image has. A name is a regular expression, most often one whose only sign
 * is the dot of a registry: such names have a fixed length and a plain end, which they are kept by.
 */
export class ImageIndex {
  /** By length, by length of the plain end, by the plain end. */
  private readonly fixed = new Map<number, Map<number, Map<string, Entry[]>>>();
  private readonly others: Entry[] = [];

  /** Answers false where the name is no expression. */
  add(name: string, position: number): boolean {
    const matches = compileRegExp(`^${name}${version}`);
    if (!matches) return false;
    const entry = { position, matches };
    if (!/^[\w./:-]*$/.test(name)) {
      this.others.push(entry);
      return true;
    }
    const end = name.slice(name.lastIndexOf('.') + 1);
    const ends = ensure(this.fixed, name.length, () => new Map<number, Map<string, Entry[]>>());
    ensure(ensure(ends, end.length, () => new Map<string, Entry[]>()), end, (): Entry[] => []).push(entry);
    return true;
  }

  /** The first entry at or after a position that matches the image; Infinity where there is none. */
  first(image: string, from: number): number {
    let least = Infinity;
    const consider = ({ position, matches }: Entry): void => {
      if (position >= from && position < least && matches.test(image)) least = position;
    };
    for (const name of possibleNames(image)) {
      for (const [length, ends] of this.fixed.get(name.length) ?? []) ends.get(length === 0 ? '' : name.slice(-length))?.forEach(consider);
    }
    this.others.forEach(consider);
    return least;
  }
}

/** Every text that, followed by a tag or a digest or nothing, is the image. */
function possibleNames(image: string): string[] {
  const at = image.lastIndexOf('@sha256:');
  const found = at < 0 ? [image] : [image, image.slice(0, at)];
  for (const whole of [...found]) {
    const colon = whole.lastIndexOf(':');
    if (colon >= 0) found.push(whole.slice(0, colon));
  }
  return found;
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key) ?? make();
  map.set(key, held);
  return held;
}
