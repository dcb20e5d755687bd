import { isAlias, isScalar } from 'yaml';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { ImageEntry, ImageField, ImagesDocument } from './image-entries';
import { openImages, ownPair } from './image-entries';
import { insertEntry } from './image-list';
import { insertPair, removePair } from './image-pair';
import { printScalar, replaceScalar } from './image-scalar';
import type { Splice } from './splice';
import { applySplices } from './splice';

/** What an image shall have: a tag, a digest, or both; what is absent is taken out. */
export interface ImageEdit {
  /** The `name` of the entry; added where the list has none. */
  readonly name: string;
  readonly newTag?: string;
  readonly digest?: string;
}

const fields: readonly ImageField[] = ['newTag', 'digest'];
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/**
 * Sets tags in the text of a kustomization.yaml and keeps every other byte: comments, blank lines, quotes, order,
 * flow or block style, line ends, anchors. An alias to a tag that must not move is written out.
 * The result is read again and compared with what was asked: IMAGE_EDIT_IMPOSSIBLE rather than a wrong file;
 * IMAGE_LIST_UNREADABLE as for reading.
 */
export function editImages(text: string, file: string, edits: readonly ImageEdit[]): { text: string; issues: readonly Issue[] } {
  const fail = (why: string): { text: string; issues: readonly Issue[] } => ({
    text,
    issues: [report('IMAGE_EDIT_IMPOSSIBLE', `the images of ${file} cannot be edited: ${why}`, { file })],
  });
  const odd = edits.find(({ newTag, digest }) => (newTag !== undefined && !tagForm.test(newTag)) || (digest !== undefined && !digestForm.test(digest)));
  if (odd !== undefined) return fail(`${odd.newTag ?? ''}${odd.digest === undefined ? '' : `@${odd.digest}`} is no image tag or digest`);

  const start = openImages(text);
  if (typeof start === 'string') return { text, issues: [report('IMAGE_LIST_UNREADABLE', `the images of ${file} cannot be read: ${start}`, { file })] };
  const wanted = wantedEntries(start.entries, edits);
  let now = start;
  // Each pass can show what an anchor took along, which the next one writes out.
  for (let pass = 0; pass <= 3 * wanted.length + 1; pass += 1) {
    if (wanted.every((entry, index) => sameEntry(entry, now.entries[index]))) return { text: now.text, issues: [] };
    const splices = nextSplices(now, wanted);
    const next = openImages(applySplices(now.text, splices));
    if (typeof next === 'string' || splices.length === 0) break;
    now = next;
  }
  return fail('an entry is written in a way that one of its fields cannot be changed alone; write it out first');
}

/** All entries as they shall be: the last of a name decides, as in Kustomize. */
function wantedEntries(entries: readonly ImageEntry[], edits: readonly ImageEdit[]): readonly ImageEntry[] {
  const wanted = [...entries];
  for (const { name, newTag, digest } of edits) {
    const index = entries.findLastIndex((entry) => entry.name === name);
    const newName = entries[index]?.newName;
    const entry = { name, ...(newName !== undefined && { newName }), ...(newTag !== undefined && { newTag }), ...(digest !== undefined && { digest }) };
    if (index < 0) wanted.push(entry);
    else wanted[index] = entry;
  }
  return wanted;
}

/** Aliases wait until nothing else is left to do: their anchor may just have got the value they need. */
function nextSplices(now: ImagesDocument, wanted: readonly ImageEntry[]): readonly Splice[] {
  const direct: Splice[] = [];
  const aliases: Splice[] = [];
  for (const [index, entry] of wanted.entries()) {
    const map = now.maps[index];
    if (index >= now.entries.length) {
      const splice = insertEntry(now, entry);
      // One at a time: the next one stands after it.
      return [...direct, ...(splice === undefined ? [] : [splice])];
    }
    if (!map) continue;
    // One field of an entry at a time: where a digest takes a tag's place, the two would meet.
    const field = fields.find((key) => entry[key] !== now.entries[index]?.[key]);
    if (field === undefined) continue;
    const pair = ownPair(map, field);
    const value = entry[field];
    if (pair !== undefined && value !== undefined && isAlias(pair.value)) {
      const [start, end] = pair.value.range ?? [0, 0];
      aliases.push({ start, end, text: printScalar(value) });
    } else {
      const splice = changeField(now.text, map, field, pair, value);
      if (splice !== undefined) direct.push(splice);
    }
  }
  return direct.length > 0 ? direct : aliases;
}

type EntryMap = NonNullable<ImagesDocument['maps'][number]>;

function changeField(text: string, map: EntryMap, field: ImageField, pair: ReturnType<typeof ownPair>, value: string | undefined): Splice | undefined {
  if (pair === undefined) return value === undefined ? undefined : insertPair(text, map, field, value);
  if (value === undefined) return removePair(text, map, pair);
  return isScalar(pair.value) ? replaceScalar(text, pair.value, value) : undefined;
}

function sameEntry(wanted: ImageEntry, found: ImageEntry | undefined): boolean {
  return found !== undefined && (['name', 'newName', 'newTag', 'digest'] as const).every((key) => wanted[key] === found[key]);
}
