import type { Json, JsonObject, KubeObject } from '../../lib/manifest';
import { randomFrom } from '../schema/mutations';

type Pick = <T>(from: readonly T[]) => T;

/** True with this chance. */
type Chance = (share: number) => boolean;

const capabilities = ['NET_BIND_SERVICE', 'CHOWN', 'KILL', 'SYS_ADMIN', 'NET_ADMIN', 'NET_RAW', 'MKNOD', 'SYS_TIME', 'ALL', 'CAP_CHOWN'];
const seccompTypes: readonly JsonObject[] = [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, { type: 'Localhost', localhostProfile: 'a.json' }];
const seLinux: readonly JsonObject[] = [{ level: 's0' }, { type: 'container_t' }, { type: 'container_init_t' }, { type: 'container_kvm_t' }, { type: 'spc_t' }, { user: 'system_u' }, { role: 'system_r' }, { type: '', user: '' }, {}];
const sysctls = ['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'kernel.msgmax', 'net.core.somaxconn'];
const profiles = ['runtime/default', 'localhost/web', 'unconfined', ''];
const volumes: readonly JsonObject[] = [
  { emptyDir: {} },
  {},
  { configMap: { name: 'a' } },
  { secret: { secretName: 'a' } },
  { projected: { sources: [{ configMap: { name: 'a' } }] } },
  { downwardAPI: {} },
  { persistentVolumeClaim: { claimName: 'a' } },
  { csi: { driver: 'a.example.com' } },
  { ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } },
  { hostPath: { path: '/var' } },
  { nfs: { server: 'a', path: '/a' } },
  { iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 } },
  { gitRepo: { repository: 'https://git.example.com/a' } },
  { glusterfs: { endpoints: 'a', path: 'a' } },
  { rbd: { monitors: ['a'], image: 'a' } },
  { cephfs: { monitors: ['a'] } },
  { awsElasticBlockStore: { volumeID: 'a' } },
  { gcePersistentDisk: { pdName: 'a' } },
  { azureFile: { secretName: 'a', shareName: 'a' } },
  { azureDisk: { diskName: 'a', diskURI: 'https://a.example.com/vhds/a', kind: 'Dedicated' } },
  { fc: { targetWWNs: ['a'], lun: 1 } },
  { flexVolume: { driver: 'a/b' } },
  { vsphereVolume: { volumePath: 'a' } },
  { cinder: { volumeID: 'a' } },
  { portworxVolume: { volumeID: 'a' } },
  { scaleIO: { gateway: 'https://a', system: 'a', secretRef: { name: 'a' }, volumeName: 'a' } },
  { storageos: { volumeName: 'a', volumeNamespace: 'a' } },
  { quobyte: { registry: 'a:1', volume: 'a' } },
  { photonPersistentDisk: { pdID: 'a' } },
  { flocker: { datasetName: 'a' } },
];

/** `count` Pods that the API server takes where nothing is enforced; each breaks a few controls, or none. */
export function generatedPods(count: number, seed: number): readonly KubeObject[] {
  const random = randomFrom(seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number];
  const chance: Chance = (share) => random() < share;
  return Array.from({ length: count }, (_, index) => podOf(index, pick, chance));
}

function podOf(index: number, pick: Pick, chance: Chance): KubeObject {
  const windows = chance(0.12);
  const hostProcess = chance(windows ? 0.3 : 0.03);
  const hostNetwork = hostProcess || chance(0.06);
  const containers = Array.from({ length: pick([1, 1, 2]) }, (_, at) => containerOf(`c${at}`, windows, pick, chance));
  const initContainers = chance(0.3) ? [containerOf('init', windows, pick, chance)] : [];
  const ports = hostNetwork || chance(0.12) ? [{ containerPort: 8080, ...(hostNetwork || chance(0.6) ? { hostPort: 8080 } : { hostPort: 0 }) }] : [{ containerPort: 8080 }];
  if (chance(0.5) && containers[0] !== undefined) containers[0].ports = ports;
  const spec: JsonObject = {
    containers,
    ...(initContainers.length > 0 ? { initContainers } : {}),
    ...(windows ? { os: { name: 'windows' } } : !hostProcess && chance(0.1) ? { os: { name: 'linux' } } : {}),
    ...(hostNetwork ? { hostNetwork } : {}),
    ...(!windows && chance(0.05) ? { hostPID: true } : {}),
    ...(!windows && chance(0.05) ? { hostIPC: true } : chance(0.05) ? { hostIPC: false } : {}),
    ...(chance(0.35) ? { volumes: [{ name: 'a', ...pick(volumes) }, ...(chance(0.3) ? [{ name: 'b', ...pick(volumes) }] : [])] } : {}),
  };
  const context = podContext(windows, hostNetwork || hostProcess, pick, chance);
  if (hostProcess) context.windowsOptions = { hostProcess };
  if (Object.keys(context).length > 0) spec.securityContext = context;
  const annotations = chance(0.12) ? { [`container.apparmor.security.beta.kubernetes.io/${chance(0.7) || initContainers.length === 0 ? 'c0' : 'init'}`]: pick(profiles) } : undefined;
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: `pod-${index}`, ...(annotations === undefined ? {} : { annotations }) }, spec };
}

function podContext(windows: boolean, hostNetwork: boolean, pick: Pick, chance: Chance): JsonObject {
  return {
    ...(chance(0.75) ? { runAsNonRoot: chance(0.9) } : {}),
    ...(windows ? {} : {
      ...(chance(0.7) ? { seccompProfile: chance(0.8) ? { type: 'RuntimeDefault' } : pick(seccompTypes) } : {}),
      ...(chance(0.15) ? { runAsUser: pick([0, 1, 10001]) } : {}),
      ...(chance(0.1) ? { seLinuxOptions: pick(seLinux) } : {}),
      ...(!hostNetwork && chance(0.12) ? { sysctls: [{ name: pick(sysctls), value: '1' }] } : {}),
    }),
  };
}

function containerOf(name: string, windows: boolean, pick: Pick, chance: Chance): JsonObject {
  const privileged = !windows && chance(0.05);
  const escalates = privileged || chance(0.12);
  const added: Json[] = chance(0.2) ? [pick(capabilities), ...(chance(0.2) ? [pick(capabilities)] : [])] : [];
  const dropped: Json[] = chance(0.85) ? ['ALL'] : chance(0.5) ? ['NET_RAW', 'KILL'] : [];
  const context: JsonObject = {
    ...(chance(0.15) ? { runAsNonRoot: chance(0.7) } : {}),
    ...(windows ? {} : {
      ...(escalates ? (chance(0.5) ? { allowPrivilegeEscalation: true } : {}) : { allowPrivilegeEscalation: false }),
      ...(privileged ? { privileged } : chance(0.1) ? { privileged: false } : {}),
      ...(chance(0.95) ? { capabilities: { ...(dropped.length > 0 ? { drop: dropped } : {}), ...(added.length > 0 ? { add: added } : {}) } } : {}),
      ...(chance(0.15) ? { seccompProfile: pick(seccompTypes) } : {}),
      ...(chance(0.1) ? { runAsUser: pick([0, 1, 10001]) } : {}),
      ...(chance(0.05) ? { seLinuxOptions: pick(seLinux) } : {}),
      ...(chance(0.05) ? { procMount: 'Default' } : {}),
    }),
  };
  return { name, image: 'registry.example.com/web:1', ...(Object.keys(context).length > 0 || chance(0.5) ? { securityContext: context } : {}) };
}
