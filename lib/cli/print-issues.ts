import type { Issue } from '../issue';
import { orderIssues } from '../order-issues';
import type { Format, FormatName, FormatOptions } from './formats/format';
import { formatGithub } from './formats/github';
import { formatJson } from './formats/json';
import { formatJunit } from './formats/junit';
import { formatSarif } from './formats/sarif';
import { formatText } from './formats/text';

export const formats: Readonly<Record<FormatName, Format>> = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
  sarif: formatSarif,
  junit: formatJunit,
};

export interface PrintIssuesOptions extends FormatOptions {
  /** @default text */
  readonly format?: FormatName;
}

/** The one printer of issues: ordered, none twice. Pure: source lines come from the reader that is passed in. */
export function printIssues(issues: readonly Issue[], { format = 'text', ...options }: PrintIssuesOptions = {}): string {
  return formats[format](orderIssues(issues), options);
}

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
