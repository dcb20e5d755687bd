import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';

/** Where a program is, or nothing where it is not installed. */
export function programOf(name: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** `describe`, or one line that says which program (or right: the name of a probe of it) is absent. */
export function describeWith(programs: readonly string[], title: string, body: () => void, rights: Readonly<Record<string, boolean>> = {}): void {
  const absent = [...programs.filter((name) => programOf(name) === undefined), ...Object.keys(rights).filter((name) => rights[name] === false)];
  if (absent.length === 0) return describe(title, body);
  process.stderr.write(`off: ${title}: no ${absent.join(', no ')}\n`);
  describe(title, () => it.skip(`is off: no ${absent.join(', no ')}`, () => undefined));
}

/** Whether this user may have a file system view of its own, as a container has one. */
export const mayMount = (): boolean => spawnSync('unshare', ['--mount', 'true']).status === 0;

/** Processes of one test, ended with it. */
export class Processes {
  private readonly running = new Map<string, ChildProcess>();
  readonly output: string[] = [];

  start(name: string, command: readonly string[], env: Readonly<Record<string, string>>): void {
    const [file = 'false', ...rest] = command;
    const child = spawn(file, rest, { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer): void => void this.output.push(`${name}: ${chunk.toString('utf8')}`);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.running.set(name, child);
  }

  async stop(name: string, signal: NodeJS.Signals): Promise<void> {
    const child = this.running.get(name);
    this.running.delete(name);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.stop(name, 'SIGKILL')));
  }
}

/** Asks until the answer pleases; fails with what was last answered. */
export async function eventually<T>(ask: () => T | Promise<T>, pleases: (answer: T) => boolean, seconds = 15): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (pleases(answer)) return answer;
    if (tries >= seconds * 10) throw new Error(`still ${JSON.stringify(answer)} after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
