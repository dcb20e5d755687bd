export { clusterKinds, namespacedKinds } from './allowed-kinds';
export { renderAppProject } from './app-project';
export { renderApplication } from './application';
export type { CellDelivery, ScaleTarget } from './delivery';
export { annotateRelease, isReleaseAnnotation, printRelease, readRelease } from './release-record';
export type { ReleaseRecord } from './release-record';
export { renderRootApplication } from './root-application';
export type { RootSource } from './root-application';
export { findScaleTargets } from './scale-targets';
