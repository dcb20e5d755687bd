import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { textAt, valueAt } from '../field';
import { kindOf, namespaceOf, objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';
import { walkPath } from '../walk-path';
import { groupByApplication } from './delivering-application';
import { nameOf } from './name-of';
import type { SyncStep } from './sync-steps';
import { isBefore, lastStep, printStep, stepsOf } from './sync-steps';

/**
 * Reports ARGOCD_CLAIM_WAITS for a claim in a wave before that of the first Pod that mounts it: with
 * volumeBindingMode WaitForFirstConsumer, which a class has unless the manifests show it as Immediate, it stays
 * Pending until the Pod is there, and the Pod waits for the claim's wave.
 */
export function checkWaitingClaims(context: CheckContext): Issue[] {
  const templates = podTemplates(context);
  return [...groupByApplication(context.manifests).values()].flatMap((group) => {
    const members = new Set(group);
    const last = lastStep(group);
    return group
      .filter((manifest) => kindOf(manifest.object) === 'PersistentVolumeClaim' && waitsForConsumer(context, manifest))
      .flatMap((claim) => {
        const consumers = templates.filter((template) => members.has(template.manifest) && mounts(template, claim));
        const first = firstStep(consumers.filter(({ kind }) => kind !== 'CronJob.batch').map(({ manifest }) => manifest)) ?? last;
        const step = stepsOf(claim).find((one) => isBefore(one, first));
        if (!step) return [];
        const consumer = consumers.find(({ manifest }) => stepsOf(manifest).some((one) => one.phase === first.phase && one.wave === first.wave));
        const waits = consumer ? `its first consumer, ${consumer.name}, comes in ${printStep(first)}` : 'nothing in the Application mounts it at once';
        return [
          reportAt(claim, 'ARGOCD_CLAIM_WAITS', `The claim stands in ${printStep(step)} and ${waits}: the wave would wait for a claim that waits for a later wave.`, {
            path: 'metadata.annotations["argocd.argoproj.io/sync-wave"]',
          }),
        ];
      });
  });
}

function firstStep(manifests: readonly JudgedManifest[]): SyncStep | undefined {
  const [first, ...others] = manifests.flatMap(stepsOf);
  return first && others.reduce((least, step) => (isBefore(step, least) ? step : least), first);
}

function mounts({ namespace, spec }: PodTemplate, { object }: JudgedManifest): boolean {
  return namespace === namespaceOf(object) && walkPath(spec, 'volumes[].persistentVolumeClaim.claimName').some(({ value }) => value === nameOf(object));
}

/** A claim that names its volume, or whose class binds at once, does not wait. */
function waitsForConsumer(context: CheckContext, { object }: JudgedManifest): boolean {
  if (textAt(object, 'spec', 'volumeName') !== undefined) return false;
  const className = textAt(object, 'spec', 'storageClassName');
  const shown = objectIndex(context).ofKind('StorageClass.storage.k8s.io').find((one) => nameOf(one.object) === className);
  return !shown || valueAt(shown.object, 'volumeBindingMode') === 'WaitForFirstConsumer';
}
