import { internal } from '../resource/notes';
import { isMap } from '../resource/res-id';
import type { ResMap } from '../resource/res-map';
import type { Resource } from '../resource/resource';
import { contentHash } from './content-hash';

/** A patch or a transformer may have asked for it by Kustomize's own annotation. */
function asksForHash({ metadata: { annotations } }: Resource): boolean {
  return isMap(annotations) && annotations[`${internal}needsHashSuffix`] === 'enabled';
}

/**
 * Puts a hash of the content behind the names of generated resources, when all else is done, so that a change of the
 * content is a new name and the Pods that use it are replaced.
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_hashtransformer_
 */
export function addHashSuffixes(map: ResMap): void {
  for (const resource of map.resources) {
    if (!resource.needsHash && !asksForHash(resource)) continue;
    const hash = contentHash(resource.object);
    resource.rememberId();
    resource.setName(`${resource.name}-${hash}`);
    map.refresh(resource);
  }
}
