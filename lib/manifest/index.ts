export type { Json, JsonObject, KubeObject, ObjectMeta } from './kube-object';
