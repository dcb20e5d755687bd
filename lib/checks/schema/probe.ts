import { headerNameFault, portNameFault } from '../../schema';
import type { Place } from './place';

type ProbeKind = 'liveness' | 'readiness' | 'startup';

const probeHandlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const lifecycleHandlers = ['exec', 'httpGet', 'tcpSocket'];

/** Judges a probe: one handler, no negative counts, and a success threshold of 1 where nothing else makes sense. */
export function checkProbe(probe: Place | undefined, kind: ProbeKind): void {
  if (probe === undefined) return;
  checkHandler(probe, probeHandlers);
  for (const key of ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']) probe.range(key, 0);
  if (kind === 'readiness') {
    probe.forbid('terminationGracePeriodSeconds', 'on a readiness probe');
    return;
  }
  probe.range('terminationGracePeriodSeconds', 1);
  const threshold = probe.number('successThreshold') ?? 0;
  if (threshold > 1) probe.fault('SCHEMA_INVALID', 'successThreshold', `must be 1 on a ${kind} probe`);
}

export function checkLifecycle(lifecycle: Place | undefined): void {
  for (const key of ['postStart', 'preStop']) {
    const handler = lifecycle?.object(key);
    if (handler !== undefined) checkHandler(handler, lifecycleHandlers);
  }
}

function checkHandler(owner: Place, handlers: readonly string[]): void {
  const set = handlers.filter((key) => owner.has(key));
  const [first] = set;
  if (first === undefined) owner.fault('SCHEMA_REQUIRED', [], `one of ${handlers.join(', ')} is required`);
  for (const extra of set.slice(1)) owner.fault('SCHEMA_FORBIDDEN', extra, `only one handler may be set, and ${first} is`);
  owner.object('exec')?.require('command');
  const http = owner.object('httpGet');
  if (http !== undefined) {
    checkPort(http);
    http.among('scheme', ['HTTP', 'HTTPS']);
    for (const header of http.items('httpHeaders')) header.name('name', headerNameFault);
  }
  const tcp = owner.object('tcpSocket');
  if (tcp !== undefined) checkPort(tcp);
  const grpc = owner.object('grpc');
  if (grpc !== undefined && !grpc.has('port')) grpc.require('port');
  grpc?.range('port', 1, 65535);
}

/** A port by number or by the name of a container port. */
export function checkPort(owner: Place, key = 'port'): void {
  owner.range(key, 1, 65535);
  const held = owner.get(key);
  if (typeof held === 'string') owner.nameAt(key, held, portNameFault);
}
