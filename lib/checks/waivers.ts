import type { Issue } from '../issue';
import type { IssueCode } from '../issue-codes';
import { issueCodes } from '../issue-codes';
import { nearest } from '../nearest';
import type { CheckContext, JudgedManifest } from './context';
import { keyPath, textMapAt } from './field';
import { objectName } from './object-name';
import { isCheckovId, kubeScoreIds } from './outside-analyzers';
import { reportAt } from './report-at';

/**
 * A waiver is an annotation `trellis.dev/waive.<CODE>: reason` on the one object it is about. In place of a code it
 * may name a whole check, or a test of kube-score or checkov that Trellis has no code for.
 */
export const waiverPrefix = 'trellis.dev/waive.';

export interface Waiver {
  /** A code, a check, or a test of an outside analyzer. */
  readonly name: string;
  readonly reason: string;
}

export function readWaivers(object: JudgedManifest['object']): Waiver[] {
  return Object.entries(textMapAt(object, 'metadata', 'annotations'))
    .filter(([key]) => key.startsWith(waiverPrefix))
    .map(([key, reason]) => ({ name: key.slice(waiverPrefix.length), reason: reason.trim() }));
}

/**
 * Takes out the issues that their object waives. Reports waivers without a reason (they waive nothing), of unknown
 * names, and those that waived nothing although their check ran.
 */
export function applyWaivers(issues: readonly Issue[], context: CheckContext, ran: ReadonlySet<string>): Issue[] {
  const waiving = context.manifests.map((manifest) => ({ manifest, waivers: readWaivers(manifest.object) })).filter(({ waivers }) => waivers.length > 0);
  const used = new Set<string>();
  const names = new Map<string, Set<string>>();
  for (const { manifest, waivers } of waiving) {
    const valid = waivers.filter(({ reason }) => reason !== '').map(({ name }) => name);
    names.set(objectName(manifest.object), new Set([...(names.get(objectName(manifest.object)) ?? []), ...valid]));
  }
  const left = issues.filter(({ object = '', code, check }) => {
    const by = [code, check].find((name) => names.get(object)?.has(name));
    if (by !== undefined) used.add(`${object} ${by}`);
    return by === undefined;
  });
  return [...left, ...waiving.flatMap(({ manifest, waivers }) => waivers.flatMap((waiver) => judgeWaiver(manifest, waiver, ran, used)))];
}

function judgeWaiver(manifest: JudgedManifest, { name, reason }: Waiver, ran: ReadonlySet<string>, used: ReadonlySet<string>): Issue[] {
  const path = keyPath('metadata.annotations', `${waiverPrefix}${name}`);
  if (reason === '') return [reportAt(manifest, 'WAIVER_WITHOUT_REASON', `The waiver of ${name} gives no reason.`, { path })];
  if (isCheckovId(name) || kubeScoreIds.has(name)) return [];
  const check = checkOf(name);
  if (check === undefined) {
    const near = nearest(name, [...Object.keys(issueCodes), ...checkNames, ...kubeScoreIds]);
    return [reportAt(manifest, 'WAIVER_UNKNOWN', `There is no code or check ${name} to waive.`, { path, ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }) })];
  }
  if (!ran.has(check) || used.has(`${objectName(manifest.object)} ${name}`)) return [];
  return [reportAt(manifest, 'WAIVER_UNUSED', `The waiver of ${name} waives nothing.`, { path })];
}

const checkNames: ReadonlySet<string> = new Set(Object.values(issueCodes).map(({ check }) => check));

function checkOf(name: string): string | undefined {
  if (checkNames.has(name)) return name;
  return Object.hasOwn(issueCodes, name) ? issueCodes[name as IssueCode].check : undefined;
}
