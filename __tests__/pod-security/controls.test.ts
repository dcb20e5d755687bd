import { parse } from 'yaml';
import type { PodSecurityLevel } from '../../lib/checks';
import { judge } from '../../lib/checks';
import type { KubeObject } from '../../lib/manifest';

/** What a level says of a Pod with this spec, a line a breach: `CODE path: message`. */
function breachesOf(podSecurityLevel: PodSecurityLevel, spec: string, metadata = '{name: web}'): readonly string[] {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: parse(metadata), spec: parse(spec) } as KubeObject;
  return judge({ manifests: [{ object }], podSecurityLevel }, { only: ['pod-security'] }).map(({ code, path, message }) => `${code} ${path ?? ''}: ${message}`);
}

const hardened = 'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}';
const ofPod = 'securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}';

describe('baseline controls', () => {
  test.each([
    ['HostProcess', '{securityContext: {windowsOptions: {hostProcess: true}}, containers: [{name: a}]}', 'POD_SECURITY_HOST_PROCESS spec.securityContext.windowsOptions.hostProcess: HostProcess (baseline): the Pod sets hostProcess: true'],
    ['Host Namespaces', '{hostPID: true, containers: [{name: a}]}', 'POD_SECURITY_HOST_NAMESPACES spec.hostPID: Host Namespaces (baseline): the Pod sets hostPID: true'],
    ['Privileged Containers', '{initContainers: [{name: a, securityContext: {privileged: true}}]}', 'POD_SECURITY_PRIVILEGED spec.initContainers[0].securityContext.privileged: Privileged Containers (baseline): container a is privileged'],
    ['Capabilities', '{containers: [{name: a, securityContext: {capabilities: {add: [CHOWN, NET_RAW]}}}]}', 'POD_SECURITY_CAPABILITIES spec.containers[0].securityContext.capabilities.add[1]: Capabilities (baseline): container a adds NET_RAW'],
    ['HostPath Volumes', '{volumes: [{name: v, hostPath: {path: /}}]}', 'POD_SECURITY_HOST_PATH spec.volumes[0].hostPath: HostPath Volumes (baseline): volume v is a directory of the node'],
    ['Host Ports', '{containers: [{name: a, ports: [{containerPort: 80, hostPort: 0}, {containerPort: 81, hostPort: 81}]}]}', 'POD_SECURITY_HOST_PORTS spec.containers[0].ports[1].hostPort: Host Ports (baseline): container a takes port 81 of the node'],
    ['SELinux', '{securityContext: {seLinuxOptions: {type: spc_t}}, containers: []}', 'POD_SECURITY_SELINUX spec.securityContext.seLinuxOptions.type: SELinux (baseline): the Pod has the SELinux type spc_t'],
    ['/proc Mount Type', '{containers: [{name: a, securityContext: {procMount: Unmasked}}]}', 'POD_SECURITY_PROC_MOUNT spec.containers[0].securityContext.procMount: /proc Mount Type (baseline): container a mounts /proc as Unmasked'],
    ['Seccomp', '{ephemeralContainers: [{name: a, securityContext: {seccompProfile: {type: Unconfined}}}]}', 'POD_SECURITY_SECCOMP spec.ephemeralContainers[0].securityContext.seccompProfile.type: Seccomp (baseline): container a has the seccomp profile Unconfined'],
    ['Sysctls', '{securityContext: {sysctls: [{name: kernel.shm_rmid_forced}, {name: kernel.msgmax}]}}', 'POD_SECURITY_SYSCTLS spec.securityContext.sysctls[1].name: Sysctls (baseline): the Pod sets kernel.msgmax'],
  ])('%s', (_name, spec, breach) => {
    expect(breachesOf('baseline', spec)).toEqual([breach]);
  });

  test('AppArmor, by annotation', () => {
    const key = 'container.apparmor.security.beta.kubernetes.io';
    expect(breachesOf('baseline', '{containers: [{name: a}]}', `{name: web, annotations: {${key}/a: unconfined, ${key}/b: localhost/x}}`)).toEqual([
      `POD_SECURITY_APP_ARMOR metadata.annotations["${key}/a"]: AppArmor (baseline): container a has the AppArmor profile unconfined`,
    ]);
  });

  test('on the host network every container port is a host port', () => {
    expect(breachesOf('baseline', '{hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80}]}]}')).toEqual([
      'POD_SECURITY_HOST_PORTS spec.containers[0].ports[0].hostPort: Host Ports (baseline): container a takes port 80 of the node',
      'POD_SECURITY_HOST_NAMESPACES spec.hostNetwork: Host Namespaces (baseline): the Pod sets hostNetwork: true',
    ]);
  });
});

