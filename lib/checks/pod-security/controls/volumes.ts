import type { Json } from '../../../manifest';
import { isObject, listAt, textAt } from '../../field';
import type { Control } from '../control';
import type { JudgedPod } from '../pod';

/** Each volume's name, path and the source that it sets. */
function sourcesOf({ spec, path }: JudgedPod): readonly { readonly name: string; readonly path: string; readonly sources: readonly string[] }[] {
  return listAt(spec, 'volumes').map((volume: Json, index) => ({
    name: textAt(volume, 'name') ?? String(index),
    path: `${path}.volumes[${index}]`,
    sources: isObject(volume) ? Object.keys(volume).filter((key) => key !== 'name' && volume[key] !== null) : [],
  }));
}

export const hostPath: Control = {
  code: 'POD_SECURITY_HOST_PATH',
  name: 'HostPath Volumes',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { name, path, sources } of sourcesOf(pod)) {
      if (sources.includes('hostPath')) breach(`${path}.hostPath`, `volume ${name} is a directory of the node`);
    }
  },
};

const allowed = new Set(['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret']);

export const volumeTypes: Control = {
  code: 'POD_SECURITY_VOLUME_TYPES',
  name: 'Volume Types',
  level: 'restricted',
  contains: 'POD_SECURITY_HOST_PATH',
  check: (pod, breach) => {
    for (const { name, path, sources } of sourcesOf(pod)) {
      // A volume without a source is an empty directory.
      const refused = sources.some((source) => allowed.has(source)) ? undefined : sources[0];
      if (refused !== undefined) breach(`${path}.${refused}`, `volume ${name} is of type ${refused}`);
    }
  },
};
