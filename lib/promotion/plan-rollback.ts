import { join } from 'node:path';
import { annotateRelease, isReleaseAnnotation, printRelease } from '../argocd';
import type { ReleaseRecord } from '../argocd';
import { assignApplications, judge } from '../checks';
import { readFilesAt, readTreeAt, resolveRef } from '../git';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { JsonObject, KubeObject } from '../manifest';
import { printYaml } from '../manifest';
import { cellLockName, headerOf, readCellLock } from '../output';
import { deliveredObjects, readReleasedFiles } from '../render';
import { planFiles, readDist, readObjects, withoutNote } from './cell-change';
import { editImages } from './edit-images';
import { readHistory } from './history';
import { parseTag } from './image-reference';
import { readImageEntries } from './image-entries';
import type { OpenCell } from './open-cell';
import { readDelivered } from './open-cell';
import { finishPlan, recordOf } from './plan-promotion';
import { checkApprovals, checkCommitted } from './preconditions';
import type { ImageMove, ReleasePlan } from './release-plan';
import { ownersOf, tagOf } from './select-moves';
import { checkTag } from './tag-policy';

export interface RollbackOptions {
  /** A commit, tag or branch whose release comes back; absent: the one before the present. */
  readonly to?: string;
  /** Only tags come back, rendered with today's charts and settings; always so for a cell that is not held. */
  readonly imagesOnly: boolean;
}

/**
 * Plans the return to an earlier release. In a held cell the manifests come back as they were released, with the tags
 * in the overlay; otherwise the tags, rendered anew. Reports ROLLBACK_UNKNOWN, TAG_REFUSED and what `finishPlan` does.
 */
export async function planRollback(target: OpenCell, { to, imagesOnly }: RollbackOptions): Promise<ReleasePlan> {
  const { cell, name, paths, repository, delivery } = target;
  const plan: ReleasePlan = { verb: 'rollback', cell, delivery, images: [], differences: [], changes: new Map(), issues: [] };
  const history = readHistory(cell, paths, repository, delivery.hold);
  const [latest, previous] = history;
  const wanted = to ?? (latest === undefined || previous === undefined ? undefined : `${latest.commit}^1`);
  const ref = wanted === undefined ? undefined : resolveRef(repository, wanted);
  const overlay = ref === undefined ? undefined : readFilesAt(repository, [{ ref, path: paths.kustomization }])[0];
  if (ref === undefined || overlay === undefined) return { ...plan, issues: [unknown(name, to)] };
  const from = to === undefined ? (previous?.commit ?? ref) : ref;

  const images = movesBack(target, overlay, ref);
  const issues = images.flatMap(({ image, after }) => checkTag({ name: image, ...parseTag(after) }, name, delivery.tagPattern));
  const whole = delivery.hold && !imagesOnly;
  return whole ? restoreRender(target, { ...plan, from, images, issues }, ref) : finishPlan(target, { ...plan, from, images, issues });
}

/** The tags that differ between an earlier overlay and the present one; without --service all that both list. */
function movesBack({ entries, request, paths, ...target }: OpenCell, overlay: string, ref: string): readonly ImageMove[] {
  const shown = new Map([...readDelivered({ ...target, paths }, ref), ...readDelivered({ ...target, paths })]);
  return readImageEntries(overlay, paths.kustomization).entries.flatMap((entry): ImageMove[] => {
    const present = entries.findLast(({ name }) => name === entry.name);
    const [before, after] = [present && tagOf(present), tagOf(entry)];
    if (before === undefined || after === '' || before === after) return [];
    const services = ownersOf(shown.get(entry.newName ?? entry.name));
    if (request.services.length > 0 && !services.some((service) => request.services.includes(service))) return [];
    return [{ image: entry.name, services, before, after }];
  });
}

