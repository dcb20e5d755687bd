/** Least and greatest value of each field; a week day of 7 is Sunday, like 0. */
const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** The values of each of the five fields (crontab(5)); undefined where the text is no schedule. */
export function readCron(text: string): readonly (readonly number[])[] | undefined {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== ranges.length) return undefined;
  const values = fields.map((field, index) => valuesOf(field, ranges[index] ?? [0, 0]));
  return values.every((list) => list.length > 0) ? values : undefined;
}

/** Every value that a field such as `0,30`, `9-17` or `1-59/2` names; empty where it is malformed or out of range. */
function valuesOf(field: string, [least, greatest]: readonly [number, number]): readonly number[] {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) return [];
    const [, from, to, step] = match;
    const first = Number(from ?? least);
    const last = from === undefined || (to === undefined && step !== undefined) ? greatest : Number(to ?? from);
    const stride = Number(step ?? 1);
    if (first < least || last > greatest || first > last || stride < 1) return [];
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

const minutesOfDay = 24 * 60;
/** A span with every combination of date and week day near enough: the gap after 29 February included. */
const days = 9 * 366;

/** The longest time between two runs of a schedule, in minutes, as nine years from 2024 on show it. */
export function longestGap(text: string): number | undefined {
  const fields = readCron(text);
  if (fields === undefined) return undefined;
  const [minutes = [], hours = [], dates = [], months = [], weekDays = []] = fields;
  const [, , dateField = '*', , weekDayField = '*'] = text.trim().split(/\s+/);
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  // Both day fields given: either may match (crontab(5)).
  const either = !dateField.startsWith('*') && !weekDayField.startsWith('*');
  const [first = 0] = times;
  const last = times[times.length - 1] ?? first;
  let longest = Math.max(0, ...times.map((time, index) => time - (times[index - 1] ?? time)));
  const daily = dates.length === 31 && months.length === 12 && weekDays.length >= 7;
  let previous: number | undefined;
  for (let day = 0; day < (daily ? 2 : days); day += 1) {
    const date = new Date(Date.UTC(2024, 0, 1 + day));
    const onDate = dates.includes(date.getUTCDate());
    const onWeekDay = weekDays.includes(date.getUTCDay()) || (date.getUTCDay() === 0 && weekDays.includes(7));
    if (!months.includes(date.getUTCMonth() + 1) || !(either ? onDate || onWeekDay : onDate && onWeekDay)) continue;
    if (previous !== undefined) longest = Math.max(longest, (day - previous) * minutesOfDay + first - last);
    previous = day;
  }
  return previous === undefined ? undefined : longest;
}
