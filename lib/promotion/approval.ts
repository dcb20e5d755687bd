import type { Person } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { DeliverySettings } from '../settings';

type ApprovalSettings = Pick<DeliverySettings, 'approval' | 'approvers' | 'committerMayApprove'>;

/**
 * Whether those who approve may: somebody where approval is required, everyone on the list where there is one, not
 * the committer where `committerMayApprove` is false. What the command line says is a claim: docs/promotion.md names
 * what backs it. Reports APPROVAL_MISSING, APPROVER_UNLISTED, APPROVER_IS_COMMITTER.
 */
export function checkApproval(
  settings: ApprovalSettings,
  approvedBy: readonly string[],
  committer: Person | undefined,
  cell: string,
): readonly Issue[] {
  const file = `overlays/${cell}/environment.yaml`;
  if (approvedBy.length === 0) {
    if (settings.approval !== 'required') return [];
    const who = settings.approvers === undefined ? 'NAME' : settings.approvers.join(' or ');
    return [report('APPROVAL_MISSING', `${cell} needs an approval`, { file, path: 'delivery.approval', hint: `say who approves: --approved-by ${who}` })];
  }
  const issues: Issue[] = [];
  for (const approver of approvedBy) {
    if (settings.approvers !== undefined && !settings.approvers.some((listed) => samePerson(listed, approver))) {
      const hint = `the approvers are ${settings.approvers.join(', ')}`;
      issues.push(report('APPROVER_UNLISTED', `${approver} is not among the approvers of ${cell}`, { file, path: 'delivery.approvers', hint }));
    }
    if (settings.committerMayApprove === false && (committer === undefined || isCommitter(approver, committer))) {
      const message = committer === undefined ? 'Git does not know who commits (user.name), so nobody can approve' : `${approver} commits this and may not approve it`;
      issues.push(report('APPROVER_IS_COMMITTER', message, { file, path: 'delivery.committerMayApprove', hint: 'have somebody else approve' }));
    }
  }
  return issues;
}

function isCommitter(approver: string, { name, email }: Person): boolean {
  return [name, email, `${name} <${email}>`, email.split('@')[0] ?? email].some((known) => samePerson(known, approver));
}

function samePerson(one: string, other: string): boolean {
  const plain = (text: string): string => text.trim().replace(/^@/, '').replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}
