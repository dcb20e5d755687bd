import type { Json } from '../../manifest';
import { readYaml } from '../../manifest';
import { hintOf, nearest } from '../../nearest';
import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { Loader } from '../load/loader';
import { isMap } from '../resource/res-id';
import type { Kustomization } from './kustomization';
import { kustomizationShape } from './kustomization';
import { fit } from './shape';

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The kustomization file of a folder. Refusals: KUSTOMIZATION_NOT_FOUND (none, or more than one),
 * KUSTOMIZATION_INVALID (empty, no map, an unknown field, a value of the wrong type, a wrong kind or apiVersion).
 */
export function readKustomization(loader: Loader, named: Place, build: Build): { kustomization: Kustomization; place: Place } | undefined {
  const found = fileNames.filter((name) => loader.mayRead(name));
  const [name] = found;
  if (name === undefined || found.length > 1) {
    const fault = name === undefined ? `has none of ${fileNames.join(', ')}` : `has more than one kustomization: ${found.join(', ')}`;
    refuse(build, 'KUSTOMIZATION_NOT_FOUND', `the folder ${loader.root} ${fault}`, named);
    return undefined;
  }
  const file = loader.resolve(name);
  const text = loader.readKustomization(name);
  if (text === undefined) return undefined;
  const place: Place = { file, text, path: [] };
  const { documents, issues } = readYaml(text, file, { version: '1.1' });
  build.list.push(...issues);
  if (issues.length > 0) return undefined;
  const [document] = documents;
  if (document === undefined || document === null) {
    refuse(build, 'KUSTOMIZATION_INVALID', `${name} is empty`, place);
    return undefined;
  }
  const kustomization = judge(document, place, build);
  return kustomization && { kustomization, place };
}

function judge(document: Json, place: Place, build: Build): Kustomization | undefined {
  const { value, faults } = fit(document, kustomizationShape);
  for (const { path, message, known } of faults) {
    const near = known && nearest(String(path.at(-1)), known);
    refuse(build, 'KUSTOMIZATION_INVALID', message, below(place, ...path), hintOf(near));
  }
  if (faults.length > 0 || !isMap(value)) return undefined;
  const kind = value.kind || 'Kustomization';
  const apiVersion = kind === 'Component' ? 'kustomize.config.k8s.io/v1alpha1' : 'kustomize.config.k8s.io/v1beta1';
  const fault = (message: string, ...path: string[]): undefined => refuse(build, 'KUSTOMIZATION_INVALID', message, below(place, ...path)) as undefined;
  if (kind !== 'Kustomization' && kind !== 'Component') return fault('kind must be Kustomization or Component', 'kind');
  if (value.apiVersion && value.apiVersion !== apiVersion) return fault(`apiVersion of a ${kind} must be ${apiVersion}`, 'apiVersion');
  const isEmpty = Object.keys(value).every((key) => key === 'kind' || key === 'apiVersion');
  if (isEmpty) return fault('the file says nothing');
  const resources = [...((value.resources ?? []) as string[]), ...((value.bases ?? []) as string[])];
  return { ...(value as unknown as Kustomization), kind, apiVersion, resources };
}
