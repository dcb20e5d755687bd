import type { KubeObject } from '../../lib/manifest';
import type { Waiving } from '../../lib/render/system';
import type { Settings } from '../../lib/settings';
import { serviceSettings } from '../../lib/settings';

const services = ['catalogue', 'frontend', 'voting', 'recommendation'];
const stores = /^(?:mongodb|postgres|redis)(?:-|$)/;

const isOf = (kinds: readonly string[]) => (object: KubeObject): boolean => kinds.includes(object.kind);
const runsPods = isOf(['Deployment', 'StatefulSet', 'CronJob', 'Job']);
const isStore = (object: KubeObject): boolean => runsPods(object) && stores.test(object.metadata.name);

/** Stores with several members have a container beside them that no Service leads to. */
const hasCompanion = ({ kind, metadata: { name } }: KubeObject, { databases }: Settings): boolean =>
  kind === 'StatefulSet' && (name === 'mongodb' || (/^redis/.test(name) && databases['redis']?.topology === 'replicated'));

/** The services that are Rollouts with these settings: kube-score knows Deployments only. */
const isOfRollout = ({ metadata: { name } }: KubeObject, settings: Settings): boolean =>
  services.some((service) => (name === service || name.startsWith(`${service}-`)) && serviceSettings(settings, service).rollout.strategy !== 'rolling');

/** Pods that operators and analyses start, which no manifest of a Pod shows. */
const isOfOperator = ({ metadata: { name } }: KubeObject): boolean => ['postgres', 'smoke-tests', 'acme-solver'].includes(name);

/** Every exception of the system, with its reason; the render writes them on the objects they are about. */
export const waivers: readonly Waiving[] = [
  {
    waives: ['CKV_K8S_11', 'container-resources'],
    reason: 'a CPU limit throttles while the node has time to spare; memory is limited, and CPU where a service is guaranteed',
    on: runsPods,
  },
  {
    waives: ['CKV_K8S_15', 'container-image-pull-policy'],
    reason: 'tags are immutable, so that a cached image is the image; a start does not depend on the registry',
    on: runsPods,
  },
  {
    waives: ['CKV_K8S_43'],
    reason: 'tags are immutable and end in the commit or the full version; promotion moves tags that people can read',
    on: runsPods,
  },
  {
    waives: ['USER_ID_LOW'],
    reason: 'the image gives its data and program files to this user',
    on: isStore,
  },
  {
    waives: ['CKV_K8S_35'],
    reason: 'the program reads its credentials from the environment only',
    on: (object) => runsPods(object) && (isStore(object) || services.includes(object.metadata.name)),
  },
  {
    waives: ['CKV_K8S_8', 'CKV_K8S_9'],
    reason: 'a container beside the store follows members or passwords and answers nobody; the others have their probes',
    on: hasCompanion,
  },
  {
    waives: ['cronjob-has-deadline'],
    reason: 'it is suspended and started by hand',
    on: (object) => object.kind === 'CronJob' && ['load-tests', 'performance-tests'].includes(object.metadata.name),
  },
  {
    waives: ['pod-probes-identical'],
    reason: 'the page is rendered without any backend, so that one path tells both; liveness waits longer',
    on: (object) => object.kind === 'Deployment' && object.metadata.name === 'frontend',
  },
  {
    waives: ['service-targets-pod'],
    reason: 'the Pods are those of a Rollout, which kube-score does not know',
    on: (object, settings) => object.kind === 'Service' && isOfRollout(object, settings),
  },
  {
    waives: ['horizontalpodautoscaler-has-target'],
    reason: 'the target is a Rollout, which kube-score does not know',
    on: (object, settings) => object.kind === 'HorizontalPodAutoscaler' && isOfRollout(object, settings),
  },
  {
    waives: ['networkpolicy-targets-pod'],
    reason: 'the Pods are those of a Rollout, an analysis or an operator, which kube-score does not know',
    on: (object, settings) => object.kind === 'NetworkPolicy' && (isOfRollout(object, settings) || isOfOperator(object)),
  },
];
