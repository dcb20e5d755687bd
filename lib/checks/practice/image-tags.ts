import type { Issue } from '../../issue';
import type { CheckContext, JudgedManifest } from '../context';
import { textAt } from '../field';
import { objectIndex } from '../object-index';
import { containersOf, podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';

/** Images whose content can change under the same name: IMAGE_TAG_MISSING, IMAGE_TAG_MUTABLE, PULL_POLICY_ALWAYS. */
export function checkImageTags(context: CheckContext): Issue[] {
  const inPods = podTemplates(context).flatMap((template) =>
    containersOf(template).flatMap(({ container, path }) => {
      const image = textAt(container, 'image');
      if (image === undefined) return [];
      const issues = checkImage(template.manifest, image, `${path}.image`);
      if (issues.length > 0 || textAt(container, 'imagePullPolicy') !== 'Always') return issues;
      return [reportAt(template.manifest, 'PULL_POLICY_ALWAYS', `${image} is fetched at each start although it never changes.`, { path: `${path}.imagePullPolicy` })];
    }),
  );
  const clusters = objectIndex(context).ofKind('Cluster.postgresql.cnpg.io');
  return [...inPods, ...clusters.flatMap((manifest) => checkImage(manifest, textAt(manifest.object, 'spec', 'imageName'), 'spec.imageName'))];
}

function checkImage(manifest: JudgedManifest, image: string | undefined, path: string): Issue[] {
  if (image === undefined || image.includes('@')) return [];
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  if (tag === undefined) return [reportAt(manifest, 'IMAGE_TAG_MISSING', `${image} has no tag.`, { path })];
  return isMutable(tag) ? [reportAt(manifest, 'IMAGE_TAG_MUTABLE', `${image}: the tag ${tag} moves from build to build.`, { path })] : [];
}

/**
 * A tag stays where it names one build: a version of at least two numbers, a commit hash, a date or a build number.
 * A word alone (latest, stable, main) or a major version alone (7, v2-alpine) moves.
 */
function isMutable(tag: string): boolean {
  // A short hash has a digit, so that "facade" and the like are words.
  const isHash = /(?:^|[._-])(?:[0-9a-f]{40}|(?=[a-f]*\d)[0-9a-f]{7,39})$/.test(tag);
  return !(isHash || /\d+[._]\d+/.test(tag) || /\d{5,}/.test(tag));
}
