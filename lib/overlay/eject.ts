import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import type { FileSystem } from '../file-system';
import type { KubeObject } from '../manifest';
import { printYaml } from '../manifest';

/** What becomes of an overlay that is applied to objects in memory, when plain Kustomize is to build it. */
export interface EjectInput {
  /** The folder of all overlays; what is ejected keeps its place below it. */
  readonly overlays: string;
  /** The overlay, relative to `overlays`: `shop/prod`. */
  readonly overlay: string;
  /** The base: objects by file name without `.yaml`, in order. */
  readonly base: ReadonlyMap<string, readonly KubeObject[]>;
  readonly fileSystem: FileSystem;
}

/**
 * The files of a tree on which `kustomize build` gives what `applyOverlay` gives: `base/` with the objects,
 * `overlays/<overlay>/` with the overlay on top of it, every folder that the overlay names, and a kustomization.yaml
 * that names the overlay. Text by path.
 */
export function ejectOverlay({ overlays, overlay, base, fileSystem }: EjectInput): ReadonlyMap<string, string> {
  const files = new Map<string, string>([['kustomization.yaml', `resources:\n- overlays/${overlay}\n`]]);
  for (const [name, objects] of base) files.set(`base/${name}.yaml`, printYaml(objects));
  files.set('base/kustomization.yaml', `resources:\n${[...base.keys()].map((name) => `- ${name}.yaml\n`).join('')}`);
  for (const folder of foldersOf(overlay, overlays, fileSystem)) {
    for (const path of filesBelow(posix.join(overlays, folder), fileSystem)) {
      const text = fileSystem.readFile(posix.join(overlays, folder, path)) ?? '';
      const isRoot = folder === overlay && isKustomization(path);
      files.set(`overlays/${folder}/${path}`, isRoot ? withBase(text, overlay) : text);
    }
  }
  return files;
}

const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const isKustomization = (path: string): boolean => kustomizationNames.includes(path);

/** The overlay's folder and all folders that it names, and so on, relative to `overlays`. */
function foldersOf(overlay: string, overlays: string, fileSystem: FileSystem): readonly string[] {
  const found = new Set<string>([overlay]);
  for (const folder of found) {
    for (const name of kustomizationNames) {
      const text = fileSystem.readFile(posix.join(overlays, folder, name));
      for (const entry of text === undefined ? [] : entriesOf(text)) {
        const path = posix.join(folder, entry);
        if (!path.startsWith('..') && fileSystem.readDirectory(posix.join(overlays, path)) !== undefined) found.add(path);
      }
    }
  }
  return [...found].sort();
}

/** What a kustomization lists that may be a folder. */
function entriesOf(text: string): readonly string[] {
  const kustomization: unknown = parseDocument(text).toJS();
  if (typeof kustomization !== 'object' || kustomization === null) return [];
  const lists = ['resources', 'components', 'bases'].map((field) => (kustomization as Record<string, unknown>)[field]);
  return lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter((entry) => typeof entry === 'string');
}

/** Files below a folder, without the folders inside that are overlays of their own. */
function filesBelow(folder: string, fileSystem: FileSystem, prefix = ''): readonly string[] {
  return (fileSystem.readDirectory(folder) ?? []).flatMap((name) => {
    const path = posix.join(folder, name);
    const inner = fileSystem.readDirectory(path);
    if (inner === undefined) return [`${prefix}${name}`];
    return inner.some(isKustomization) ? [] : filesBelow(path, fileSystem, `${prefix}${name}/`);
  });
}

/** The kustomization with the base before its other resources, everything else as it stood. */
function withBase(text: string, overlay: string): string {
  const document = parseDocument(text);
  const path = `${'../'.repeat(overlay.split('/').length + 1)}base`;
  const resources: unknown = document.toJS()?.resources;
  document.set('resources', [path, ...(Array.isArray(resources) ? resources : [])]);
  return document.toString({ lineWidth: 0 });
}
