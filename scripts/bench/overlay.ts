import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { diskFileSystem } from '../../lib/file-system';
import { printYaml, readYaml } from '../../lib/manifest';
import { buildDirectory } from '../../lib/overlay';
import { measure, median, row } from './measure';
import { writeTree } from './overlay-tree';

const trellis = resolve('bin/trellis');

/** `trellis build` beside the real kustomize in one run: whole commands, start-up included. */
export async function benchOverlay(print: (line: string) => void): Promise<void> {
  const kustomize = findKustomize();
  if (kustomize === undefined) print('kustomize is not here (KUSTOMIZE, PATH, ~/go/bin): trellis build alone');
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  const perService = new Map<number, number>();
  try {
    for (const [services, aim] of sizes) {
      const overlay = writeTree(join(folder, String(services)), services, 'files');
      const ours = [process.execPath, trellis, 'build', overlay];
      // At 3,000 the real one would take the better part of an hour.
      const theirs = kustomize === undefined || services > 300 ? [] : [[kustomize, 'build', overlay]];
      const [our, their] = timeCommands([ours, ...theirs]);
      if (our === undefined) return;
      perService.set(services, our.milliseconds / services);
      print(`Overlay of ${services} services, whole commands, medians of 3:`);
      print(row('trellis build', our.milliseconds, `${our.megabytes.toFixed(0)} MiB at most${services > 300 ? ' (aim: below 600)' : ''}, ${(our.milliseconds / services).toFixed(2)} ms a service`));
      if (their === undefined) continue;
      print(row('kustomize build', their.milliseconds, `${(their.milliseconds / our.milliseconds).toFixed(2)} times trellis (aim: at least ${aim})`));
      if (our.output !== their.output) print('  THE OUTPUTS DIFFER');
    }
    print(`Time a service at 3,000 against 300: ${((perService.get(3000) ?? NaN) / (perService.get(300) ?? NaN)).toFixed(2)} (aim: at most 1.3)`);
    await benchShares(join(folder, '3000', 'overlay'), print);
    await benchInline(folder, print);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Numbers of services, and how many times as long as trellis the real one should take: 1.3 times as long at most is 0.77. */
const sizes = [[10, 0.77], [300, 60], [3000, NaN]] as const;

/** What share of a build reading files, reading YAML and printing it take; the rest is the engine. */
async function benchShares(overlay: string, print: (line: string) => void): Promise<void> {
  const texts = new Map<string, string>();
  const readFile = (path: string): string | undefined => {
    const text = diskFileSystem.readFile(path);
    if (text !== undefined) texts.set(path, text);
    return text;
  };
  const { objects } = buildDirectory(overlay, { fileSystem: { ...diskFileSystem, readFile } });
  const times = await measure(3, {
    build: () => buildDirectory(overlay, {}),
    files: () => texts.forEach((_, path) => diskFileSystem.realPath?.(path) === undefined || diskFileSystem.readFile(path)),
    read: () => texts.forEach((text, path) => readYaml(text, path, path.endsWith('kustomization.yaml') ? { version: '1.1' } : {})),
    print: () => printYaml(objects),
  });
  const { build = NaN, files = NaN, read = NaN, print: printed = NaN } = times;
  const share = (part: number): string => `${((100 * part) / build).toFixed(0)} %`;
  print(`A build of 3,000 services in process takes ${build.toFixed(0)} ms: its ${texts.size} files ${share(files)}, parsing ${share(read)}, printing ${share(printed)}, the engine ${share(build - files - read - printed)}.`);
}

/** Many patches in the kustomization itself, where nothing may read the whole file for each. */
async function benchInline(folder: string, print: (line: string) => void): Promise<void> {
  const [few, many] = [300, 3000].map((services) => writeTree(join(folder, `inline-${services}`), services, 'inline'));
  const times = await measure(3, { few: () => buildDirectory(few ?? '', {}), many: () => buildDirectory(many ?? '', {}) });
  const { few: ofFew = NaN, many: ofMany = NaN } = times;
  print(`With inline JSON patches, in process: ${(ofFew / 300).toFixed(2)} ms a service at 300, ${(ofMany / 3000).toFixed(2)} at 3,000.`);
}

interface CommandTime {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly output: string;
}

/**
 * Median wall time of three runs of each command after one for the caches, in turns so that a busy machine slows all
 * alike, and the largest resident size by /usr/bin/time where it is.
 */
function timeCommands(commands: readonly (readonly string[])[]): readonly CommandTime[] {
  const rounds = Array.from({ length: 4 }, () => commands.map(timeCommand)).slice(1);
  return commands.map((_, index) => {
    const runs = rounds.flatMap((round) => round[index] ?? []);
    return {
      milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
      megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
      output: runs[0]?.output ?? '',
    };
  });
}

function timeCommand(command: readonly string[]): CommandTime {
  const [program = '', ...args] = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', '%M', ...command] : command;
  const started = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
  return { milliseconds: Number(process.hrtime.bigint() - started) / 1e6, megabytes: Number(stderr.trim().split('\n').pop()) / 1024, output: stdout };
}

function findKustomize(): string | undefined {
  const candidates = [process.env['KUSTOMIZE'] ?? '', ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'kustomize')), join(homedir(), 'go/bin/kustomize')];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate));
}
