import type { CarryOutOptions, ReleaseRequest } from '../promotion';
import type { Arguments, OptionTable } from './verb';

/** Options of every verb that changes what a cell delivers. */
export const commitOptions: OptionTable = {
  ticket: { type: 'string', value: 'ID', help: 'recorded in release.yaml and as a trailer' },
  commit: { type: 'boolean', help: 'make one commit of exactly what changes' },
  tag: { type: 'boolean', help: 'tag the commit release-<system>-<environment>-<number>' },
  branch: { type: 'string', value: 'NAME', help: 'put the commit on a new branch and leave the working tree as it is' },
  push: { type: 'boolean', help: 'push the commit; where the remote moved, plan anew on what it has' },
  'dry-run': { type: 'boolean', help: 'print what would happen and write nothing' },
  yes: { type: 'boolean', help: 'do not ask on a terminal' },
  json: { type: 'boolean', help: 'print the plan and its outcome as JSON' },
};

export const approvalOption: OptionTable = {
  'approved-by': { type: 'string', multiple: true, value: 'NAME', help: 'who approves; may be repeated' },
};

export const serviceOption: OptionTable = {
  service: { type: 'string', multiple: true, value: 'NAME', help: 'only this service or store; may be repeated' },
};

export interface ReleaseSettings {
  readonly request: ReleaseRequest;
  readonly carry: CarryOutOptions;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Reads them; a text instead says what is wrong. A tag, a branch and a push each mean a commit. */
export function readReleaseOptions({ values }: Arguments): ReleaseSettings | string {
  const texts = (name: string): string[] => [values[name] ?? []].flat().filter((value) => typeof value === 'string');
  const [ticket, branch] = [texts('ticket')[0], texts('branch')[0]];
  const people = texts('approved-by');
  if ([...people, ticket ?? '-', branch ?? '-'].some((text) => text.trim() === '' || /\p{Cc}/u.test(text))) {
    return '--approved-by, --ticket and --branch take one line of text';
  }
  const commit = values['commit'] === true || values['tag'] === true || values['push'] === true || branch !== undefined;
  return {
    request: { services: texts('service'), approvedBy: people, commit, ...(ticket !== undefined && { ticket }) },
    carry: { commit, tag: values['tag'] === true, push: values['push'] === true, ...(branch !== undefined && { branch }) },
    dryRun: values['dry-run'] === true,
    yes: values['yes'] === true,
    json: values['json'] === true,
  };
}
