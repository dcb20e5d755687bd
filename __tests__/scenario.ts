import { posix } from 'node:path';
import type { FileSystem } from '../lib/file-system';
import type { Issue } from '../lib/issue';
import type { KubeObject } from '../lib/manifest';
import { printYaml } from '../lib/manifest';
import { applyOverlay, buildDirectory } from '../lib/overlay';
import type { BuildOptions, OverlayInput } from '../lib/overlay';

/** Files of a scenario: path and text, by default below /case. */
export type Files = Readonly<Record<string, string>>;

/** A file system that holds the files alone. */
export function inMemory(files: Files): FileSystem {
  const texts = new Map(Object.entries(files).map(([path, text]) => [posix.resolve('/case', path), text]));
  const folders = new Map<string, Set<string>>();
  for (const path of texts.keys()) {
    for (let folder = posix.dirname(path), name = posix.basename(path); ; [folder, name] = [posix.dirname(folder), posix.basename(folder)]) {
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
      if (folder === '/') break;
    }
  }
  return {
    readFile: (path) => texts.get(path),
    readDirectory: (path) => (folders.has(path) ? [...(folders.get(path) ?? [])].sort() : undefined),
  };
}

/** An issue in one line: `CODE file:line message (hint)`. */
export function printIssue({ code, file, line, message, hint }: Issue): string {
  const place = file === undefined ? '' : ` ${posix.relative('/case', file)}${line === undefined ? '' : `:${line}`}`;
  return `${code}${place} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

/** One run of `build` on files in memory: the whole text, and the issues. */
export function buildFiles(files: Files, directory = '.', options: BuildOptions = {}): { text: string; issues: string[] } {
  const { text, issues } = buildDirectory(posix.resolve('/case', directory), { reorder: 'none', ...options, fileSystem: inMemory(files) });
  return { text, issues: issues.map(printIssue) };
}

/** One overlay on objects: the whole text, the tags, and the issues. */
export function overlayObjects(
  files: Files,
  base: readonly KubeObject[],
  options: Partial<Omit<OverlayInput<string>, 'base' | 'fileSystem'>> = {},
): { text: string; tags: (string | undefined)[]; issues: string[] } {
  const { resources, issues } = applyOverlay<string>({
    directory: '/case',
    strict: true,
    ...options,
    base: base.map((object) => ({ object, tag: `chart of ${object.metadata.name}` })),
    fileSystem: inMemory(files),
  });
  return { text: printYaml(resources.map(({ object }) => object)), tags: resources.map(({ tag }) => tag), issues: issues.map(printIssue) };
}
