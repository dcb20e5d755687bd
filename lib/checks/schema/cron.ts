import type { Place } from './place';
import { show } from './say';

interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fields: readonly CronField[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: ['', ...months] },
  { name: 'day of the week', least: 0, most: 6, words: days },
];
const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/**
 * Judges the schedule of a CronJob by the grammar that Kubernetes reads (five fields with lists, ranges, steps and
 * English names, or a descriptor). Reports SCHEMA_CRON.
 */
export function checkSchedule(spec: Place): void {
  const schedule = spec.text('schedule');
  if (schedule === '') return;
  const fault = scheduleFault(schedule);
  if (fault !== undefined) spec.fault('SCHEMA_CRON', 'schedule', `${show(schedule)}: ${fault}`);
}

export function scheduleFault(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) return 'write the time zone in spec.timeZone';
  if (schedule.startsWith('@')) return descriptorFault(schedule);
  const parts = schedule.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length) return `has ${parts.length} fields; five are wanted`;
  for (const [index, field] of fields.entries()) {
    const fault = fieldFault(parts[index] ?? '', field);
    if (fault !== undefined) return `${field.name}: ${fault}`;
  }
  return undefined;
}

function descriptorFault(schedule: string): string | undefined {
  if (descriptors.includes(schedule)) return undefined;
  const every = /^@every (.*)$/.exec(schedule)?.[1];
  if (every === undefined) return 'is no known descriptor';
  return /^[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+$|^0$/.test(every) ? undefined : 'has no duration after @every';
}

function fieldFault(text: string, field: CronField): string | undefined {
  // Empty items between commas are skipped, as the cluster's parser does.
  for (const item of text.split(',').filter((part) => part !== '')) {
    const fault = itemFault(item, field);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function itemFault(item: string, field: CronField): string | undefined {
  const [range = '', step, ...more] = item.split('/');
  const [from = '', to, ...rest] = range.split('-');
  if (more.length > 0 || rest.length > 0) return `"${item}" cannot be read`;
  if (step !== undefined && (!/^\d+$/.test(step) || Number(step) === 0)) return `"${item}" has no whole step`;
  if (from === '*' || from === '?') return undefined;
  const start = numberOf(from, field);
  const end = to === undefined ? start : numberOf(to, field);
  if (start === undefined || end === undefined) return `"${item}" cannot be read`;
  if (start < field.least || end > field.most) return `"${item}" is not between ${field.least} and ${field.most}`;
  return start > end ? `"${item}" ends before it starts` : undefined;
}

function numberOf(text: string, field: CronField): number | undefined {
  const word = field.words?.indexOf(text.toLowerCase()) ?? -1;
  if (word >= 0 && text !== '') return word;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Reports SCHEMA_CRON for a time zone that is not in the IANA database. */
export function checkTimeZone(spec: Place): void {
  if (!spec.has('timeZone')) return;
  const zone = spec.text('timeZone');
  if (!isZone(zone)) spec.fault('SCHEMA_CRON', 'timeZone', `${show(zone)} is no time zone of the IANA database`);
}

const zones = new Map<string, boolean>();

function isZone(zone: string): boolean {
  const known = zones.get(zone) ?? readZone(zone);
  zones.set(zone, known);
  return known;
}

/** The database's names are exact; JavaScript takes them in any case, and knows old names only by trying. */
function readZone(zone: string): boolean {
  const current = Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase() === zone.toLowerCase());
  if (current !== undefined) return current === zone;
  if (zone === 'Local' || !/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
