import { annotations } from './annotations';
import { images } from './images';
import { labels } from './labels';
import { namePrefix } from './name-prefix';
import { nameSuffix } from './name-suffix';
import { namespace } from './namespace';
import { patches } from './patches';
import { patchesJson6902 } from './patches-json6902';
import { patchesStrategicMerge } from './patches-strategic-merge';
import { replacements } from './replacements';
import { replicas } from './replicas';
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
