import type { CodeEntry } from '../../issue-codes';

const remedy = 'Keep the value in the secret store, make a Secret of it by an ExternalSecret, and refer to that.';

export const secretCodes = {
  SECRET_BY_NAME: {
    check: 'secrets',
    severity: 'error',
    meaning: 'A variable, argument or configuration key whose name says password, token or key has a value in clear text.',
    remedy,
  },
  SECRET_BY_SHAPE: {
    check: 'secrets',
    severity: 'error',
    meaning: 'A text has the shape of a known credential: a private key, an access key, a token, a password in a URL.',
    remedy,
  },
  SECRET_BY_ENTROPY: {
    check: 'secrets',
    severity: 'error',
    meaning: 'A value is as random as only generated credentials are.',
    remedy,
  },
  SECRET_OBJECT_IN_CLEAR: {
    check: 'secrets',
    severity: 'error',
    meaning: 'A Secret with its values stands in the manifests: base64 hides nothing from a reader of the repository.',
    remedy,
  },
} as const satisfies Record<string, CodeEntry>;
