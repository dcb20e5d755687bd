import { stringify } from 'yaml';
import { readYaml } from '../manifest';

/** What overlays/<cell>/release.yaml says: what was last moved into the cell, and by whose word. */
export interface ReleaseRecord {
  readonly verb: 'promote' | 'release' | 'rollback';
  /** The environment the tags came from, or the commit of the earlier release that was rolled back to. */
  readonly from?: string;
  /** The commit whose charts, settings and overlays were rendered. */
  readonly sources: string;
  /** Names as given on the command line, separated by `, `. */
  readonly approvedBy?: string;
  readonly ticket?: string;
  /** Tag, `@digest` or both by image name: every image that the cell's overlay sets. */
  readonly images: Readonly<Record<string, string>>;
}

const header = '# Written by trellis promote, release and rollback; "trellis history" tells the whole story.\n';

/** The text of release.yaml. */
export function printRelease(record: ReleaseRecord): string {
  const { verb, from, sources, approvedBy, ticket, images } = record;
  const fields = { verb, from, sources, approvedBy, ticket, images: Object.fromEntries(sortedTags(images)) };
  return `${header}${stringify(fields, { keepUndefined: false, lineWidth: 0, version: '1.1' })}`;
}

/** Reads release.yaml; undefined where it is not what `printRelease` prints. */
export function readRelease(text: string): ReleaseRecord | undefined {
  const { documents, issues } = readYaml(text, 'release.yaml');
  const [value]: readonly unknown[] = documents;
  return issues.length === 0 && isRelease(value) ? value : undefined;
}

function isRelease(value: unknown): value is ReleaseRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { verb, from, sources, approvedBy, ticket, images } = value as Record<string, unknown>;
  const isText = (text: unknown): boolean => typeof text === 'string';
  return (
    (verb === 'promote' || verb === 'release' || verb === 'rollback') &&
    isText(sources) &&
    [from, approvedBy, ticket].every((text) => text === undefined || isText(text)) &&
    typeof images === 'object' &&
    images !== null &&
    Object.values(images).every(isText)
  );
}

const prefix = 'trellis.dev/';
const notes = ['promoted-from', 'rolled-back-to', 'approved-by', 'release-tags'].map((name) => `${prefix}${name}`);

/** The record as annotations of the cell's Applications, never of Pods: a note must not restart anything. */
export function annotateRelease({ verb, from, approvedBy, images }: ReleaseRecord): Readonly<Record<string, string>> {
  const tags = sortedTags(images).map(([image, tag]) => `${image}=${tag}`);
  return {
    ...(from !== undefined && { [`${prefix}${verb === 'rollback' ? 'rolled-back-to' : 'promoted-from'}`]: from }),
    ...(approvedBy !== undefined && { [`${prefix}approved-by`]: approvedBy }),
    ...(tags.length > 0 && { [`${prefix}release-tags`]: tags.join(', ') }),
  };
}

/** Whether `annotateRelease` writes this key. */
export function isReleaseAnnotation(key: string): boolean {
  return notes.includes(key);
}

function sortedTags(images: ReleaseRecord['images']): [string, string][] {
  return Object.entries(images).sort(([a], [b]) => (a < b ? -1 : 1));
}
