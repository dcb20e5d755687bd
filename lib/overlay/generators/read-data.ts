import { basename } from 'node:path';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { GeneratorEntry } from '../kustomization/kustomization';
import type { Loader } from '../load/loader';
import { reportCutEnvironment } from '../strict/cut-environment';
import { readEnvironmentFile } from './environment-file';

export type Data = Map<string, Uint8Array | string>;

/**
 * The data of a generated ConfigMap or Secret: environment files, then literals, then files, each key once.
 * Refusals: GENERATOR_INVALID, and those of the loader. Strict: ENV_FILE_CUT.
 */
export function readData(entry: GeneratorEntry, loader: Loader, build: Build, place: Place): Data | undefined {
  const data: Data = new Map();
  let isSound = true;
  const fail = (message: string, here: Place): void => {
    isSound = false;
    refuse(build, 'GENERATOR_INVALID', message, here);
  };
  const add = (key: string, value: Uint8Array | string, here: Place): void => {
    if (data.has(key)) fail(`the key ${key} is there already`, here);
    else data.set(key, value);
  };
  const envs = [...(entry.env ? [entry.env] : []), ...(entry.envs ?? [])];
  envs.forEach((path, index) => {
    const here = below(place, 'envs', index);
    const bytes = loader.readBytes(path, here);
    const read = bytes && readEnvironmentFile(bytes);
    if (bytes === undefined) isSound = false;
    else if (read === undefined) fail(`${path} is no UTF-8 text`, here);
    for (const [key, value] of read?.pairs ?? []) add(key, value, here);
    if (read?.cutAt !== undefined) reportCutEnvironment(path, loader.resolve(path), read.cutAt, build);
  });
  entry.literals?.forEach((literal, index) => {
    const here = below(place, 'literals', index);
    const at = literal.indexOf('=');
    if (at <= 0) fail(`the literal ${JSON.stringify(literal)} must be written key=value`, here);
    else add(literal.slice(0, at), withoutQuotes(literal.slice(at + 1)), here);
  });
  entry.files?.forEach((source, index) => {
    const here = below(place, 'files', index);
    const parts = source.split('=');
    if (parts.length > 2 || parts.includes('')) return fail(`the file ${JSON.stringify(source)} must be written path or key=path`, here);
    const path = parts.at(-1) ?? '';
    const bytes = loader.readBytes(path, here);
    if (bytes === undefined) isSound = false;
    else add(parts.length === 2 ? (parts[0] ?? '') : basename(path), bytes, here);
  });
  return isSound ? data : undefined;
}

/** Quotes around the whole value are dropped. */
function withoutQuotes(value: string): string {
  const first = value[0];
  return value.length > 1 && (first === '"' || first === "'") && value.endsWith(first) ? value.slice(1, -1) : value;
}
