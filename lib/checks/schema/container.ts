import { dnsLabelFault, portNameFault } from '../../schema';
import { checkEnvironment } from './environment';
import type { Place } from './place';
import { checkUnique } from './place';
import { checkLifecycle, checkProbe } from './probe';
import { checkContainerResources } from './resources';
import { checkContainerSecurity } from './security-context';
import type { VolumeTable } from './volume-mounts';
import { checkMounts } from './volume-mounts';

export interface ContainerOptions {
  readonly volumes: VolumeTable;
  /** Init containers run to completion: no probes and no lifecycle. */
  readonly initial?: boolean;
  readonly hostNetwork: boolean;
  /** Part of a Pod template, of which the server leaves some rules to the Pod. */
  readonly template: boolean;
}

/** Judges one container: name, image, ports, environment, mounts, probes, resources and security context. */
export function checkContainer(container: Place, { volumes, initial = false, hostNetwork, template }: ContainerOptions): void {
  container.name('name', dnsLabelFault);
  const image = container.text('image');
  if (image === '') container.require('image');
  else if (image.trim() !== image) container.fault(template ? 'SCHEMA_UNCREATABLE_POD' : 'SCHEMA_INVALID', 'image', 'has spaces before or after it');
  container.among('imagePullPolicy', ['Always', 'IfNotPresent', 'Never']);
  checkPorts(container, hostNetwork);
  checkEnvironment(container);
  checkMounts(container, volumes);
  if (initial) {
    for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle']) container.forbid(key, 'on an init container');
  } else {
    checkProbe(container.object('livenessProbe'), 'liveness');
    checkProbe(container.object('readinessProbe'), 'readiness');
    checkProbe(container.object('startupProbe'), 'startup');
    checkLifecycle(container.object('lifecycle'));
  }
  checkContainerResources(container);
  checkContainerSecurity(container);
}

function checkPorts(container: Place, hostNetwork: boolean): void {
  const ports = container.items('ports');
  checkUnique(ports, 'name');
  for (const port of ports) {
    port.name('name', portNameFault);
    port.range('containerPort', 1, 65535);
    port.range('hostPort', 0, 65535);
    const hostPort = port.number('hostPort') ?? 0;
    if (hostNetwork && hostPort !== 0 && hostPort !== port.number('containerPort')) {
      port.fault('SCHEMA_INVALID', 'hostPort', 'must equal containerPort, because the Pod uses the host network');
    }
  }
}

/** Reports SCHEMA_DUPLICATE where two containers ask for one port of the host. */
export function checkHostPorts(containers: readonly Place[]): void {
  const taken = new Set<string>();
  for (const port of containers.flatMap((container) => container.items('ports'))) {
    const hostPort = port.number('hostPort') ?? 0;
    if (hostPort === 0) continue;
    const key = [port.text('protocol') || 'TCP', port.text('hostIP'), hostPort].join('/');
    if (taken.has(key)) port.fault('SCHEMA_DUPLICATE', 'hostPort', `host port ${hostPort} is already taken`);
    taken.add(key);
  }
}
