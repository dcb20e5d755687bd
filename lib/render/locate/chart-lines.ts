import type { IConstruct, Node } from 'constructs';
import { ApiObject, App } from 'cdk8s';
import type { KubeObject } from '../../manifest';
import type { Layer } from '../../output';
import type { Settings } from '../../settings';
import type { System } from '../system';
import type { SourceLine } from './source-frame';
import { findChartFrame } from './source-frame';

/** Answers where a chart makes an object. */
export type FindChartLine = (layer: Layer, service: string, object: KubeObject) => SourceLine | undefined;

/**
 * Builds the asked charts once more, each when it is first asked for, and notes where each object is constructed.
 * Only for a cell with issues: a render itself takes no stacks.
 */
export function chartLines(system: System, settings: Settings): FindChartLine {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (layer, service, object) => {
    const build = (layer === 'base' ? system.base : system.services)[service];
    if (build === undefined) return undefined;
    const key = `${layer}/${service}`;
    const stacks = known.get(key) ?? stacksOf(() => build(new App(), settings));
    known.set(key, stacks);
    const stack = stacks.get(objectId(object.apiVersion, object.kind, object.metadata.name));
    return stack === undefined ? undefined : findChartFrame(stack, system.name);
  };
}

const objectId = (...parts: readonly string[]): string => parts.join('\n');

/** constructs calls it for every new child; it is the one way in that needs nothing of the charts. */
type AddChild = (this: Node, child: IConstruct, name: string) => void;

/** Building is synchronous, so nothing else meets the changed method or limit. */
function stacksOf(build: () => void): ReadonlyMap<string, string> {
  const made: { readonly child: IConstruct; readonly at: Error }[] = [];
  const prototype = Object.getPrototypeOf(new App().node) as object;
  const addChild = Reflect.get(prototype, 'addChild') as AddChild | undefined;
  if (addChild === undefined) return new Map();
  const limit = Error.stackTraceLimit;
  const recording: AddChild = function (child, name) {
    addChild.call(this, child, name);
    made.push({ child, at: new Error() });
  };
  Reflect.set(prototype, 'addChild', recording);
  Error.stackTraceLimit = 100;
  try {
    build();
  } catch {
    // The render of the same chart has reported it already.
  } finally {
    Reflect.set(prototype, 'addChild', addChild);
    Error.stackTraceLimit = limit;
  }
  return new Map(made.flatMap(({ child, at }) => (ApiObject.isApiObject(child) ? [[objectId(child.apiVersion, child.kind, child.name), at.stack ?? ''] as const] : [])));
}
