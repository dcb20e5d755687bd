import type { CheckName, Issue } from '../issue';
import { orderIssues } from '../order-issues';
import type { CheckContext, JudgedManifest } from './context';
import { withDoubles } from './long-numbers';
import { checks } from './registry';
import { applyWaivers } from './waivers';

export interface JudgeOptions {
  /** Only these checks. @default - all of them */
  readonly only?: readonly CheckName[];
}

/** Runs the checks over the manifests: all issues, less the waived ones, ordered, none twice. */
export function judge(given: CheckContext, { only }: JudgeOptions = {}): Issue[] {
  const context = { ...given, manifests: given.manifests.map(inDoubles), ...(given.before && { before: given.before.map(inDoubles) }) };
  const asked = Object.entries(checks).filter(([name]) => only === undefined || only.some((wanted) => wanted === name));
  const issues = asked.flatMap(([, list]) => list.flatMap((check) => check(context)));
  return orderIssues(applyWaivers(withoutEchoes(issues), context, new Set(asked.map(([name]) => name))));
}

function inDoubles(manifest: JudgedManifest): JudgedManifest {
  const object = withDoubles(manifest.object);
  return object === manifest.object ? manifest : { ...manifest, object };
}

/** A field that the API server refuses is not judged further: one fault is one issue. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const refused = new Set(issues.filter(({ check, severity }) => check === 'schema' && severity === 'error').map(placeOf));
  return issues.filter((issue) => (issue.check !== 'references' && issue.check !== 'practice') || issue.path === undefined || !refused.has(placeOf(issue)));
}

function placeOf({ object, path }: Issue): string {
  return `${object}\n${path}`;
}
