import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { Place, SettingsDocument } from './settings-document';
import { readSettingsDocument } from './settings-document';

/**
 * A settings file and all that it inherits, the farthest ancestor first. `inherits` names a folder, whose file has the
 * same name. Reports what reading each file reports, and SETTINGS_INHERITANCE_CYCLE.
 */
export function inheritedDocuments(
  file: string,
  fileSystem: FileSystem,
): { readonly documents: readonly SettingsDocument[]; readonly issues: readonly Issue[] } {
  const documents: SettingsDocument[] = [];
  const seen = new Set<string>();
  let next: { readonly file: string; readonly from: () => Place | undefined } | undefined = { file, from: () => undefined };
  while (next !== undefined) {
    if (seen.has(next.file)) {
      const issue = report('SETTINGS_INHERITANCE_CYCLE', `${next.file} inherits itself: ${[...seen].join(' -> ')}`, next.from());
      return { documents, issues: [issue] };
    }
    seen.add(next.file);
    const { document, issues } = readSettingsDocument(next.file, fileSystem, next.from);
    if (document === undefined) return { documents, issues };
    documents.unshift(document);
    const inherits = document.values['inherits'];
    next =
      typeof inherits === 'string'
        ? { file: join(dirname(next.file), inherits, basename(file)), from: () => document.placeOf(['inherits']) }
        : undefined;
  }
  return { documents, issues: [] };
}
