import type { Issue } from '../../issue';

const order = ['check', 'code', 'severity', 'message', 'file', 'line', 'column', 'object', 'path', 'hint'] as const;

/** An array of issues, fields in the order of the design; absent fields are left out. */
export function formatJson(issues: readonly Issue[]): string {
  const rows = issues.map((issue) => Object.fromEntries(order.filter((field) => issue[field] !== undefined).map((field) => [field, issue[field]])));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