/** The released files of `ref`, or with --service only those services' files among the present release's. */
function restoreRender(target: OpenCell, plan: ReleasePlan, ref: string): ReleasePlan {
  const { cell, name, project, paths, repository, request, kustomization } = target;
  const dist = paths.dist.slice(0, -name.length);
  const tree = readTreeAt(repository, ref, [paths.dist, paths.delivery]);
  const lock = readCellLock(tree.get(`${paths.dist}/${cellLockName}`) ?? '');
  if (lock === undefined || Object.keys(lock.files).length === 0) return { ...plan, issues: [...plan.issues, unknown(name, ref)] };
  const earlier = new Map(Object.keys(lock.files).flatMap((path): [string, string][] => {
    const text = tree.get(`${dist}${path}`);
    return text === undefined ? [] : [[path, text]];
  }));
  const edited = editImages(kustomization, paths.kustomization, plan.images.map(({ image, after }) => {
    const { tag, digest } = parseTag(after);
    return { name: image, ...(tag !== undefined && { newTag: tag }), ...(digest !== undefined && { digest }) };
  }));
  const record = recordOf(target, plan, edited.text);
  const files = request.services.length === 0 ? earlier : replaceServices(target, earlier, plan.images);
  const noted = withNote(files, `argocd/${cell.system}-${cell.environment}.yaml`, name, record);
  const texts = new Map([[paths.kustomization, edited.text], [paths.release, printRelease(record)]]);
  const change = planFiles(cell, project, noted, texts);
  const manifests = [...noted].flatMap(([path, text]) => readObjects(text).map((object) => ({ object, file: join(dist, path) })));
  const before = deliveredObjects(readDist(cell, project), noted, project.distPath);
  if (plan.images.length === 0 && withoutNote(change.differences).length === 0) return plan;
  const issues = [...plan.issues, ...edited.issues, ...checkCommitted(target), ...checkApprovals(target)];
  return { ...plan, differences: change.differences, changes: change.changes, issues: [...issues, ...judge({ manifests: assignApplications(manifests), before }), ...change.issues] };
}

/** The present release with only those services' files as they were; the tags they had are taken back everywhere. */
function replaceServices({ cell, name, project, request, entries }: OpenCell, earlier: ReadonlyMap<string, string>, moves: readonly ImageMove[]): ReadonlyMap<string, string> {
  const present = new Map(readReleasedFiles(cell, project).files ?? []);
  for (const [path, text] of present) present.set(path, moves.reduce((content, move) => replaceTag(content, entries, move), text));
  for (const service of request.services) {
    for (const path of [`${name}/${service}.yaml`, `${name}/base/${service}.yaml`]) {
      const text = earlier.get(path);
      if (text === undefined) present.delete(path);
      else present.set(path, text);
    }
  }
  return present;
}

/** Other files may name a service's image too: a scan of what runs, a migration. */
function replaceTag(text: string, entries: OpenCell['entries'], { image, before, after }: ImageMove): string {
  const name = entries.findLast((entry) => entry.name === image)?.newName ?? image;
  const reference = (tag: string): string => `${name}${tag.startsWith('@') ? '' : ':'}${tag}`;
  const ends = text.split(reference(before ?? ''));
  return ends.reduce((done, rest) => `${done}${/^[\w.@-]/.test(rest) ? reference(before ?? '') : reference(after)}${rest}`);
}

/** The Applications tell of the rollback, not of the release that it brings back. */
function withNote(files: ReadonlyMap<string, string>, path: string, cell: string, record: ReleaseRecord): ReadonlyMap<string, string> {
  const text = files.get(path);
  if (text === undefined) return files;
  const objects = readObjects(text).map((object): KubeObject => {
    if (object.kind !== 'Application') return object;
    const kept = Object.entries((object.metadata['annotations'] ?? {}) as JsonObject).filter(([key]) => !isReleaseAnnotation(key));
    return { ...object, metadata: { ...object.metadata, annotations: { ...Object.fromEntries(kept), ...annotateRelease(record) } } };
  });
  return new Map([...files, [path, `${headerOf(cell)}${printYaml(objects)}`]]);
}

function unknown(cell: string, to: string | undefined): Issue {
  const message = to === undefined ? `${cell} has no earlier release to go back to` : `there is no release of ${cell} at ${to}`;
  return report('ROLLBACK_UNKNOWN', message, { hint: `trellis history ${cell} lists what there is` });
}
