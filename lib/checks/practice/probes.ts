import type { Issue } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext } from '../context';
import { listAt, objectAt, textMapAt, valueAt } from '../field';
import { namespaceOf, objectIndex } from '../object-index';
import type { PodTemplate } from '../pod-templates';
import { containersOf, finishingKinds, podTemplates } from '../pod-templates';
import { podSelection, selectorOfLabels } from '../references/known-pods';
import { reportAt } from '../report-at';

/**
 * Containers whose ports a Service leads to: READINESS_PROBE_MISSING, LIVENESS_PROBE_MISSING, PROBES_EQUAL. Nobody
 * waits for the others.
 */
export function checkProbes(context: CheckContext): Issue[] {
  const served = servedPorts(context);
  return podTemplates(context).flatMap((template) => {
    const ports = served.get(ownerKey(template.namespace, template.kind, template.name));
    return ports === undefined || finishingKinds.has(template.kind) ? [] : checkTemplate(template, ports);
  });
}

function checkTemplate(template: PodTemplate, served: ReadonlySet<Json>): Issue[] {
  return containersOf(template).flatMap(({ container, name, path, init }) => {
    const isServed = listAt(container, 'ports').some((port) => [valueAt(port, 'name'), valueAt(port, 'containerPort')].some((one) => one !== undefined && served.has(one)));
    if (init || !isServed) return [];
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

/** The ports, by name or number, that Services lead to on each workload's Pods. */
function servedPorts(context: CheckContext): ReadonlyMap<string, ReadonlySet<Json>> {
  const select = podSelection(context);
  const served = new Map<string, Set<Json>>();
  for (const { object } of objectIndex(context).ofKind('Service')) {
    const labels = textMapAt(object, 'spec', 'selector');
    const pods = Object.keys(labels).length === 0 ? [] : select(namespaceOf(object), selectorOfLabels(labels));
    const targets = listAt(object, 'spec', 'ports').map((port) => valueAt(port, 'targetPort') ?? valueAt(port, 'port') ?? null);
    for (const { namespace, kind, owner } of pods) {
      const key = ownerKey(namespace, kind, owner);
      served.set(key, new Set([...(served.get(key) ?? []), ...targets]));
    }
  }
  return served;
}

function ownerKey(namespace: string, kind: string, name: string): string {
  return `${namespace} ${kind} ${name}`;
}
