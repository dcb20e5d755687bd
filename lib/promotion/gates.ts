import { spawn } from 'node:child_process';
import type { Issue } from '../issue';
import { report } from '../issue';

export interface GateResult {
  readonly command: string;
  readonly passed: boolean;
  /** What it printed, standard output and error as they came. */
  readonly output: string;
}

/**
 * Runs an environment's gate commands one after another in the project, up to the first that fails. Each is told by
 * TRELLIS_VERB, TRELLIS_CELL, TRELLIS_FROM and TRELLIS_IMAGES (`name=tag` by spaces) what is about to happen.
 * Reports GATE_FAILED with the output.
 */
export async function runGates(
  commands: readonly string[],
  directory: string,
  told: Readonly<Record<string, string>>,
): Promise<{ readonly results: readonly GateResult[]; readonly issues: readonly Issue[] }> {
  const results: GateResult[] = [];
  for (const command of commands) {
    const result = await runGate(command, directory, told);
    results.push(result);
    if (!result.passed) return { results, issues: [failed(result)] };
  }
  return { results, issues: [] };
}

function runGate(command: string, directory: string, told: Readonly<Record<string, string>>): Promise<GateResult> {
  const variables = Object.entries(told).map(([name, value]) => `${name}=${value}`);
  return new Promise((resolve) => {
    let output = '';
    const child = spawn('env', [...variables, 'sh', '-c', command], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ command, passed: false, output: error.message }));
    child.on('close', (code) => resolve({ command, passed: code === 0, output }));
  });
}

function failed({ command, output }: GateResult): Issue {
  const text = output.trim() === '' ? ' without a word' : `:\n${output.trimEnd().split('\n').map((line) => `    ${line}`).join('\n')}`;
  return report('GATE_FAILED', `the gate "${command}" failed${text}`, { hint: 'nothing was written; repair what the gate found' });
}
