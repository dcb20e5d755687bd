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

/** Every string that is or starts with the service's name gets the number behind that name. */
function renameAll(objects: readonly KubeObject[], name: string, index: number): KubeObject[] {
  const pattern = new RegExp(`^${name}(?=$|-)`);
  const rename = (value: Json): Json => {
    if (typeof value === 'string') return value.replace(pattern, `${name}-${index}`);
    if (Array.isArray(value)) return value.map(rename);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner)]));
  };
  return objects.map((object) => rename(object) as KubeObject);
}
