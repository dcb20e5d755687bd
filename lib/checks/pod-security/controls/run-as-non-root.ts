import type { Control } from '../control';
import { containerContextsOf } from '../control';

export const runAsNonRoot: Control = {
  code: 'POD_SECURITY_RUN_AS_NON_ROOT',
  name: 'Running as Non-root',
  level: 'restricted',
  check: (pod, breach) => {
    const ofPod = pod.securityContext.runAsNonRoot;
    if (ofPod === false) breach(`${pod.path}.securityContext.runAsNonRoot`, 'the Pod sets runAsNonRoot: false');
    for (const { who, path, context } of containerContextsOf(pod)) {
      const own = context.runAsNonRoot;
      if (own === false) breach(`${path}.runAsNonRoot`, `${who} sets runAsNonRoot: false`);
      else if (own !== true && typeof ofPod !== 'boolean') breach(`${path}.runAsNonRoot`, `${who} does not set runAsNonRoot: true, nor does the Pod`);
    }
  },
};
