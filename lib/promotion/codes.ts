import type { CodeEntry } from '../issue-codes';

export const promotionCodes = {
  IMAGE_LIST_UNREADABLE: {
    check: 'promotion',
    severity: 'error',
    meaning: 'The `images` of a kustomization.yaml cannot be read.',
    remedy: 'Correct the file: `images` is a list of mappings with `name` and `newTag` or `digest`.',
  },
  IMAGE_EDIT_IMPOSSIBLE: {
    check: 'promotion',
    severity: 'error',
    meaning: 'An image tag cannot be set in a kustomization.yaml without changing something else.',
    remedy: 'Write the image entry out, without anchors and merge keys.',
  },
  TAG_REFUSED: {
    check: 'promotion',
    severity: 'error',
    meaning: 'An image tag may be overwritten in the registry, or does not match the environment\'s tag pattern.',
    remedy: 'Build with a tag that names the commit or the version, move a digest, or set delivery.tagPattern.',
  },
  TAG_NOT_DELIVERED: {
    check: 'promotion',
    severity: 'error',
    meaning: 'The source environment\'s committed dist does not show the image with the tag that would move.',
    remedy: 'Run npm run synth for the source environment and commit its overlay and dist together.',
  },
  SOAK_UNMET: {
    check: 'promotion',
    severity: 'error',
    meaning: 'A tag has not been in the source environment for as long as delivery.soak asks, by the commit that set it.',
    remedy: 'Wait, or promote the services that have soaked with --service.',
  },
  APPROVAL_MISSING: {
    check: 'promotion',
    severity: 'error',
    meaning: 'The environment takes nothing without an approval.',
    remedy: 'Say who approves with --approved-by.',
  },
  APPROVER_UNLISTED: {
    check: 'promotion',
    severity: 'error',
    meaning: 'Somebody approves who is not in the environment\'s delivery.approvers.',
    remedy: 'Have one of the approvers listed approve.',
  },
  APPROVER_IS_COMMITTER: {
    check: 'promotion',
    severity: 'error',
    meaning: 'The person who commits approves, where delivery.committerMayApprove is false.',
    remedy: 'Have somebody else approve.',
  },
  GATE_FAILED: {
    check: 'promotion',
    severity: 'error',
    meaning: 'A command in the environment\'s delivery.gates failed.',
    remedy: 'Read its output, and repair what it found.',
  },
} as const satisfies Record<string, CodeEntry>;
