import type { CheckName, Issue } from '../issue';
import { orderIssues } from '../order-issues';
import type { CheckContext } from './context';
import { checks } from './registry';
import { applyWaivers } from './waivers';

export interface JudgeOptions {
  /** Only these checks. @default - all of them */
  readonly only?: readonly CheckName[];
}

/** Runs the checks over the manifests: all issues, less the waived ones, ordered, none twice. */
export function judge(context: CheckContext, { only }: JudgeOptions = {}): Issue[] {
  const asked = Object.entries(checks).filter(([name]) => only === undefined || only.some((wanted) => wanted === name));
  const issues = asked.flatMap(([, list]) => list.flatMap((check) => check(context)));
  return orderIssues(applyWaivers(withoutEchoes(issues), context, new Set(asked.map(([name]) => name))));
}

/** A field that the API server refuses is not judged further: one fault is one issue. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const refused = new Set(issues.filter(({ check, severity }) => check === 'schema' && severity === 'error').map(placeOf));
  return issues.filter((issue) => (issue.check !== 'references' && issue.check !== 'practice') || issue.path === undefined || !refused.has(placeOf(issue)));
}

function placeOf({ object, path }: Issue): string {
  return `${object}\n${path}`;
}
