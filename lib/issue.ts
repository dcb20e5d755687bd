import type { CodeEntry, IssueCode } from './issue-codes';
import { issueCodes } from './issue-codes';

/** Which judgement an issue belongs to; `validate --only` takes these names. */
export type CheckName = CodeEntry['check'];
export type Severity = 'error' | 'warning' | 'info';

/** One finding, as data. `lib/cli/print-issues.ts` alone turns it into text. */
export interface Issue {
  readonly check: CheckName;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
  /** Path of the file to change, relative to the project root where it lies inside. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** `namespace/Kind/name`, or `Kind/name` where there is no namespace. */
  readonly object?: string;
  /** Field path inside the object: `spec.template.spec.containers[0].image`. */
  readonly path?: string;
  /** What to do about it, in one sentence. */
  readonly hint?: string;
}

export type IssueDetails = Partial<Pick<Issue, 'severity' | 'file' | 'line' | 'column' | 'object' | 'path' | 'hint'>>;

/**
 * Makes an issue. Check and severity come from the code's entry in the table of codes
 * (a detail may override the severity); `message` says what is wrong with this input.
 */
export function report(code: IssueCode, message: string, details: IssueDetails = {}): Issue {
  const entry: CodeEntry = issueCodes[code];
  return { check: entry.check, code, severity: entry.severity, message, ...details };
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}
