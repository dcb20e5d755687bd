import { readObjects } from './cell-change';
import { printTag } from './image-reference';
import { renderedImages } from './rendered-images';

/** What a cell's manifests say of one image, by the name that containers use. */
export interface DeliveredImage {
  readonly services: readonly string[];
  readonly stores: readonly string[];
  /** Each tag (or digest, or both) that some container has. */
  readonly tags: ReadonlySet<string>;
}

/** Reads the images of a cell's dist: texts by path below the cell's folder, `voting.yaml` or `base/postgres.yaml`. */
export function readDeliveredImages(files: ReadonlyMap<string, string>): ReadonlyMap<string, DeliveredImage> {
  const found = new Map<string, { services: Set<string>; stores: Set<string>; tags: Set<string> }>();
  for (const [path, text] of files) {
    const [, base, owner] = /^(base\/)?([^/]+)\.yaml$/.exec(path) ?? [];
    if (owner === undefined) continue;
    for (const image of renderedImages(readObjects(text))) {
      const entry = found.get(image.name) ?? { services: new Set(), stores: new Set(), tags: new Set() };
      (base === undefined ? entry.services : entry.stores).add(owner);
      entry.tags.add(printTag(image));
      found.set(image.name, entry);
    }
  }
  return new Map([...found].map(([name, { services, stores, tags }]) => [name, { services: [...services], stores: [...stores], tags }]));
}
