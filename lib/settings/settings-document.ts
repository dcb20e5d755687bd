import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { FileSystem } from '../file-system';
import type { Issue, IssueDetails } from '../issue';
import { report } from '../issue';

/** Steps into a settings file: `['services', 'voting', 'replicas']`. */
export type SettingsPath = readonly (string | number)[];

/** One settings file, with the places of its keys for messages. */
export interface SettingsDocument {
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a value stands in this file: the line of its key, or of the value where it has none; undefined where it is not here. */
  readonly placeOf: (path: SettingsPath) => Place | undefined;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads one file. Reports SETTINGS_FILE_MISSING, SETTINGS_SYNTAX, SETTINGS_DUPLICATE_KEY, and SETTINGS_WRONG_TYPE
 * where it holds no map.
 */
export function readSettingsDocument(
  file: string,
  fileSystem: FileSystem,
  inheritedFrom?: Place,
): { readonly document?: SettingsDocument; readonly issues: readonly Issue[] } {
  const text = fileSystem.readFile(file);
  if (text === undefined) return { issues: [report('SETTINGS_FILE_MISSING', `${file} does not exist`, inheritedFrom ?? { file })] };
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (parsed.errors.length > 0) {
    return { issues: parsed.errors.map((error) => syntaxIssue(error.code, error.message, placeAt(error.pos[0]))) };
  }
  const values: unknown = parsed.contents === null ? {} : parsed.toJS();
  if (!isRecord(values)) {
    return { issues: [report('SETTINGS_WRONG_TYPE', `${file} must hold a map of settings`, { ...placeAt(0) })] };
  }
  const placeOf = (path: SettingsPath): Place | undefined => {
    const offset = offsetOf(parsed, path);
    return offset === undefined ? undefined : placeAt(offset);
  };
  return { document: { file, values, placeOf }, issues: [] };
}

function syntaxIssue(code: string, message: string, place: IssueDetails): Issue {
  const text = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
  return code === 'DUPLICATE_KEY'
    ? report('SETTINGS_DUPLICATE_KEY', 'this key stands twice in the same map', place)
    : report('SETTINGS_SYNTAX', text, place);
}

function offsetOf(document: Document.Parsed, path: SettingsPath): number | undefined {
  if (path.length === 0) return 0;
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path[path.length - 1];
  if (isMap(parent)) {
    const pair = (parent.items as Pair[]).find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return (pair?.key as Node | undefined)?.range?.[0];
  }
  const node: unknown = document.getIn(path, true);
  return (node as Node | undefined)?.range?.[0];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
