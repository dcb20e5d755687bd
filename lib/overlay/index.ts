export { applyOverlay } from './apply-overlay';
export type { BaseObject, OverlaidResource, OverlayInput } from './apply-overlay';
export { buildDirectory } from './build-directory';
export type { BuildOptions, BuildResult } from './build-directory';
export { ejectOverlay } from './eject';
export type { EjectInput } from './eject';
export { namesOf } from './changed-fields';
export type { TraceStep } from './changed-fields';
export type { Trace, Write } from './trace';
