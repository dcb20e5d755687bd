import { annotations } from './transformers/annotations';
import { images } from './transformers/images';
import { labels } from './transformers/labels';
import { namePrefix } from './transformers/name-prefix';
import { nameSuffix } from './transformers/name-suffix';
import { namespace } from './transformers/namespace';
import { patches } from './transformers/patches';
import { patchesJson6902 } from './transformers/patches-json6902';
import { patchesStrategicMerge } from './transformers/patches-strategic-merge';
import { replacements } from './transformers/replacements';
import { replicas } from './transformers/replicas';
import type { Transformer } from './step';

/**
 * The order in which the fields of one kustomization are applied, whatever their order in the file
 * (https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/target/kusttarget_configplugin.go).
 * Resources and generators come before, `transformers`, `validators` and the outer kustomizations after.
 */
export const order: readonly Transformer[] = [
  patchesStrategicMerge,
  patches,
  namespace,
  namePrefix,
  nameSuffix,
  labels,
  annotations,
  patchesJson6902,
  replicas,
  images,
  replacements,
];
