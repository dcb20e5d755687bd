import type { Document, Node, Pair } from 'yaml';
import type { FileSystem } from '../file-system';
import type { Issue } from '../issue';
import { report } from '../issue';
import { readYaml, yamlLibrary } from '../manifest';

/** Steps into a settings file: `['services', 'voting', 'replicas']`. */
export type SettingsPath = readonly (string | number)[];

/** One settings file, with the places of its keys for messages. */
export interface SettingsDocument {
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a value stands in this file, by its key where it has one; undefined where it is not here. */
  readonly placeOf: (path: SettingsPath) => Place | undefined;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads one file. Reports SETTINGS_FILE_MISSING, SETTINGS_SYNTAX, SETTINGS_DUPLICATE_KEY, and SETTINGS_WRONG_TYPE
 * where it holds no map. Places are only looked up for a message: most runs have none, and a parse that remembers
 * places takes far longer than one that does not.
 */
export function readSettingsDocument(
  file: string,
  fileSystem: FileSystem,
  inheritedFrom: () => Place | undefined = () => undefined,
): { readonly document?: SettingsDocument; readonly issues: readonly Issue[] } {
  const text = fileSystem.readFile(file);
  if (text === undefined) return { issues: [report('SETTINGS_FILE_MISSING', `${file} does not exist`, inheritedFrom() ?? { file })] };
  const { documents, issues } = readYaml(text, file);
  if (issues.length > 0) return { issues: syntaxIssues(text, file, issues) };
  if (documents.length > 1) {
    return { issues: [report('SETTINGS_SYNTAX', `a settings file is one document, not ${documents.length}`, { file })] };
  }
  const values: unknown = documents[0] ?? {};
  if (!isRecord(values)) {
    return { issues: [report('SETTINGS_WRONG_TYPE', 'a settings file must hold a map', { file, line: 1, column: 1 })] };
  }
  let places: ReturnType<typeof placesIn> | undefined;
  return { document: { file, values, placeOf: (path) => (places ??= placesIn(text, file))(path) }, issues: [] };
}

/** What is wrong, with its column, which only the slower reader knows. */
function syntaxIssues(text: string, file: string, found: readonly Issue[]): readonly Issue[] {
  const { LineCounter, parseDocument } = yamlLibrary();
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (errors.length === 0) return found.map(({ message, line }) => report('SETTINGS_SYNTAX', message, { file, ...(line !== undefined && { line }) }));
  return errors.map(({ code, message, pos: [offset] }) => {
    const { line, col } = lines.linePos(offset);
    const place = { file, line, column: col };
    if (code === 'DUPLICATE_KEY') return report('SETTINGS_DUPLICATE_KEY', 'this key stands twice in the same map', place);
    return report('SETTINGS_SYNTAX', message.split(/ at line \d+|\n/)[0] ?? message, place);
  });
}

function placesIn(text: string, file: string): (path: SettingsPath) => Place | undefined {
  const { LineCounter, parseDocument } = yamlLibrary();
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines });
  return (path) => {
    const offset = offsetOf(parsed, path);
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

function offsetOf(document: Document.Parsed, path: SettingsPath): number | undefined {
  const { isMap, isScalar } = yamlLibrary();
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path[path.length - 1];
  if (isMap(parent)) {
    const pair = (parent.items as Pair[]).find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return (pair?.key as Node | undefined)?.range?.[0];
  }
  return (document.getIn(path, true) as Node | undefined)?.range?.[0];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
