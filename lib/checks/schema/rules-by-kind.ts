import { checkBinding, checkClusterRole, checkRole } from './access';
import { checkAppArmor } from './app-armor';
import { checkAutoscaler } from './autoscaler';
import { checkConfigMap, checkSecret } from './configuration';
import { checkDefinition } from './definition';
import { checkDisruptionBudget } from './disruption-budget';
import { checkEndpoints, checkEndpointSlice } from './endpoints';
import { checkIngress, checkIngressClass } from './ingress';
import { checkCronJob, checkJob } from './jobs';
import { checkNamespace } from './namespaces';
import { checkNetworkPolicy } from './network-policy';
import type { Place } from './place';
import { checkPodSpec } from './pod-spec';
import { checkApiService, checkLease, checkPriorityClass, checkRuntimeClass, checkWebhooks } from './policies';
import { checkLimitRange, checkQuota } from './quota';
import { checkRollout } from './rollout';
import { checkService } from './service';
import { checkClaim, checkCsiDriver, checkPersistentVolume, checkStorageClass } from './storage';
import { checkDaemonSet, checkDeployment, checkPodTemplate, checkReplicaSet, checkReplicationController, checkStatefulSet } from './workloads';

type KindRule = (object: Place) => void;

function checkPod(object: Place): void {
  const spec = object.child('spec');
  spec.forbid('ephemeralContainers', 'in a manifest: they are added to running Pods');
  checkPodSpec(spec, {});
  checkAppArmor(object.child('metadata'), spec);
}

/** What the API server judges in code, by kind; kinds that are not here are judged by their schema alone. */
export const rulesByKind: Readonly<Record<string, KindRule>> = {
  'v1/Namespace': checkNamespace,
  'v1/Pod': checkPod,
  'v1/PodTemplate': checkPodTemplate,
  'v1/ReplicationController': checkReplicationController,
  'apps/v1/Deployment': checkDeployment,
  'apps/v1/ReplicaSet': checkReplicaSet,
  'apps/v1/DaemonSet': checkDaemonSet,
  'apps/v1/StatefulSet': checkStatefulSet,
  'argoproj.io/v1alpha1/Rollout': checkRollout,
  'batch/v1/Job': checkJob,
  'batch/v1/CronJob': checkCronJob,
  'v1/Service': checkService,
  'v1/Endpoints': checkEndpoints,
  'discovery.k8s.io/v1/EndpointSlice': checkEndpointSlice,
  'networking.k8s.io/v1/Ingress': checkIngress,
  'networking.k8s.io/v1/IngressClass': checkIngressClass,
  'networking.k8s.io/v1/NetworkPolicy': checkNetworkPolicy,
  'policy/v1/PodDisruptionBudget': checkDisruptionBudget,
  'autoscaling/v1/HorizontalPodAutoscaler': checkAutoscaler,
  'autoscaling/v2/HorizontalPodAutoscaler': checkAutoscaler,
  'rbac.authorization.k8s.io/v1/Role': checkRole,
  'rbac.authorization.k8s.io/v1/ClusterRole': checkClusterRole,
  'rbac.authorization.k8s.io/v1/RoleBinding': (object) => checkBinding(object, ['Role', 'ClusterRole']),
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': (object) => checkBinding(object, ['ClusterRole']),
  'v1/PersistentVolumeClaim': checkClaim,
  'v1/PersistentVolume': checkPersistentVolume,
  'storage.k8s.io/v1/StorageClass': checkStorageClass,
  'storage.k8s.io/v1/CSIDriver': checkCsiDriver,
  'v1/ConfigMap': checkConfigMap,
  'v1/Secret': checkSecret,
  'v1/ResourceQuota': checkQuota,
  'v1/LimitRange': checkLimitRange,
  'scheduling.k8s.io/v1/PriorityClass': checkPriorityClass,
  'coordination.k8s.io/v1/Lease': checkLease,
  'node.k8s.io/v1/RuntimeClass': checkRuntimeClass,
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration': checkWebhooks,
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration': checkWebhooks,
  'apiextensions.k8s.io/v1/CustomResourceDefinition': checkDefinition,
  'apiregistration.k8s.io/v1/APIService': checkApiService,
};
