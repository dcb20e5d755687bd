import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Json, JsonObject, KubeObject } from '../../lib/manifest';

export type Environment = 'dev' | 'staging' | 'prod';
export const environments: readonly Environment[] = ['dev', 'staging', 'prod'];

/** A field of an object: keys and list indexes from its top. */
export type Path = readonly (string | number)[];

/** One value that an assertion looked at. */
export interface Read {
  readonly object: KubeObject;
  readonly path: Path;
}

/**
 * What dist holds of one system, as an assertion sees it. Read with the yaml library and not with Trellis's own reader,
 * so that a fault of ours cannot hide itself; every value looked at is noted, so that a test can change it.
 */
export interface Dist {
  /** All objects of a cell, its Application objects included. */
  readonly objects: (environment: Environment) => readonly KubeObject[];
  /** The object `Kind/name` (`name` may hold several kinds: `Deployment|Rollout/voting`), or undefined. */
  readonly find: (environment: Environment, reference: string) => KubeObject | undefined;
  /** The value of a field of an object that `objects` or `find` gave. */
  readonly read: (object: KubeObject | undefined, ...path: Path) => Json | undefined;
  /** The value of a field of such an object; undefined where either is absent. */
  readonly get: (environment: Environment, reference: string, ...path: Path) => Json | undefined;
  readonly reads: readonly Read[];
}

/** Reads a system's cells and Applications below a dist folder. */
export function readDist(directory: string, system: string): ReadonlyMap<Environment, readonly KubeObject[]> {
  return new Map(
    environments.map((environment) => {
      const files = [
        ...listYaml(join(directory, system, environment)),
        ...listYaml(join(directory, system, environment, 'base')),
        join(directory, 'argocd', `${system}-${environment}.yaml`),
      ];
      return [environment, files.flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as KubeObject))];
    }),
  );
}

export function openDist(cells: ReadonlyMap<Environment, readonly KubeObject[]>): Dist {
  const reads: Read[] = [];
  const objects = (environment: Environment) => cells.get(environment) ?? [];
  const find = (environment: Environment, reference: string) => {
    const [kinds = '', name] = reference.split('/');
    return objects(environment).find((object) => kinds.split('|').includes(object.kind) && object.metadata.name === name);
  };
  const read = (object: KubeObject | undefined, ...path: Path) => {
    if (object === undefined) return undefined;
    reads.push({ object, path });
    return valueAt(object, path);
  };
  const get = (environment: Environment, reference: string, ...path: Path) => read(find(environment, reference), ...path);
  return { objects, find, read, get, reads };
}

export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else if (isObject(found) && typeof key === 'string') found = found[key];
    else return undefined;
  }
  return found;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listYaml(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => name.endsWith('.yaml')).sort().map((name) => join(directory, name));
}
