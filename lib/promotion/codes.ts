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
} as const satisfies Record<string, CodeEntry>;
