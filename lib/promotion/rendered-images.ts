import type { Json, KubeObject } from '../manifest';
import type { ImageReference } from './image-reference';
import { parseImage } from './image-reference';

/**
 * Every image that objects name: an `image` or `imageName` text anywhere in a spec, so that Rollouts, CronJobs and
 * database clusters count like Deployments.
 */
export function renderedImages(objects: readonly KubeObject[]): readonly ImageReference[] {
  const images: ImageReference[] = [];
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach(walk);
    for (const [key, field] of Object.entries(value)) {
      if ((key === 'image' || key === 'imageName') && typeof field === 'string' && field !== '') images.push(parseImage(field));
      else walk(field);
    }
  };
  for (const object of objects) walk(object['spec'] ?? null);
  return images;
}
