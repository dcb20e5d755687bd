/** An image as a container names it, in its parts. */
export interface ImageReference {
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Splits `registry:5000/team/app:1.2.3@sha256:...`; a colon before the last slash belongs to the registry. */
export function parseImage(text: string): ImageReference {
  const [path = '', digest] = text.split('@', 2);
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? path : path.slice(0, colon),
    ...(colon >= 0 && { tag: path.slice(colon + 1) }),
    ...(digest !== undefined && { digest }),
  };
}

/** `develop-1234567`, `@sha256:...`, or both: what moves from one environment to the next. */
export function printTag({ tag, digest }: Pick<ImageReference, 'tag' | 'digest'>): string {
  return `${tag ?? ''}${digest === undefined ? '' : `@${digest}`}`;
}

/** Reads what `printTag` prints. */
export function parseTag(text: string): Pick<ImageReference, 'tag' | 'digest'> {
  const { tag, digest } = parseImage(`x:${text}`);
  return { ...(tag !== undefined && tag !== '' && { tag }), ...(digest !== undefined && { digest }) };
}