describe('restricted controls', () => {
  test('a bare Pod breaks four of them, each with its field', () => {
    expect(breachesOf('restricted', '{containers: [{name: a}]}')).toEqual([
      'POD_SECURITY_PRIVILEGE_ESCALATION spec.containers[0].securityContext.allowPrivilegeEscalation: Privilege Escalation (restricted): container a does not set allowPrivilegeEscalation: false',
      'POD_SECURITY_CAPABILITIES_RESTRICTED spec.containers[0].securityContext.capabilities.drop: Capabilities (restricted): container a does not drop ALL',
      'POD_SECURITY_RUN_AS_NON_ROOT spec.containers[0].securityContext.runAsNonRoot: Running as Non-root (restricted): container a does not set runAsNonRoot: true, nor does the Pod',
      'POD_SECURITY_SECCOMP_RESTRICTED spec.containers[0].securityContext.seccompProfile: Seccomp (restricted): container a has no seccomp profile, nor has the Pod',
    ]);
  });

  test('a hardened Pod breaks none', () => {
    expect(breachesOf('restricted', `{${ofPod}, containers: [{name: a, ${hardened}}], volumes: [{name: v}, {name: w, projected: {}}]}`)).toEqual([]);
  });

  test('a container may undo what the Pod sets', () => {
    const context = 'securityContext: {runAsNonRoot: false, runAsUser: 0, allowPrivilegeEscalation: false, seccompProfile: {type: Unconfined}, capabilities: {drop: [ALL], add: [CHOWN]}}';
    expect(breachesOf('restricted', `{${ofPod}, containers: [{name: a, ${context}}]}`)).toEqual([
      'POD_SECURITY_CAPABILITIES_RESTRICTED spec.containers[0].securityContext.capabilities.add[0]: Capabilities (restricted): container a adds CHOWN',
      'POD_SECURITY_RUN_AS_NON_ROOT spec.containers[0].securityContext.runAsNonRoot: Running as Non-root (restricted): container a sets runAsNonRoot: false',
      'POD_SECURITY_RUN_AS_USER spec.containers[0].securityContext.runAsUser: Running as Non-root user (restricted): container a sets runAsUser: 0',
      'POD_SECURITY_SECCOMP_RESTRICTED spec.containers[0].securityContext.seccompProfile.type: Seccomp (restricted): container a has the seccomp profile Unconfined',
    ]);
  });

  test('volumes are of the Pod itself or a claim', () => {
    expect(breachesOf('restricted', `{${ofPod}, containers: [], volumes: [{name: v, nfs: {server: a, path: /}}, {name: h, hostPath: {path: /}}]}`)).toEqual([
      'POD_SECURITY_VOLUME_TYPES spec.volumes[0].nfs: Volume Types (restricted): volume v is of type nfs',
      'POD_SECURITY_VOLUME_TYPES spec.volumes[1].hostPath: Volume Types (restricted): volume h is of type hostPath',
    ]);
  });

  test('Windows Pods are spared what only Linux can obey', () => {
    expect(breachesOf('restricted', '{os: {name: windows}, containers: [{name: a}]}')).toEqual([
      'POD_SECURITY_RUN_AS_NON_ROOT spec.containers[0].securityContext.runAsNonRoot: Running as Non-root (restricted): container a does not set runAsNonRoot: true, nor does the Pod',
    ]);
  });
});

test('privileged asks nothing', () => {
  expect(breachesOf('privileged', '{hostNetwork: true, containers: [{name: a, securityContext: {privileged: true}}]}')).toEqual([]);
});
