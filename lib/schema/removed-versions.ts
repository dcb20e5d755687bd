/** A version of a kind that Kubernetes 1.28 no longer serves, or serves and calls deprecated. */
export interface RetiredVersion {
  /** The release that stopped serving it. */
  readonly removedIn: string;
  /** What to write instead; undefined where nothing took its place. */
  readonly successor?: string;
}

/**
 * Kinds by retired version, from Kubernetes' deprecated API migration guide
 * (https://kubernetes.io/docs/reference/using-api/deprecation-guide/): `version release successor kinds`.
 */
const table = `
extensions/v1beta1 1.16 apps/v1 Deployment DaemonSet ReplicaSet
extensions/v1beta1 1.16 networking.k8s.io/v1 NetworkPolicy
extensions/v1beta1 1.22 networking.k8s.io/v1 Ingress
extensions/v1beta1 1.16 - PodSecurityPolicy
apps/v1beta1 1.16 apps/v1 Deployment StatefulSet ControllerRevision
apps/v1beta2 1.16 apps/v1 Deployment DaemonSet ReplicaSet StatefulSet ControllerRevision
settings.k8s.io/v1alpha1 1.20 - PodPreset
batch/v2alpha1 1.21 batch/v1 CronJob
admissionregistration.k8s.io/v1beta1 1.22 admissionregistration.k8s.io/v1 MutatingWebhookConfiguration ValidatingWebhookConfiguration
apiextensions.k8s.io/v1beta1 1.22 apiextensions.k8s.io/v1 CustomResourceDefinition
apiregistration.k8s.io/v1beta1 1.22 apiregistration.k8s.io/v1 APIService
authentication.k8s.io/v1beta1 1.22 authentication.k8s.io/v1 TokenReview
authorization.k8s.io/v1beta1 1.22 authorization.k8s.io/v1 LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview SelfSubjectRulesReview
certificates.k8s.io/v1beta1 1.22 certificates.k8s.io/v1 CertificateSigningRequest
coordination.k8s.io/v1beta1 1.22 coordination.k8s.io/v1 Lease
networking.k8s.io/v1beta1 1.22 networking.k8s.io/v1 Ingress IngressClass
rbac.authorization.k8s.io/v1alpha1 1.22 rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
rbac.authorization.k8s.io/v1beta1 1.22 rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
scheduling.k8s.io/v1alpha1 1.22 scheduling.k8s.io/v1 PriorityClass
scheduling.k8s.io/v1beta1 1.22 scheduling.k8s.io/v1 PriorityClass
storage.k8s.io/v1beta1 1.22 storage.k8s.io/v1 CSIDriver CSINode StorageClass VolumeAttachment
batch/v1beta1 1.25 batch/v1 CronJob
discovery.k8s.io/v1beta1 1.25 discovery.k8s.io/v1 EndpointSlice
events.k8s.io/v1beta1 1.25 events.k8s.io/v1 Event
autoscaling/v2beta1 1.25 autoscaling/v2 HorizontalPodAutoscaler
policy/v1beta1 1.25 policy/v1 PodDisruptionBudget
policy/v1beta1 1.25 - PodSecurityPolicy
node.k8s.io/v1beta1 1.25 node.k8s.io/v1 RuntimeClass
autoscaling/v2beta2 1.26 autoscaling/v2 HorizontalPodAutoscaler
flowcontrol.apiserver.k8s.io/v1beta1 1.26 flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema PriorityLevelConfiguration
storage.k8s.io/v1beta1 1.27 storage.k8s.io/v1 CSIStorageCapacity
flowcontrol.apiserver.k8s.io/v1beta2 1.29 flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema PriorityLevelConfiguration
`;

const retired = new Map<string, RetiredVersion>();
for (const line of table.trim().split('\n')) {
  const [version = '', removedIn = '', successor = '-', ...kinds] = line.split(' ');
  for (const kind of kinds) retired.set(`${version}/${kind}`, successor === '-' ? { removedIn } : { removedIn, successor });
}

/** What became of a retired version of a kind; undefined for versions that are not in the guide. */
export function retiredVersion(apiVersion: string, kind: string): RetiredVersion | undefined {
  return retired.get(`${apiVersion}/${kind}`);
}
