import { compileRegExp } from '../select/regexp';

const version = String.raw`(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`;
const isVersion = new RegExp(`^${version}`);

interface Entry {
  readonly position: number;
  readonly matches: (image: string) => boolean;
}

/**
 * Finds the entries of `images` whose name an image has. A name is a regular expression, most often one whose only sign
 * is the dot of a registry: such names have a fixed length and a plain end, which they are kept by.
 */
export class ImageIndex {
  /** By length, by length of the plain end, by the plain end. */
  private readonly fixed = new Map<number, Map<number, Map<string, Entry[]>>>();
  private readonly others: Entry[] = [];

  /** A name that is no expression matches nothing. */
  add(name: string, position: number): void {
    if (!/^[\w./:-]*$/.test(name)) {
      const compiled = compileRegExp(`^${name}${version}`);
      if (compiled) this.others.push({ position, matches: (image) => compiled.test(image) });
      return;
    }
    // Compiling an expression for each of thousands of names would take longer than all else that images need.
    const entry = { position, matches: (image: string) => fits(name, image) && isVersion.test(image.slice(name.length)) };
    const end = name.slice(name.lastIndexOf('.') + 1);
    const ends = ensure(this.fixed, name.length, () => new Map<number, Map<string, Entry[]>>());
    ensure(ensure(ends, end.length, () => new Map<string, Entry[]>()), end, (): Entry[] => []).push(entry);
  }

  /** The first entry at or after a position that matches the image; Infinity where there is none. */
  first(image: string, from: number): number {
    let least = Infinity;
    const consider = ({ position, matches }: Entry): void => {
      if (position >= from && position < least && matches(image)) least = position;
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

/** Does the image begin with the name, whose dots stand for any character of a line? */
function fits(name: string, image: string): boolean {
  for (let at = 0; at < name.length; at += 1) {
    const isDot = name.charCodeAt(at) === 46;
    if (at >= image.length || (isDot ? /[\n\r\u2028\u2029]/.test(image.charAt(at)) : name.charCodeAt(at) !== image.charCodeAt(at))) return false;
  }
  return true;
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key) ?? make();
  map.set(key, held);
  return held;
}
