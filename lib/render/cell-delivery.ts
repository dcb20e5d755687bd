import type { CellDelivery } from '../argocd';
import { findScaleTargets, imageUpdaterAnnotations, renderAppProject, renderApplication } from '../argocd';
import type { KubeObject } from '../manifest';
import type { Layer, PlacedObject } from '../output';
import type { Settings } from '../settings';
import type { CellId, Project } from './project';
import { cellName } from './project';

/** The AppProject and the Applications of a cell, from its settings, its objects and its release. */
export function renderDelivery(
  cell: CellId,
  settings: Settings,
  placed: readonly PlacedObject[],
  annotations: Readonly<Record<string, string>>,
  project: Pick<Project, 'repoUrl' | 'distPath'>,
): readonly KubeObject[] {
  const layers = (['base', 'service'] as const).filter((layer: Layer) => placed.some((one) => one.layer === layer));
  const delivery: CellDelivery = {
    ...cell,
    namespace: settings.namespace,
    purpose: settings.purpose,
    repoUrl: project.repoUrl ?? settings.delivery.repoUrl,
    targetRevision: settings.delivery.targetRevision,
    distPath: project.distPath,
    syncGate: settings.delivery.syncGate,
    autoscaled: findScaleTargets(placed.map(({ object }) => object)),
    annotations: { ...annotations, ...deliveryAnnotations(settings) },
    serviceAnnotations: updaterAnnotations(cell, settings, placed),
  };
  return [renderAppProject(delivery), ...layers.map((layer) => renderApplication(delivery, layer))];
}

/** What the settings say of a release (seed row C032) and whom Argo CD tells of a sync. */
function deliveryAnnotations({ delivery }: Settings): Readonly<Record<string, string>> {
  const subscriptions = Object.entries(delivery.notifications ?? {}).map(([trigger, to]) => [`notifications.argoproj.io/subscribe.${trigger}`, to]);
  return { 'trellis.dev/approval': delivery.approval, ...Object.fromEntries(subscriptions) };
}

/** What Argo CD Image Updater is told, where the settings let it write tags. */
function updaterAnnotations(cell: CellId, { delivery }: Settings, placed: readonly PlacedObject[]): Readonly<Record<string, string>> {
  const { imageUpdater, promotes, tagPattern } = delivery;
  if (imageUpdater === undefined) return {};
  const services = placed.filter(({ layer, service }) => layer === 'service' && (promotes === undefined || promotes.includes(service)));
  return imageUpdaterAnnotations(`overlays/${cellName(cell)}`, services, { ...imageUpdater, tagPattern, branchOf: delivery.targetRevision });
}
