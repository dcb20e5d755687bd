export { requestJob } from './request-job';
export type { HttpRequest } from './request-job';
export { systemTests, testConnections } from './system-tests';
export type { SystemTestProps } from './system-tests';
