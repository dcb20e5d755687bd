import { longestGap, mergeSettings, readDuration, readQuantity } from '../../lib/settings';

/** crontab(5): both day fields given, either may match; 2028 is the next leap year after 2024. */
test.each([
  ['* * * * *', 1],
  ['*/15 * * * *', 15],
  ['0 * * * *', 60],
  ['0 0,6 * * *', 18 * 60],
  ['0 2 * * *', 24 * 60],
  ['0 3 * * 0', 7 * 24 * 60],
  ['0 3 * * 7', 7 * 24 * 60],
  ['0 9-17 * * 1-5', (2 * 24 + 16) * 60],
  ['0 0 1 * *', 31 * 24 * 60],
  ['0 0 29 2 *', (4 * 365 + 1) * 24 * 60],
  ['0 0 1 * 1', 7 * 24 * 60],
  ['5/20 0 * * *', 24 * 60 - 40],
])('the longest time between two runs of %s is %d minutes', (schedule, minutes) => {
  expect(longestGap(schedule)).toBe(minutes);
});

test.each(['', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 8', '5-1 * * * *', '*/0 * * * *', 'a * * * *', '@daily', '0 0 30 2 *'])(
  '"%s" names no time',
  (schedule) => expect(longestGap(schedule)).toBeUndefined(),
);

/** The Kubernetes documentation, "Quantity". */
test.each([
  ['500m', 0.5],
  ['1', 1],
  ['1.5', 1.5],
  ['128Mi', 134217728],
  ['1Gi', 1073741824],
  ['1G', 1e9],
  ['1e3', 1000],
  ['1E', 1e18],
])('%s is %d', (text, value) => expect(readQuantity(text)).toBe(value));
test.each(['', '512MB', 'Mi', '1 Gi', '1gi', '.'])('"%s" is no quantity', (text) => expect(readQuantity(text)).toBeUndefined());

test.each([
  ['90s', 1.5],
  ['1h30m', 90],
  ['7d', 7 * 24 * 60],
])('%s is %d minutes', (text, minutes) => expect(readDuration(text)).toBe(minutes));
test.each(['', '5', '1w', '4 hours', '-1h'])('"%s" is no duration', (text) => expect(readDuration(text)).toBeUndefined());

/** RFC 7386, appendix A, the cases in which both sides are maps. */
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j merged with %j is %j', (base, over, merged) => {
  const before = structuredClone([base, over]);
  expect(mergeSettings(base as object, over)).toEqual(merged);
  expect([base, over]).toEqual(before);
});
