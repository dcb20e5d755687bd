import type { Issue } from '../../lib/issue';
import type { FileSystem } from '../../lib/file-system';
import type { KnownNames, Settings } from '../../lib/settings';
import { readSettings } from '../../lib/settings';

/** The least that a cell must say. */
export const least = `
namespace: shop-prod
purpose: Production
defaults:
  replicas: 2
  logLevel: INFO
security: { podSecurity: restricted, networkPolicy: enforced }
secrets:
  path: shop/prod
  vault: { server: https://vault.example.com, mount: secret, authMount: kubernetes, role: shop }
delivery: { repoUrl: https://git.example.com/shop.git }
`;

/** Files in memory, by absolute path. */
export function memory(files: Readonly<Record<string, string>>): FileSystem {
  return { readFile: (path) => files[path], readDirectory: () => undefined };
}

/** Reads a cell that inherits the least that a cell must say. */
export function readCell(text: string, known?: KnownNames): { readonly settings?: Settings; readonly issues: readonly Issue[] } {
  const files = { '/shop/base/environment.yaml': least, '/shop/prod/environment.yaml': `inherits: ../base\n${text}` };
  return readSettings('/shop/prod/environment.yaml', memory(files), known);
}

/** `file:line:column CODE message (hint)`, one an issue, with the file's folder for its path. */
export function lines(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ file = '', line, column, code, message, hint }) => {
    const place = [file.split('/').at(-2), line, column].filter((one) => one !== undefined).join(':');
    return `${place} ${code} ${message}${hint === undefined ? '' : ` (${hint})`}`;
  });
}
