import type { Issue } from '../../issue';
import type { Json } from '../../manifest';
import type { CheckContext } from '../context';
import { valueAt } from '../field';
import type { PodContainer, PodTemplate } from '../pod-templates';
import { containersOf, podTemplates } from '../pod-templates';
import { reportAt } from '../report-at';

/**
 * What containers ask for and how much they may take: REQUEST_MISSING, MEMORY_LIMIT_MISSING, CPU_LIMIT_SET,
 * EPHEMERAL_STORAGE_MISSING.
 */
export function checkResources(context: CheckContext): Issue[] {
  return podTemplates(context).flatMap((template) => {
    const containers = containersOf(template);
    const guaranteed = containers.every(({ container }) => ['cpu', 'memory'].every((resource) => isEqual(container, resource)));
    return containers.flatMap((one) => checkContainer(template, one, guaranteed));
  });
}

function checkContainer({ manifest }: PodTemplate, { container, name, path: at }: PodContainer, guaranteed: boolean): Issue[] {
  const path = `${at}.resources`;
  const has = (list: 'requests' | 'limits', resource: string) => valueAt(container, 'resources', list, resource) !== undefined;
  // A limit without a request is the request (Kubernetes, "Resource Management for Pods and Containers").
  const unasked = ['cpu', 'memory'].filter((resource) => !has('requests', resource) && !has('limits', resource));
  const stored = has('requests', 'ephemeral-storage') && has('limits', 'ephemeral-storage');
  return [
    ...(unasked.length === 0 ? [] : [reportAt(manifest, 'REQUEST_MISSING', `Container "${name}" does not say how much ${unasked.join(' and ')} it needs.`, { path })]),
    ...(has('limits', 'memory') ? [] : [reportAt(manifest, 'MEMORY_LIMIT_MISSING', `Container "${name}" may take all memory of its node.`, { path })]),
    ...(has('limits', 'cpu') && !guaranteed ? [reportAt(manifest, 'CPU_LIMIT_SET', `Container "${name}" has a CPU limit, but its Pod is not Guaranteed.`, { path: `${path}.limits.cpu` })] : []),
    ...(stored ? [] : [reportAt(manifest, 'EPHEMERAL_STORAGE_MISSING', `Container "${name}" may fill the disk of its node.`, { path })]),
  ];
}

function isEqual(container: Json, resource: string): boolean {
  const limit = valueAt(container, 'resources', 'limits', resource);
  return limit !== undefined && (valueAt(container, 'resources', 'requests', resource) ?? limit) === limit;
}
