import type { CodeEntry } from '../../issue-codes';

const control = (meaning: string, remedy: string) => ({ check: 'pod-security', severity: 'error', meaning, remedy }) as const;

/** One code for each control of the Pod Security Standards, v1.28. */
export const podSecurityCodes = {
  POD_SECURITY_HOST_PROCESS: control('Baseline, HostProcess: a Windows container runs as a process of its host.', 'Remove securityContext.windowsOptions.hostProcess.'),
  POD_SECURITY_HOST_NAMESPACES: control('Baseline, Host Namespaces: the Pod shares the network, processes or IPC of its node.', 'Remove hostNetwork, hostPID and hostIPC.'),
  POD_SECURITY_PRIVILEGED: control('Baseline, Privileged Containers: a container has nearly all rights of the host.', 'Remove securityContext.privileged.'),
  POD_SECURITY_CAPABILITIES: control('Baseline, Capabilities: a container adds a capability that containers do not have by default.', 'Remove it from capabilities.add.'),
  POD_SECURITY_HOST_PATH: control('Baseline, HostPath Volumes: the Pod mounts a directory of its node.', 'Use another kind of volume.'),
  POD_SECURITY_HOST_PORTS: control('Baseline, Host Ports: a container takes a port of its node.', 'Remove hostPort and put a Service in front.'),
  POD_SECURITY_APP_ARMOR: control('Baseline, AppArmor: an annotation switches the default profile off.', 'Write runtime/default or localhost/<profile>.'),
  POD_SECURITY_SELINUX: control('Baseline, SELinux: a type, user or role that containers do not have by default.', 'Leave user and role empty, and take the type container_t, container_init_t or container_kvm_t.'),
  POD_SECURITY_PROC_MOUNT: control('Baseline, /proc Mount Type: the default masks of /proc are removed.', 'Remove procMount, or set it to Default.'),
  POD_SECURITY_SECCOMP: control('Baseline, Seccomp: the profile is Unconfined.', 'Set seccompProfile.type to RuntimeDefault or Localhost.'),
  POD_SECURITY_SYSCTLS: control('Baseline, Sysctls: a kernel parameter outside the safe set.', 'Remove it.'),
  POD_SECURITY_VOLUME_TYPES: control('Restricted, Volume Types: a volume that is neither of the Pod itself nor a claim.', 'Use configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected or secret.'),
  POD_SECURITY_PRIVILEGE_ESCALATION: control('Restricted, Privilege Escalation: a process may gain more rights than its parent.', 'Set securityContext.allowPrivilegeEscalation: false on every container.'),
  POD_SECURITY_RUN_AS_NON_ROOT: control('Restricted, Running as Non-root: nothing keeps the container from running as root.', 'Set runAsNonRoot: true on the Pod, or on every container.'),
  POD_SECURITY_RUN_AS_USER: control('Restricted, Running as Non-root user: runAsUser is 0.', 'Name a user other than 0, or none.'),
  POD_SECURITY_SECCOMP_RESTRICTED: control('Restricted, Seccomp: no profile is set, or Unconfined.', 'Set seccompProfile.type to RuntimeDefault on the Pod, or on every container.'),
  POD_SECURITY_CAPABILITIES_RESTRICTED: control('Restricted, Capabilities: ALL is not dropped, or more than NET_BIND_SERVICE is added.', 'Set capabilities.drop: ["ALL"] on every container.'),
} as const satisfies Record<string, CodeEntry>;

export type PodSecurityCode = keyof typeof podSecurityCodes;
