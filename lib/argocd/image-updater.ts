import type { Json, KubeObject } from '../manifest';

export interface UpdaterOptions {
  readonly strategy: string;
  /** Regular expression of the tags that may come. */
  readonly tagPattern?: string;
  /** The branch that Argo CD reads, which the updater starts from. */
  readonly branchOf: string;
  /** The branch that it pushes to. */
  readonly branch: string;
}

const prefix = 'argocd-image-updater.argoproj.io';

/**
 * Annotations of the Application by which Argo CD Image Updater writes tags into the overlay, as
 * `kustomize edit set image` would, and not into a file beside dist (its documentation, "Update methods", kustomization
 * write-back). `services` are a cell's objects with the service each belongs to; its workload's image is watched.
 */
export function imageUpdaterAnnotations(
  overlay: string,
  services: readonly { readonly object: KubeObject; readonly service: string }[],
  { strategy, tagPattern, branchOf, branch }: UpdaterOptions,
): Readonly<Record<string, string>> {
  const images = new Map(services.flatMap(({ object, service }) => (object.metadata.name === service ? firstImage(object).map((image) => [service, image] as const) : [])));
  const each = [...images.keys()].flatMap((service) => [
    [`${prefix}/${service}.update-strategy`, strategy] as const,
    ...(tagPattern === undefined ? [] : [[`${prefix}/${service}.allow-tags`, `regexp:${tagPattern}`] as const]),
  ]);
  return {
    [`${prefix}/image-list`]: [...images].map(([service, image]) => `${service}=${image}`).join(','),
    [`${prefix}/write-back-method`]: 'git',
    [`${prefix}/write-back-target`]: `kustomization:/${overlay}`,
    [`${prefix}/git-branch`]: `${branchOf}:${branch}`,
    ...Object.fromEntries(each),
  };
}

/** The image of the first container of a workload, without tag and digest; none for other kinds. */
function firstImage(object: KubeObject): readonly string[] {
  let found: Json | undefined = object;
  for (const key of ['spec', 'template', 'spec', 'containers']) found = typeof found === 'object' && found !== null && !Array.isArray(found) ? found[key] : undefined;
  const [container] = Array.isArray(found) ? found : [];
  const image = typeof container === 'object' && container !== null && !Array.isArray(container) ? container['image'] : undefined;
  return typeof image === 'string' ? [image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')] : [];
}
