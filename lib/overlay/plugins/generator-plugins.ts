import { configMapGenerator } from '../generators/config-map';
import type { IamPolicyConfig } from '../generators/iam-policy';
import { iamPolicyGenerator, iamPolicyShape } from '../generators/iam-policy';
import { secretGenerator } from '../generators/secret';
import type { GeneratorEntry } from '../kustomization/kustomization';
import { generatorShape } from '../kustomization/kustomization';
import type { JsonObject } from '../../manifest';
import type { GeneratorPlugin } from './plugin';

/** Name and namespace stand in the metadata of a config document, unless it says its own. */
function entryOf(config: JsonObject): GeneratorEntry {
  const { metadata, ...rest } = config;
  // The deprecated `env` is a field of kustomizations alone.
  const said = Object.fromEntries(Object.entries(rest).filter(([key, value]) => key !== 'env' && value !== ''));
  return { ...(metadata as { name?: string; namespace?: string } | undefined), ...(said as GeneratorEntry) };
}

const metadata = { fields: { name: 'scalar', namespace: 'scalar' } } as const;

/**
 * Kustomize's builtin generators as documents named in `generators`.
 * https://kubectl.docs.kubernetes.io/references/kustomize/builtins/
 */
export const generatorPlugins: Readonly<Record<string, GeneratorPlugin>> = {
  ConfigMapGenerator: {
    shape: { fields: { ...generatorShape, metadata } },
    make: (config, { build, loader }, place) => configMapGenerator(entryOf(config), place, loader, build),
  },
  SecretGenerator: {
    shape: { fields: { ...generatorShape, type: 'text', metadata } },
    make: (config, { build, loader }, place) => secretGenerator(entryOf(config), place, loader, build),
  },
  IAMPolicyGenerator: {
    shape: iamPolicyShape,
    make: (config, { build }, place) => iamPolicyGenerator(config as IamPolicyConfig, place, build),
  },
};
