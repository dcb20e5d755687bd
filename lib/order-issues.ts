import type { Issue } from './issue';

const fields = ['file', 'line', 'column', 'object', 'path', 'check', 'code', 'message', 'severity', 'hint'] as const;

/** Issues by file, line, object, path and code, each said once. The order does not depend on the checks' order. */
export function orderIssues(issues: readonly Issue[]): Issue[] {
  const unique = new Map(issues.map((issue) => [JSON.stringify(fields.map((field) => issue[field] ?? null)), issue]));
  return [...unique.values()].sort(compareIssues);
}

function compareIssues(left: Issue, right: Issue): number {
  for (const field of fields) {
    const order = compareValues(left[field], right[field]);
    if (order !== 0) return order;
  }
  return 0;
}

/** What is absent comes first; texts by code unit, so that the order is the same on every machine. */
function compareValues(left: string | number | undefined, right: string | number | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return left < right ? -1 : 1;
}
