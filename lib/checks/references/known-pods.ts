import type { JsonObject, KubeObject } from '../../manifest';
import type { CheckContext } from '../context';
import { listAt, numberAt, objectAt, textAt, textMapAt } from '../field';
import type { Selector } from '../network/selectors';

import { indexByLabels } from '../network/label-index';
import { kindOf, namespaceOf } from '../object-index';
import { finishingKinds, podTemplates } from '../pod-templates';

/** Pods that run, or will once controllers and operators have acted; those of one template are one. */
export interface KnownPod {
  readonly namespace: string;
  readonly kind: string;
  /** Name of the object that they come from. */
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Declared container ports. */
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly protocol: string }[];
  /** Run to an end. */
  readonly finishing: boolean;
}

export type SelectPods = (namespace: string, selector: Selector) => readonly KnownPod[];

const known = new WeakMap<CheckContext, SelectPods>();

/** Finds the Pods that a selector selects in a namespace. Built once for a context. */
export function podSelection(context: CheckContext): SelectPods {
  const found = known.get(context) ?? buildSelection(context);
  known.set(context, found);
  return found;
}

function buildSelection(context: CheckContext): SelectPods {
  const pods = [...podTemplates(context).map(podOf), ...context.manifests.flatMap(({ object }) => operatorPods(object))];
  const places = new Map<string, KnownPod[]>();
  for (const pod of pods) {
    const here = places.get(pod.namespace);
    if (here === undefined) places.set(pod.namespace, [pod]);
    else here.push(pod);
  }
  const indexes = new Map([...places].map(([namespace, here]) => [namespace, indexByLabels(here, ({ labels }) => labels)]));
  return (namespace, selector) => indexes.get(namespace)?.(selector.filter(({ key }) => !isAddedLabel(key))) ?? [];
}

/** Labels that controllers give Pods at run time: a selector that asks for one is judged by the others. */
function isAddedLabel(key: string): boolean {
  return addedLabels.has(key) || (key.startsWith('cnpg.io/') && key !== 'cnpg.io/cluster' && key !== 'cnpg.io/poolerName');
}

const addedLabels: ReadonlySet<string> = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'job-name',
  'controller-uid',
  'pod-template-hash',
  'controller-revision-hash',
  'rollouts-pod-template-hash',
]);

function podOf({ namespace, kind, name, labels, spec }: ReturnType<typeof podTemplates>[number]): KnownPod {
  return { namespace, kind, owner: name, labels, ports: portsOf(spec), finishing: finishingKinds.has(kind) };
}

function portsOf(spec: JsonObject): KnownPod['ports'] {
  return ['containers', 'initContainers'].flatMap((list) => listAt(spec, list)).flatMap((container) =>
    listAt(container, 'ports').flatMap((entry) => {
      const port = numberAt(entry, 'containerPort');
      const name = textAt(entry, 'name');
      return port === undefined ? [] : [{ port, protocol: textAt(entry, 'protocol') ?? 'TCP', ...(name === undefined ? {} : { name }) }];
    }),
  );
}

/** Pods that CloudNativePG and cert-manager start themselves, with the labels and ports of their manuals. */
function operatorPods(object: KubeObject): KnownPod[] {
  const namespace = namespaceOf(object);
  const owner = textAt(object, 'metadata', 'name') ?? '';
  const pod = (labels: KnownPod['labels'], ports: KnownPod['ports'], finishing = false): KnownPod => ({ namespace, kind: kindOf(object), owner, labels, ports, finishing });
  switch (kindOf(object)) {
    case 'Cluster.postgresql.cnpg.io': {
      const inherited = textMapAt(objectAt(object, 'spec', 'inheritedMetadata'), 'labels');
      return [pod({ ...inherited, 'cnpg.io/cluster': owner }, postgresPorts)];
    }
    case 'Pooler.postgresql.cnpg.io':
      return [pod({ ...textMapAt(object, 'spec', 'template', 'metadata', 'labels'), 'cnpg.io/poolerName': owner }, [{ name: 'pgbouncer', port: 5432, protocol: 'TCP' }, { name: 'metrics', port: 9127, protocol: 'TCP' }])];
    case 'Issuer.cert-manager.io':
      return objectAt(object, 'spec', 'acme') === undefined ? [] : [pod({ 'acme.cert-manager.io/http01-solver': 'true' }, [{ name: 'http', port: 8089, protocol: 'TCP' }], true)];
    default:
      return [];
  }
}

const postgresPorts: KnownPod['ports'] = [
  { name: 'postgresql', port: 5432, protocol: 'TCP' },
  { name: 'metrics', port: 9187, protocol: 'TCP' },
  { name: 'status', port: 8000, protocol: 'TCP' },
];

/** The selector that a plain map of labels stands for. */
export function selectorOfLabels(labels: Readonly<Record<string, string>>): Selector {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

