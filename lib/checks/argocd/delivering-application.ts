import { posix } from 'node:path';
import type { JudgedManifest } from '../context';
import { textAt, valueAt } from '../field';
import { kindOf } from '../object-index';
import { nameOf } from './name-of';

/** Names of the Applications that deliver at least one manifest. */
export function applicationsOf(manifests: readonly JudgedManifest[]): ReadonlySet<string> {
  return new Set(manifests.flatMap(({ application }) => application ?? []));
}

/**
 * Manifests by what syncs them together: the Application, or else the folder of the file, as an Application's source is
 * a folder.
 */
export function groupByApplication(manifests: readonly JudgedManifest[]): ReadonlyMap<string, readonly JudgedManifest[]> {
  const groups = new Map<string, JudgedManifest[]>();
  for (const manifest of manifests) {
    const name = manifest.application ?? posix.dirname(manifest.file ?? '');
    const group = groups.get(name);
    if (group) group.push(manifest);
    else groups.set(name, [manifest]);
  }
  return groups;
}

/**
 * Gives each manifest the Application whose source folder its file lies in, for manifests that were read from files
 * together with their Applications. `directory.recurse` says whether folders below count.
 */
export function assignApplications<T extends JudgedManifest>(manifests: readonly T[]): readonly T[] {
  const sources = manifests.flatMap(({ object }) => {
    const path = textAt(object, 'spec', 'source', 'path');
    if (kindOf(object) !== 'Application.argoproj.io' || path === undefined) return [];
    return [{ name: nameOf(object), path: posix.normalize(path), isDeep: valueAt(object, 'spec', 'source', 'directory', 'recurse') === true }];
  });
  if (sources.length === 0) return manifests;
  return manifests.map((manifest) => {
    const folder = posix.dirname(manifest.file ?? '');
    const owner = sources.find(({ path, isDeep }) => endsInFolder(folder, path) || (isDeep && isBelow(folder, path)));
    return manifest.application === undefined && owner ? { ...manifest, application: owner.name } : manifest;
  });
}

/** Paths of Applications start at the top of the repository, those of files where the command was run. */
const endsInFolder = (folder: string, path: string): boolean => `/${folder}`.endsWith(`/${path}`);

const isBelow = (folder: string, path: string): boolean => `/${folder}/`.includes(`/${path}/`);
