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
  return orderIssues(applyWaivers(issues, context, new Set(asked.map(([name]) => name))));
}
