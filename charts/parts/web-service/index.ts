export { probeConnections } from './probe';
export { webService } from './web-service';
export type { Network } from './web-service';
export type { WebServiceProps } from './web-service-props';
