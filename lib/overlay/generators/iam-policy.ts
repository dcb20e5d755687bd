import { readYaml } from '../../manifest';
import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import type { Shape } from '../kustomization/shape';
import { makeResource } from '../resource/read-resources';
import { isMap } from '../resource/res-id';
import type { Resource } from '../resource/resource';
import type { Generator } from '../step';

/**
 * Makes the ServiceAccount that acts as a cloud's service account (GKE Workload Identity). Only as a config document:
 *
 *     apiVersion: builtin
 *     kind: IAMPolicyGenerator
 *     metadata: { name: any }
 *     cloud: gke
 *     kubernetesService: { namespace: shop, name: web }
 *     serviceAccount: { name: web, projectId: my-project }
 *
 * https://github.com/kubernetes-sigs/kustomize/tree/master/api/filters/iampolicygenerator
 * Refusal: PLUGIN_INVALID.
 */
export interface IamPolicyConfig {
  readonly cloud?: string;
  readonly kubernetesService?: { readonly namespace?: string; readonly name?: string };
  readonly serviceAccount?: { readonly name?: string; readonly projectId?: string };
}

export const iamPolicyShape: Shape = {
  fields: {
    cloud: 'text',
    kubernetesService: { fields: { namespace: 'text', name: 'text' } },
    serviceAccount: { fields: { name: 'text', projectId: 'text' } },
  },
};

/** A ServiceAccount of GKE for workload identity, from a config document. Refusal: PLUGIN_INVALID. */
export function iamPolicyGenerator(config: IamPolicyConfig, place: Place, build: Build): Generator {
  return { kind: 'IAMPolicyGenerator', place, run: () => makeAccount(config, place, build) };
}

function makeAccount({ cloud, kubernetesService: { name = '', namespace = '' } = {}, serviceAccount = {} }: IamPolicyConfig, place: Place, build: Build): Resource | undefined {
  if (cloud !== 'gke') {
    refuse(build, 'PLUGIN_INVALID', `the cloud must be gke, not ${cloud ?? 'nothing'}`, place);
    return undefined;
  }
  if (!serviceAccount.name) {
    refuse(build, 'PLUGIN_INVALID', 'serviceAccount needs a name', place);
    return undefined;
  }
  const account = `${serviceAccount.name}@${serviceAccount.projectId ?? ''}.iam.gserviceaccount.com`;
  // Kustomize fills in a text and reads it, so that quotes, comments and numbers in these names count as YAML.
  const metadata = ['  annotations:', `    iam.gke.io/gcp-service-account: ${account}`, `  name: ${name}`, ...(namespace === '' ? [] : [`  namespace: ${namespace}`])];
  const { documents, issues } = readYaml(`apiVersion: v1\nkind: ServiceAccount\nmetadata:\n${metadata.join('\n')}\n`, place.file);
  const [object] = documents;
  if (issues.length === 0 && isMap(object)) return makeResource(object, build);
  refuse(build, 'PLUGIN_INVALID', `IAMPolicyGenerator: what it makes is no YAML: ${issues[0]?.message ?? ''}`, place);
  return undefined;
}
