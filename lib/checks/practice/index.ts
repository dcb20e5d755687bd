import type { Check } from '../registry';
import { checkAutoscalers } from './autoscalers';
import { checkBackups } from './backups';
import { checkDisruption } from './disruption';
import { checkHostAccess } from './host-access';
import { checkImageTags } from './image-tags';
import { checkProbes } from './probes';
import { checkQuota } from './quota';
import { checkReplicas } from './replicas';
import { checkResources } from './resources';
import { checkRoles } from './roles';
import { checkServiceLinks } from './service-links';
import { checkUsers } from './users';

/** What runs well and safely, beyond what the API server asks. */
export const practiceChecks: readonly Check[] = [
  checkImageTags,
  checkResources,
  checkProbes,
  checkUsers,
  checkHostAccess,
  checkDisruption,
  checkReplicas,
  checkAutoscalers,
  checkQuota,
  checkBackups,
  checkRoles,
  checkServiceLinks,
];
