import type { CodeEntry } from '../issue-codes';

export const renderCodes = {
  CELL_UNKNOWN: {
    check: 'usage',
    severity: 'error',
    meaning: 'A cell was named that has no folder overlays/<system>/<environment>.',
    remedy: 'Name a cell as system/environment; trellis images lists them.',
  },
  SYSTEM_WITHOUT_CHARTS: {
    check: 'settings',
    severity: 'error',
    meaning: 'A folder in overlays names a system that has no charts/<system>/index.ts.',
    remedy: 'Write the charts, or remove the overlays of the system.',
  },
  CHART_FAILED: {
    check: 'settings',
    severity: 'error',
    meaning: 'A chart threw while it was built from the settings.',
    remedy: 'Correct the chart, or the setting that it cannot use.',
  },
  OBJECT_TWICE: {
    check: 'argocd',
    severity: 'error',
    meaning: 'Two charts of a cell render the same object.',
    remedy: 'Let one chart own it, or give it two names.',
  },
  HISTORY_MISSING: {
    check: 'argocd',
    severity: 'error',
    meaning: 'What is delivered now cannot be read from Git, so nothing can be said of the change.',
    remedy: 'Fetch the whole history (a shallow clone lacks it), or name another commit with --against.',
  },
  RELEASE_LOST: {
    check: 'output',
    severity: 'error',
    meaning: 'A file of a held cell differs from its lock, and Git does not have the released text.',
    remedy: 'Restore the file from the commit that released it, or render anew with trellis release CELL.',
  },
} as const satisfies Record<string, CodeEntry>;
