import type { Check } from '../registry';
import { checkHosts } from './check-hosts';
import { checkMonitors } from './check-monitors';
import { checkNamedObjects } from './check-named-objects';
import { checkPorts } from './check-ports';
import { checkRoutes } from './check-routes';
import { checkSelectors } from './check-selectors';
import { checkServices } from './check-services';
import { checkVolumes } from './check-volumes';

/** Nothing dangles. */
export const referenceChecks: readonly Check[] = [checkNamedObjects, checkServices, checkSelectors, checkMonitors, checkRoutes, checkPorts, checkVolumes, checkHosts];
