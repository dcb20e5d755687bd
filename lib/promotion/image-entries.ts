import type { Document, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Issue } from '../issue';
import { report } from '../issue';

/** One element of a kustomization's `images:`; a tag that YAML reads as a number is its text. */
export interface ImageEntry {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

/** A kustomization.yaml with its syntax tree, for reading and for editing in place. */
export interface ImagesDocument {
  readonly text: string;
  readonly document: Document.Parsed;
  /** The element itself in the file; null for an element that is not a mapping written there. */
  readonly maps: readonly (YAMLMap | null)[];
  readonly entries: readonly ImageEntry[];
}

export type ImageField = 'newTag' | 'digest';

/**
 * Reads the image entries of a kustomization.yaml, merge keys and aliases resolved.
 * Reports IMAGE_LIST_UNREADABLE where the text is not YAML or `images` not a list of mappings.
 */
export function readImageEntries(text: string, file: string): { entries: readonly ImageEntry[]; issues: readonly Issue[] } {
  const images = openImages(text);
  if (typeof images !== 'string') return { entries: images.entries, issues: [] };
  return { entries: [], issues: [report('IMAGE_LIST_UNREADABLE', `the images of ${file} cannot be read: ${images}`, { file })] };
}

const mostRemembered = 8;
const remembered = new Map<string, ImagesDocument | string>();

/** The document, or in words why its images cannot be read. The last few texts are remembered: a promotion asks thrice. */
export function openImages(text: string): ImagesDocument | string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const opened = parseImages(text);
  const [oldest] = remembered.keys();
  if (remembered.size === mostRemembered && oldest !== undefined) remembered.delete(oldest);
  remembered.set(text, opened);
  return opened;
}

function parseImages(text: string): ImagesDocument | string {
  const document = parseDocument(text, { keepSourceTokens: true, merge: true, logLevel: 'silent' });
  const [fault] = document.errors;
  if (fault !== undefined) return fault.message.split('\n')[0] ?? fault.code;
  if (document.contents === null || isNull(document.contents)) return { text, document, maps: [], entries: [] };
  if (!isMap(document.contents)) return 'it is not a mapping';
  const list: unknown = document.contents.get('images', true);
  if (list === undefined || list === null || isNull(list)) return { text, document, maps: [], entries: [] };
  if (!isSeq(list)) return isAlias(list) ? '`images` is an alias' : '`images` is not a list';
  const entries: unknown = (document.toJS() as { images: unknown }).images;
  if (!Array.isArray(entries) || !entries.every(isRecord)) return 'an element of `images` is not a mapping';
  return {
    text,
    document,
    maps: list.items.map((item) => (isMap(item) ? item : null)),
    entries: entries.map((entry, index) => readEntry(entry, list, index)),
  };
}

/** The pair of a mapping written under this key, merge keys aside. */
export function ownPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

export function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function readEntry(entry: Record<string, unknown>, list: YAMLSeq, index: number): ImageEntry {
  const item = list.items[index];
  const read = (key: string): string | undefined => {
    const value = entry[key];
    if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
    const own = isMap(item) ? ownPair(item, key)?.value : undefined;
    return isScalar(own) && own.source !== undefined ? own.source : String(value);
  };
  const { newName, newTag, digest } = { newName: read('newName'), newTag: read('newTag'), digest: read('digest') };
  return {
    name: read('name') ?? '',
    ...(newName !== undefined && { newName }),
    ...(newTag !== undefined && { newTag }),
    ...(digest !== undefined && { digest }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
