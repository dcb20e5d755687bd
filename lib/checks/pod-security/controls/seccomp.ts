import type { JsonObject } from '../../../manifest';
import { textAt } from '../../field';
import type { Control } from '../control';
import { containerContextsOf, contextsOf } from '../control';

const typeIn = (context: JsonObject): string => textAt(context, 'seccompProfile', 'type') ?? '';
const isConfined = (type: string): boolean => type === 'RuntimeDefault' || type === 'Localhost';

export const seccomp: Control = {
  code: 'POD_SECURITY_SECCOMP',
  name: 'Seccomp',
  level: 'baseline',
  check: (pod, breach) => {
    for (const { who, path, context } of contextsOf(pod)) {
      const type = typeIn(context);
      if (type !== '' && !isConfined(type)) breach(`${path}.seccompProfile.type`, `${who} has the seccomp profile ${type}`);
    }
  },
};

export const seccompRestricted: Control = {
  code: 'POD_SECURITY_SECCOMP_RESTRICTED',
  name: 'Seccomp',
  level: 'restricted',
  contains: 'POD_SECURITY_SECCOMP',
  check: (pod, breach) => {
    if (pod.windows) return;
    const ofPod = typeIn(pod.securityContext);
    if (ofPod !== '' && !isConfined(ofPod)) breach(`${pod.path}.securityContext.seccompProfile.type`, `the Pod has the seccomp profile ${ofPod}`);
    for (const { who, path, context } of containerContextsOf(pod)) {
      const type = typeIn(context);
      if (type !== '' && !isConfined(type)) breach(`${path}.seccompProfile.type`, `${who} has the seccomp profile ${type}`);
      else if (type === '' && ofPod === '') breach(`${path}.seccompProfile`, `${who} has no seccomp profile, nor has the Pod`);
    }
  },
};
