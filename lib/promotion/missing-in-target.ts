import { join } from 'node:path';
import type { Issue } from '../issue';
import { report } from '../issue';
import { renderCharts } from '../render';
import { readSettings } from '../settings';
import type { OpenCell } from './open-cell';
import { readDelivered } from './open-cell';
import type { ImageMove } from './release-plan';
import { renderedImages } from './rendered-images';

/**
 * Reports IMAGE_NOT_IN_TARGET for images that the target's overlay does not list and that neither its charts nor its
 * committed dist name. The charts are asked only where an image is not listed.
 */
export function missingInTarget(target: OpenCell, moves: readonly ImageMove[]): readonly Issue[] {
  const unlisted = moves.filter(({ image }) => !target.entries.some(({ name }) => name === image));
  if (unlisted.length === 0) return [];
  const { system, project, paths, name } = target;
  const { settings } = readSettings(join(project.root, paths.overlay, 'environment.yaml'), project.fileSystem);
  const objects = settings === undefined ? [] : renderCharts(system, settings).objects.map(({ object }) => object);
  const known = new Set([...renderedImages(objects).map((image) => image.name), ...readDelivered(target).keys()]);
  return unlisted
    .filter(({ image }) => !known.has(image))
    .map(({ image }) =>
      report('IMAGE_NOT_IN_TARGET', `${name} has no image ${image}`, {
        object: image,
        file: paths.kustomization,
        hint: 'add the service to the target, or choose services with --service',
      }),
    );
}
