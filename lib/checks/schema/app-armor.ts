import type { Place } from './place';
import { show } from './say';

const prefix = 'container.apparmor.security.beta.kubernetes.io/';

/** The annotations that name a container's AppArmor profile: the container exists, and the profile has a known form. */
export function checkAppArmor(metadata: Place, spec: Place): void {
  const entries = metadata.entries('annotations').filter(([key]) => key.startsWith(prefix));
  if (entries.length === 0) return;
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) => spec.items(list));
  const names = new Set(containers.map((container) => container.text('name')));
  for (const [key, value] of entries) {
    const profile = typeof value === 'string' ? value : '';
    if (!names.has(key.slice(prefix.length))) metadata.fault('SCHEMA_INVALID', ['annotations', key], `the Pod has no container ${show(key.slice(prefix.length))}`);
    if (!['', 'runtime/default', 'unconfined'].includes(profile) && !profile.startsWith('localhost/')) {
      metadata.fault('SCHEMA_INVALID', ['annotations', key], `${show(profile)} is no AppArmor profile; runtime/default, unconfined and localhost/<name> are`);
    }
  }
}
