export type { CheckContext, JudgedManifest, PodSecurityLevel } from './context';
export type { Check } from './registry';
export { checks } from './registry';
export { judge } from './judge';
export type { JudgeOptions } from './judge';
export { objectName } from './object-name';
export { renderWaivers } from './render-waivers';
export type { AllowedConnection } from './network';
export { listConnections } from './network';
