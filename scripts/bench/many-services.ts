import type { Chart } from 'cdk8s';
import type { Json, KubeObject } from '../../lib/manifest';
import type { ServiceChart, System } from '../../lib/render';

/** The system with each service `copies` times under numbered names: a larger system of the same kind. */
export function withServices(system: System, copies: number): System {
  const services = Object.entries(system.services).flatMap(([name, build]) =>
    Array.from({ length: copies }, (_, index): [string, ServiceChart] => [index === 0 ? name : `${name}-${index}`, numbered(name, build, index)]),
  );
  return { ...system, services: Object.fromEntries(services) };
}

function numbered(name: string, build: ServiceChart, index: number): ServiceChart {
  if (index === 0) return build;
  return (app, settings) => {
    const chart = build(app, settings);
    return Object.assign(chart, { toJson: () => renameAll(Object.getPrototypeOf(chart).toJson.call(chart), name, index) }) as Chart;
  };
}

/** The service's name at the start of a string, and the name of any object of the chart, get the number. */
function renameAll(objects: readonly KubeObject[], name: string, index: number): KubeObject[] {
  const pattern = new RegExp(`^${name}(?=$|-)`);
  const names = new Set(objects.map(({ metadata }) => metadata.name).filter((one) => !pattern.test(one)));
  const rename = (value: Json): Json => {
    if (typeof value === 'string') return names.has(value) ? `${value}-${index}` : value.replace(pattern, `${name}-${index}`);
    if (Array.isArray(value)) return value.map(rename);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner)]));
  };
  return objects.map((object) => rename(object) as KubeObject);
}
