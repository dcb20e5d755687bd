import { execFileSync } from 'node:child_process';

/** Runs kubectl on the cluster that KUBECONFIG names, with text on its standard input; returns what it printed. */
export function kubectl(args: readonly string[], input = ''): string {
  if (process.env['KUBECONFIG'] === undefined) throw new Error('set KUBECONFIG to a disposable cluster with Argo CD');
  return execFileSync('kubectl', [...args], { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Asks again every second until `holds` answers nothing; fails with its last answer after `seconds`. */
export async function eventually(what: string, seconds: number, holds: () => string | undefined): Promise<void> {
  let answer: string | undefined;
  for (let second = 0; second < seconds; second += 1) {
    try {
      answer = holds();
    } catch (error) {
      answer = String(error).slice(0, 400);
    }
    if (answer === undefined) return;
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Error(`${what}, after ${seconds} s: ${answer}`);
}

interface ApplicationStatus {
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly sync?: { readonly status?: string; readonly revision?: string };
    readonly health?: { readonly status?: string };
    readonly operationState?: { readonly phase?: string; readonly message?: string };
    readonly conditions?: readonly { readonly message: string }[];
  };
}

export function applications(): readonly ApplicationStatus[] {
  return JSON.parse(kubectl(['get', 'applications', '-n', 'argocd', '-o', 'json'])).items;
}

/** Names the Applications that are not Synced and Healthy (at `revision`, where one is given); undefined where all are. */
export function unsettled(names: (name: string) => boolean, revision?: string): string | undefined {
  const rows = applications().filter(({ metadata }) => names(metadata.name));
  if (rows.length === 0) return 'there are no Applications';
  const late = rows.filter(
    ({ status }) =>
      status?.sync?.status !== 'Synced' || status.health?.status !== 'Healthy' || (revision !== undefined && status.sync.revision !== revision),
  );
  if (late.length === 0) return undefined;
  return late
    .map(({ metadata, status }) => {
      const why = [status?.operationState?.message, ...(status?.conditions ?? []).map(({ message }) => message)].filter(Boolean).join('; ');
      return `${metadata.name} ${status?.sync?.status} ${status?.health?.status} ${status?.operationState?.phase} (${why})`;
    })
    .join('\n');
}

/** The image of a workload's first container as it is in the cluster. */
export function liveImage(namespace: string, workload: string): string {
  return kubectl(['get', workload, '-n', namespace, '-o', 'jsonpath={.spec.template.spec.containers[0].image}']);
}
