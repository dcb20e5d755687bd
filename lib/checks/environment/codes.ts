import type { CodeEntry } from '../../issue-codes';

export const environmentCodes = {
  ENVIRONMENT_RULE_BROKEN: {
    check: 'environment',
    severity: 'error',
    meaning: "A rule of the system's about this environment does not hold; the message names its row in the comparison document.",
    remedy: 'Change the setting or the chart, or the rule in charts/<system>/rules.ts where the document has changed.',
  },
} as const satisfies Record<string, CodeEntry>;
