import { App } from 'cdk8s';
import type { Issue } from '../issue';
import { report } from '../issue';
import type { KubeObject } from '../manifest';
import type { Layer } from '../output';
import type { Settings } from '../settings';
import { findChartFrame } from './locate/source-frame';
import type { ServiceChart, System } from './system';

/** An object as its chart made it. */
export interface ChartObject {
  readonly object: KubeObject;
  readonly layer: Layer;
  readonly service: string;
}

/**
 * Renders every chart of a system with the settings, each in an App of its own: cdk8s resolves a whole App once for
 * each chart in it, so one App for all would grow with the square. Reports CHART_FAILED.
 */
export function renderCharts(
  system: System,
  settings: Settings,
): { readonly objects: readonly ChartObject[]; readonly issues: readonly Issue[] } {
  const objects: ChartObject[] = [];
  const issues: Issue[] = [];
  const render = (layer: Layer) => ([service, build]: [string, ServiceChart]) => {
    try {
      const manifest: KubeObject[] = build(new App(), settings).toJson();
      objects.push(...manifest.map((object) => ({ object, layer, service })));
    } catch (error) {
      issues.push(chartFailed(system.name, service, error));
    }
  };
  Object.entries(system.base).forEach(render('base'));
  Object.entries(system.services).forEach(render('service'));
  return { objects, issues };
}

function chartFailed(system: string, service: string, error: unknown): Issue {
  const [reason, stack] = error instanceof Error ? [error.message, error.stack ?? ''] : [String(error), ''];
  return report('CHART_FAILED', `the chart of ${service} failed: ${reason}`, { file: `charts/${system}/${service}.ts`, ...findChartFrame(stack, system) });
}
