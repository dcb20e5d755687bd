import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildDirectory } from '../../lib/overlay';
import { printYaml, readYaml } from '../../lib/manifest';
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
    for (const services of [10, 300, 3000]) {
      const overlay = writeTree(join(folder, String(services)), services);
      const ours = timeCommand(process.execPath, [trellis, 'build', overlay]);
      perService.set(services, ours.milliseconds / services);
      print(`Overlay of ${services} services, whole commands, medians of 3:`);
      print(row('trellis build', ours.milliseconds, `${ours.megabytes.toFixed(0)} MiB at most, ${(ours.milliseconds / services).toFixed(2)} ms a service`));
      // At 3,000 the real one would take the better part of an hour.
      if (kustomize === undefined || services > 300) continue;
      const theirs = timeCommand(kustomize, ['build', overlay]);
      print(row('kustomize build', theirs.milliseconds, `${(theirs.milliseconds / ours.milliseconds).toFixed(1)} times trellis`));
      if (ours.output !== theirs.output) print('  THE OUTPUTS DIFFER');
    }
    print(`Time a service at 3,000 against 300: ${((perService.get(3000) ?? NaN) / (perService.get(300) ?? NaN)).toFixed(2)} (aim: at most 1.3)`);
    await benchShares(join(folder, '3000', 'overlay'), print);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What share of a build reading and printing YAML takes. */
async function benchShares(overlay: string, print: (line: string) => void): Promise<void> {
  const { text } = buildDirectory(overlay, {});
  const { documents } = readYaml(text, 'output');
  const times = await measure(3, {
    build: () => buildDirectory(overlay, {}),
    read: () => readYaml(text, 'output'),
    print: () => printYaml(documents),
  });
  const { build = NaN, read = NaN, print: printed = NaN } = times;
  print(`Of a build of 3,000 services in process (${build.toFixed(0)} ms), reading as much YAML takes ${((100 * read) / build).toFixed(0)} % and printing it ${((100 * printed) / build).toFixed(0)} %.`);
}

interface CommandTime {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly output: string;
}

/** Median wall time of three runs after one for the caches, and the largest resident size by /usr/bin/time where it is. */
function timeCommand(command: string, args: readonly string[]): CommandTime {
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', ['-f', '%M', command, ...args]] as const : [command, args] as const;
  const runs = Array.from({ length: 4 }, () => {
    const started = process.hrtime.bigint();
    const { stdout, stderr, status } = spawnSync(timed[0], [...timed[1]], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
    return { milliseconds: Number(process.hrtime.bigint() - started) / 1e6, kilobytes: Number(stderr.trim().split('\n').pop()), output: stdout };
  }).slice(1);
  return {
    milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.max(...runs.map(({ kilobytes }) => kilobytes)) / 1024,
    output: runs[0]?.output ?? '',
  };
}

function findKustomize(): string | undefined {
  const candidates = [process.env['KUSTOMIZE'] ?? '', ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'kustomize')), join(homedir(), 'go/bin/kustomize')];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate));
}
