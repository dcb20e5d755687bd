import { readYaml } from '../manifest';
import type { Build } from './build';
import { below, refuse } from './issues';
import type { Place } from './issues';
import type { Kustomization } from './kustomization/kustomization';
import type { Loader } from './load/loader';
import { isMap } from './resource/res-id';
import { builtinOpenApi, joinOpenApis, readOpenApi } from './schema';

/** The one version of Kubernetes that Kustomize has a schema of. */
const builtinVersion = 'v1.21.2';

/**
 * `openapi`: a schema of one's own, or a builtin version. The outermost kustomization that says one decides for all;
 * an own schema takes the place of the builtin one, unless that was in use already: then it adds to it.
 *
 *     openapi:
 *       path: rollout-schema.json
 *
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/openapi/
 * Refusal: OPENAPI_INVALID.
 */
export function setOpenApi({ openapi }: Kustomization, loader: Loader, place: Place, build: Build): boolean {
  const path = openapi?.path;
  const version = openapi?.version;
  const here = below(place, 'openapi');
  if (path === undefined) {
    if (version === undefined || version === '' || version === builtinVersion) return true;
    refuse(build, 'OPENAPI_INVALID', `there is no builtin schema of version ${version}`, here);
    return false;
  }
  const text = loader.readFile(path, below(here, 'path'), () => true);
  if (text === undefined) return false;
  if (build.hasOwnOpenApi) return true;
  if (version !== undefined) {
    refuse(build, 'OPENAPI_INVALID', 'openapi may not have both path and version', here);
    return false;
  }
  const { documents, issues } = readYaml(text, loader.resolve(path));
  build.list.push(...issues);
  // An empty file is a schema that knows no kind.
  const schema = documents[0] ?? {};
  if (issues.length > 0) return false;
  if (!isMap(schema) || !isMap(schema.definitions ?? {})) {
    refuse(build, 'OPENAPI_INVALID', `${path} holds no OpenAPI schema`, here);
    return false;
  }
  const own = readOpenApi(schema);
  build.openApi = build.hasAskedOpenApi ? joinOpenApis(own, builtinOpenApi) : own;
  build.hasOwnOpenApi = true;
  return true;
}
