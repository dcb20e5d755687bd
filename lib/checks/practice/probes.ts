import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, objectAt, textMapAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { containersOf, finishingKinds, podTemplates } from '../pod-templates';
import { podSelection, selectorOfLabels } from '../references/known-pods';
import { reportAt } from '../report-at';

/**
 * Containers with ports, in Pods that a Service selects: READINESS_PROBE_MISSING, LIVENESS_PROBE_MISSING,
 * PROBES_EQUAL. Nobody waits for the others.
 */
export function checkProbes(context: CheckContext): Issue[] {
  const served = servedOwners(context);
  return podTemplates(context)
    .filter(({ kind, namespace, name }) => served.has(`${namespace} ${kind} ${name}`) && !finishingKinds.has(kind))
    .flatMap(checkTemplate);
}

function checkTemplate(template: PodTemplate): Issue[] {
  return containersOf(template).flatMap(({ container, name, path, init }) => {
    if (init || listAt(container, 'ports').length === 0) return [];
    const readiness = objectAt(container, 'readinessProbe');
    const liveness = objectAt(container, 'livenessProbe');
    const isSame = readiness !== undefined && JSON.stringify(readiness) === JSON.stringify(liveness);
    return [
      ...(readiness === undefined ? [reportAt(template.manifest, 'READINESS_PROBE_MISSING', `Container "${name}" gets requests as soon as it runs.`, { path })] : []),
      ...(liveness === undefined ? [reportAt(template.manifest, 'LIVENESS_PROBE_MISSING', `Container "${name}" is not restarted when it hangs.`, { path })] : []),
      ...(isSame ? [reportAt(template.manifest, 'PROBES_EQUAL', `Container "${name}" is restarted by the same probe that stops its requests.`, { path: `${path}.livenessProbe` })] : []),
    ];
  });
}

function servedOwners(context: CheckContext): ReadonlySet<string> {
  const select = podSelection(context);
  const owners = objectIndex(context)
    .ofKind('Service')
    .flatMap(({ object }) => {
      const labels = textMapAt(object, 'spec', 'selector');
      return Object.keys(labels).length === 0 ? [] : select(namespaceOf(object), selectorOfLabels(labels));
    })
    .map(({ namespace, kind, owner }) => `${namespace} ${kind} ${owner}`);
  return new Set(owners);
}
