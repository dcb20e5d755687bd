import type { CodeEntry } from '../../issue-codes';

export const referenceCodes = {
  REFERENCE_DANGLES: {
    check: 'references',
    severity: 'error',
    meaning: 'An object names another one that neither the manifests nor an operator makes.',
    remedy: 'Correct the name, or render the object that is named.',
  },
  REFERENCE_KEY_MISSING: {
    check: 'references',
    severity: 'error',
    meaning: 'A ConfigMap or Secret lacks a key that another object reads from it; a container that needs it does not start.',
    remedy: 'Correct the key, or add it where the ConfigMap or Secret is made.',
  },
  SERVICE_PORT_MISSING: {
    check: 'references',
    severity: 'error',
    meaning: 'A route, a monitor or an address names a port that the Service does not have.',
    remedy: 'Name one of the ports of the Service.',
  },
  POD_PORT_MISSING: {
    check: 'references',
    severity: 'error',
    meaning: 'A port is named that no container of the Pods meant has.',
    remedy: 'Name the port as the container does, or give the container port that name.',
  },
  POD_PORT_UNDECLARED: {
    check: 'references',
    severity: 'warning',
    meaning: 'A Service leads to a port number that is not among those which its Pods declare.',
    remedy: 'Correct targetPort, or declare the port in the container.',
  },
  SELECTOR_SELECTS_NOTHING: {
    check: 'references',
    severity: 'error',
    meaning: 'A selector selects no object of the manifests, so that what it is for does nothing.',
    remedy: 'Make the selector and the labels agree.',
  },
  SELECTOR_SELECTS_OTHERS: {
    check: 'references',
    severity: 'error',
    meaning: 'A Service also selects Pods of another service, and sends them requests that they cannot answer.',
    remedy: 'Add the label to the selector that tells the two apart.',
  },
  VOLUME_MISSING: {
    check: 'references',
    severity: 'error',
    meaning: 'A container mounts a volume that the Pod does not have.',
    remedy: 'Correct the name, or add the volume.',
  },
  VOLUME_UNUSED: {
    check: 'references',
    severity: 'warning',
    meaning: 'A Pod has a volume that no container mounts.',
    remedy: 'Mount the volume or take it away.',
  },
  HOST_UNKNOWN: {
    check: 'references',
    severity: 'error',
    meaning: 'An address in a variable, an argument or a configuration file names a Service that does not exist.',
    remedy: 'Correct the host name, or render the Service.',
  },
} as const satisfies Record<string, CodeEntry>;
