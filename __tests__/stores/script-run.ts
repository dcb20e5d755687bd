import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const partScript = (part: string, name: string): string => join(__dirname, '../../charts/parts', part, 'scripts', name);

export interface Ran {
  readonly code: number;
  readonly text: string;
}

/** PostgreSQL refuses to run as root: its programs run as the user that Debian made for it. */
const postgresUser = ((): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const ids = { uid: idOf('-u'), gid: idOf('-g') };
  return ids.uid > 0 ? ids : {};
})();

/** The folder of a whole PostgreSQL; Debian keeps initdb and pg_ctl off the PATH. */
export const postgresPrograms = ((): string => {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  return found.find((bin) => existsSync(join(bin, 'initdb'))) ?? '';
})();

/** Runs a container's script to its end, as the container's user would be: not root. */
export function runScript(script: string, env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  const PATH = `${postgresPrograms}:${process.env['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    execFile(script.endsWith('.sh') ? 'sh' : script, script.endsWith('.sh') ? [script, ...args] : args, { env: { PATH, ...env }, timeout: 20_000, ...postgresUser }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), text: `${out}${err}` }),
    );
  });
}
