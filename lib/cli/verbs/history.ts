import { hasErrors } from '../../issue';
import type { HistoryEntry } from '../../promotion';
import { openCell, readHistory } from '../../promotion';
import { openProject } from '../../render';
import { openHistory } from '../open-history';
import { printIssuesTo } from '../print-issues-to';
import type { Verb } from '../verb';

/** `trellis history`: who changed what a cell delivers, from Git alone. */
export const verb: Verb = {
  summary: 'list what was released to a cell, by whom and from where',
  usage: 'history CELL',
  examples: ['trellis history craftista/prod', 'trellis history craftista/staging --json'],
  options: { json: { type: 'boolean', help: 'print a JSON array, newest first' } },
  positionals: [1, 1],
  run: async ({ values, positionals: [name = ''] }, io) => {
    const repository = openHistory(io);
    if ('code' in repository) {
      printIssuesTo(io, [repository]);
      return 1;
    }
    const project = openProject(io);
    const { open, issues } = await openCell(name, project, repository, { services: [], approvedBy: [], commit: false });
    printIssuesTo(io, issues);
    if (open === undefined) return 1;
    const entries = readHistory(open.cell, open.paths, repository, open.delivery.hold);
    io.out(values['json'] === true ? `${JSON.stringify(entries, null, 2)}\n` : printHistory(name, entries));
    return hasErrors(issues) ? 1 : 0;
  },
};

function printHistory(name: string, entries: readonly HistoryEntry[]): string {
  return entries.length === 0 ? `${name} has no history yet\n` : entries.map(printEntry).join('\n');
}

function printEntry({ commit, at, by, kind, from, approvedBy, ticket, images, squashed, byHand, tags }: HistoryEntry): string {
  const when = new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const facts = [
    from === undefined ? '' : kind === 'rollback' ? ` to ${from.slice(0, 10)}` : ` from ${from}`,
    approvedBy === undefined ? '' : `, approved by ${approvedBy}`,
    ticket === undefined ? '' : `, ${ticket}`,
    tags.length === 0 ? '' : `, ${tags.join(', ')}`,
    squashed ? ', squashed' : '',
    byHand ? (kind === 'edit' ? ', by hand' : ', with an edit by hand') : '',
  ];
  const moved = images.map(({ image, before, after }) => `    ${image} ${before || 'none'} -> ${after || 'none'}\n`);
  const what = kind === 'edit' && images.length === 0 ? 'edit of dist' : kind;
  return `${when}  ${commit.slice(0, 10)}  ${by}  ${what}${facts.join('')}\n${moved.join('')}`;
}
