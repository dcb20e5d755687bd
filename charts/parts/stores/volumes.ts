import { k8s } from 'cdk8s-plus-28';

/** A volume and where one container sees it. */
export interface Mounted {
  readonly volume: k8s.Volume;
  readonly mount: k8s.VolumeMount;
}

/** Room that a read-only root file system lacks; `memory` keeps what is secret off the disk. */
export function scratch(name: string, path: string, size: string, memory = false): Mounted {
  const sizeLimit = k8s.Quantity.fromString(size);
  return {
    volume: { name, emptyDir: memory ? { medium: 'Memory', sizeLimit } : { sizeLimit } },
    mount: { name, mountPath: path },
  };
}

/** Scripts and configuration, readable by the Pod's user. */
export function scripts(configMap: string, path = '/scripts'): Mounted {
  return {
    volume: { name: 'scripts', configMap: { name: configMap, defaultMode: 0o555 } },
    mount: { name: 'scripts', mountPath: path, readOnly: true },
  };
}

/**
 * A Secret as files: unlike a variable it follows a rotation without a restart, and no child inherits it.
 * With fsGroup the kubelet adds the group's read bit.
 */
export function secretFiles(secret: string, path: string): Mounted {
  return {
    volume: { name: secret, secret: { secretName: secret, defaultMode: 0o400 } },
    mount: { name: secret, mountPath: path, readOnly: true },
  };
}
