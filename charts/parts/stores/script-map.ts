import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/**
 * A ConfigMap of files that run in containers, under a plain name, and the annotation that makes Pods restart
 * when one of them changes (a hashed name would be pruned under Pods that still mount it).
 */
export function scriptMap(
  scope: Construct,
  name: string,
  labels: Record<string, string>,
  files: Readonly<Record<string, string>>,
): { readonly name: string; readonly checksum: Record<string, string> } {
  new k8s.KubeConfigMap(scope, `files-${name}`, { metadata: { name, labels }, data: { ...files } });
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  return { name, checksum: { 'trellis.dev/config-checksum': hash } };
}
