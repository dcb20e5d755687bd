import type { Commit, Repository } from '../git';
import { readFilesAt, readLog } from '../git';
import { readImageEntries } from './image-entries';
import { printTag } from './image-reference';

/** What commit gave an environment the tag it has now. */
export interface TagOrigin {
  readonly commit: Commit;
}

/**
 * Since when an overlay has had its present tags, by image name, from Git: the oldest commit of the unbroken line back from HEAD
 * in which the tag is the same. Absent for an image that HEAD's overlay does not have with that tag.
 */
export function readTagOrigins(
  repository: Repository,
  overlayFile: string,
  wanted: ReadonlyMap<string, string>,
): ReadonlyMap<string, TagOrigin> {
  const log = readLog(repository, { paths: [overlayFile] });
  const texts = readFilesAt(repository, log.map(({ hash }) => ({ ref: hash, path: overlayFile })));
  const origins = new Map<string, TagOrigin>();
  const open = new Map(wanted);
  for (const [index, commit] of log.entries()) {
    if (open.size === 0) break;
    const tags = tagsOf(texts[index] ?? '', overlayFile);
    for (const [name, tag] of open) {
      if (tags.get(name) === tag) origins.set(name, { commit });
      else open.delete(name);
    }
  }
  return origins;
}

/** Tag (or digest, or both) by image name, as an overlay sets them. */
export function tagsOf(text: string, file: string): ReadonlyMap<string, string> {
  const { entries } = readImageEntries(text, file);
  return new Map(entries.map(({ name, newTag, digest }) => [name, printTag({ ...(newTag !== undefined && { tag: newTag }), ...(digest !== undefined && { digest }) })]));
}
