import type { Issue } from '../../issue';
import type { CheckContext } from '../context';
import { listAt, numberAt, valueAt } from '../field';
import type { PodTemplate } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';

/** What a Pod shares with its node, whatever level the namespace enforces: HOST_ACCESS. */
export function checkHostAccess(context: CheckContext): Issue[] {
  return podTemplates(context).flatMap(checkTemplate);
}

const shared = { hostNetwork: 'network', hostPID: 'processes', hostIPC: 'memory segments' } as const;

function checkTemplate(template: PodTemplate): Issue[] {
  const { manifest, spec, path } = template;
  const report = (message: string, at: string): Issue => reportAt(manifest, 'HOST_ACCESS', message, { path: at });
  return [
    ...Object.entries(shared).flatMap(([field, what]) => (spec[field] === true ? [report(`The Pod shares the node's ${what}.`, `${path}.${field}`)] : [])),
    ...listAt(spec, 'volumes').flatMap((volume, index) => (valueAt(volume, 'hostPath') === undefined ? [] : [report("The Pod mounts the node's files.", `${path}.volumes[${index}].hostPath`)])),
    ...containersOf(template).flatMap(({ container, name, path: at }) => [
      ...(valueAt(container, 'securityContext', 'privileged') === true ? [report(`Container "${name}" is privileged.`, `${at}.securityContext.privileged`)] : []),
      ...listAt(container, 'ports').flatMap((port, index) => ((numberAt(port, 'hostPort') ?? 0) > 0 ? [report(`Container "${name}" takes a port of the node.`, `${at}.ports[${index}].hostPort`)] : [])),
    ]),
  ];
}
