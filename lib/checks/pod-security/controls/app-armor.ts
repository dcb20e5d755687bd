import { keyPath, objectAt } from '../../field';
import type { Control } from '../control';

const prefix = 'container.apparmor.security.beta.kubernetes.io/';

const isAllowed = (profile: unknown): boolean => profile === '' || profile === 'runtime/default' || (typeof profile === 'string' && profile.startsWith('localhost/'));

export const appArmor: Control = {
  code: 'POD_SECURITY_APP_ARMOR',
  name: 'AppArmor',
  level: 'baseline',
  check: ({ metadata, metadataPath }, breach) => {
    for (const [key, profile] of Object.entries(objectAt(metadata, 'annotations') ?? {})) {
      if (key.startsWith(prefix) && !isAllowed(profile)) breach(keyPath(`${metadataPath}.annotations`, key), `container ${key.slice(prefix.length)} has the AppArmor profile ${String(profile)}`);
    }
  },
};
