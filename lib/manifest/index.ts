export { compareKeys } from './key-order';
export { identity, objectKey } from './identity';
export type { Identity } from './identity';
export type { Json, JsonObject, KubeObject, ObjectMeta } from './kube-object';
export { lineAt } from './line-at';
export { printYaml } from './print-yaml';
export { readYaml } from './read-yaml';
export type { YamlRead } from './read-yaml';
export { resolveScalar } from './resolve-scalar';
