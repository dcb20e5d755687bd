export { containsCidr, isAddress, isCidr, isSixthVersion } from './addresses';
export { isReadable, ruleFault } from './cel';
export { parseDuration } from './duration';
export { allKinds, groupOf, kindSchema, metadataSchema, servedVersions } from './kinds';
export type { NameFault } from './names';
export {
  dataKeyFault,
  dns1035LabelFault,
  dnsLabelFault,
  dnsSubdomainFault,
  environmentNameFault,
  headerNameFault,
  labelValueFault,
  pathSegmentFault,
  portNameFault,
  qualifiedNameFault,
  wildcardHostFault,
} from './names';
export { isWhole, parseQuantity } from './quantity';
export type { RetiredVersion } from './removed-versions';
export { retiredVersion } from './removed-versions';
export type { KindSchema, NodeTable, SchemaNode, SchemaRule } from './schema-node';
