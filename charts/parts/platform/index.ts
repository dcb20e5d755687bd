export { certificateAlerts } from './certificate-alerts';
export { certificateName, certificates } from './certificates';
export { imageScan, imageScanName } from './image-scan';
export { namespace, quota } from './namespace';
export { namespacePolicies } from './namespace-policies';
export { secretStore } from './secret-store';
