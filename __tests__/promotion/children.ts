import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSync } from 'esbuild';

const root = resolve(__dirname, '../..');
const folder = resolve(root, 'node_modules/.cache/trellis-tests');

/** Bundles a program of this folder, so that it starts as plain JavaScript; `without` leaves packages out of it. */
export function bundleChild(name: string, without: readonly string[] = []): string {
  mkdirSync(folder, { recursive: true });
  const outfile = resolve(folder, `${name}-${process.pid}.cjs`);
  buildSync({
    entryPoints: [resolve(__dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    alias: Object.fromEntries(without.map((name) => [name, resolve(__dirname, 'nothing.cjs')])),
    logLevel: 'silent',
  });
  return outfile;
}

export interface Ended {
  readonly killed: boolean;
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function runChild(program: string, args: readonly string[]): Ended {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { killed: signal === 'SIGKILL', code: status, out: stdout, err: stderr };
}

/** Runs it beside others; killed after some milliseconds where they are given. */
export function startChild(program: string, args: readonly string[], killAfter?: number): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ killed: signal === 'SIGKILL', code, out, err });
    });
  });
}
