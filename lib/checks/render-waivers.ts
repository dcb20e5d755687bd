import type { IssueCode } from '../issue-codes';
import type { KubeObject } from '../manifest';
import { textMapAt } from './field';
import { isCheckovId, kubeScoreIds, outsideNames } from './outside-analyzers';
import { readWaivers } from './waivers';

/**
 * The object with its waivers written also in the form that kube-score (`kube-score/ignore: test,test`) and checkov
 * (`checkov.io/skip1: ID=reason`) read; the object itself where it waives nothing that they judge.
 */
export function renderWaivers(object: KubeObject): KubeObject {
  const waivers = readWaivers(object).filter(({ reason }) => reason !== '');
  const scores = waivers.flatMap(({ name }) => (kubeScoreIds.has(name) ? [name] : (namesOf(name).kubeScore ?? [])));
  const skips = waivers.flatMap(({ name, reason }) => (isCheckovId(name) ? [name] : (namesOf(name).checkov ?? [])).map((id) => `${id}=${reason}`));
  if (scores.length === 0 && skips.length === 0) return object;
  const annotations = {
    ...textMapAt(object, 'metadata', 'annotations'),
    ...(scores.length === 0 ? {} : { 'kube-score/ignore': [...new Set(scores)].sort().join(',') }),
    ...Object.fromEntries([...new Set(skips)].sort().map((skip, index) => [`checkov.io/skip${index + 1}`, skip])),
  };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function namesOf(name: string): { readonly kubeScore?: readonly string[]; readonly checkov?: readonly string[] } {
  return outsideNames[name as IssueCode] ?? {};
}
