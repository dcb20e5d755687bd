import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasErrors, report } from '../../issue';
import { issueCodes } from '../../issue-codes';
import { printJson } from '../../manifest';
import { buildDirectory, isRemote, remoteMessage } from '../../overlay';
import type { BuildResult } from '../../overlay';
import { printIssuesTo } from '../print-issues-to';
import { refuseUsage } from '../refuse-usage';
import type { Verb } from '../verb';

/** `kustomize build` in process. */
export const verb: Verb = {
  summary: 'kustomize build, in process',
  usage: 'build [DIR] [--reorder none|legacy] [--load-restrictor RESTRICTOR] [--output FILE] [--strict] [--json]',
  examples: ['trellis build overlays/shop/prod', 'trellis build --reorder none --strict overlays/shop/prod'],
  options: {
    reorder: { type: 'string', value: 'none|legacy', help: 'order of the resources: as in the files, or as kubectl apply likes it (default legacy)' },
    'load-restrictor': {
      type: 'string',
      value: 'RESTRICTOR',
      help: 'LoadRestrictionsRootOnly (default), or LoadRestrictionsNone to read files outside a kustomization',
    },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'write to a file instead of standard output' },
    strict: { type: 'boolean', help: 'refuse what matches nothing' },
    json: { type: 'boolean', help: 'print {objects, issues} as JSON' },
  },
  positionals: [0, 1],
  run: async ({ values, positionals: [directory = '.'] }, io) => {
    const { reorder = 'legacy', 'load-restrictor': restrictor = 'LoadRestrictionsRootOnly', output, strict = false, json = false } = values;
    if (reorder !== 'none' && reorder !== 'legacy') return refuseUsage(io, 'build', `--reorder must be none or legacy, not ${String(reorder)}`);
    if (restrictor !== 'LoadRestrictionsNone' && restrictor !== 'LoadRestrictionsRootOnly') return refuseUsage(io, 'build', `--load-restrictor must be LoadRestrictionsRootOnly or LoadRestrictionsNone, not ${String(restrictor)}`);
    const folder = resolve(io.cwd, directory);
    const result = isRemote(directory) && !existsSync(folder) ? remote(directory) : buildDirectory(folder, { reorder, loadRestrictor: restrictor === 'LoadRestrictionsNone' ? 'none' : 'root', strict: strict === true });
    const failed = hasErrors(result.issues);
    if (!json) printIssuesTo(io, result.issues);
    const text = json ? `${printJson({ objects: result.objects, issues: result.issues }, 2)}\n` : result.text;
    if (json || !failed) write(text);
    return failed ? 1 : 0;

    function write(content: string): void {
      if (typeof output === 'string') writeFileSync(resolve(io.cwd, output), content);
      else io.out(content);
    }
  },
};

/** A folder that Kustomize would fetch first. */
function remote(directory: string): BuildResult {
  const issue = report('RESOURCE_REMOTE', remoteMessage(directory), { hint: issueCodes.RESOURCE_REMOTE.remedy });
  return { objects: [], text: '', issues: [issue] };
}
