import type { Control } from '../control';
import { appArmor } from './app-armor';
import { capabilities, capabilitiesRestricted } from './capabilities';
import { hostNamespaces } from './host-namespaces';
import { hostPorts } from './host-ports';
import { hostProcess } from './host-process';
import { privilegeEscalation } from './privilege-escalation';
import { privileged } from './privileged';
import { procMount } from './proc-mount';
import { runAsNonRoot } from './run-as-non-root';
import { runAsUser } from './run-as-user';
import { seccomp, seccompRestricted } from './seccomp';
import { seLinux } from './selinux';
import { sysctls } from './sysctls';
import { hostPath, volumeTypes } from './volumes';

const all: readonly Control[] = [
  hostProcess, hostNamespaces, privileged, capabilities, hostPath, hostPorts, appArmor, seLinux, procMount, seccomp, sysctls,
  volumeTypes, privilegeEscalation, runAsNonRoot, runAsUser, seccompRestricted, capabilitiesRestricted,
];

const contained = new Set(all.map((control) => control.contains));

/** The controls of each level: restricted has all of baseline's, less those that its own contain. */
export const controlsOf: Readonly<Record<'privileged' | 'baseline' | 'restricted', readonly Control[]>> = {
  privileged: [],
  baseline: all.filter((control) => control.level === 'baseline'),
  restricted: all.filter((control) => !contained.has(control.code)),
};
