import type { SchemaCode } from './codes';
import { printPath } from './field-path';
import type { JudgeField } from './judge-field';

/** What decoding alone refuses, in every kind. */
const decoded: readonly SchemaCode[] = ['SCHEMA_UNKNOWN_FIELD', 'SCHEMA_WRONG_TYPE', 'SCHEMA_FORMAT', 'SCHEMA_RANGE', 'SCHEMA_MERGED_DUPLICATE'];

/** Fields of the Pod that the server does judge in a StatefulSet. */
const judgedByServer = /^spec\.template\.spec\.(restartPolicy|activeDeadlineSeconds)$/;

const laterPaths: Readonly<Record<string, (path: string) => boolean>> = {
  'apps/v1/StatefulSet': (path) => (path.startsWith('spec.template.spec.') || path.startsWith('spec.volumeClaimTemplates')) && !judgedByServer.test(path),
  'argoproj.io/v1alpha1/Rollout': (path) => path.startsWith('spec.template.') || path.startsWith('spec.selector.'),
};

/**
 * A judge for kinds whose Pod template the API server takes without judging its rules (StatefulSet, Rollout): the
 * controller meets them when it creates Pods. Such faults become SCHEMA_UNCREATABLE_POD.
 */
export function judgeLater(kind: string, judge: JudgeField, stage: 'decoding' | 'rules'): JudgeField {
  const isLater = laterPaths[kind];
  if (isLater === undefined) return judge;
  return (code, path, message, hint) => {
    const settled = stage === 'decoding' && (kind.startsWith('argoproj.io') || decoded.includes(code));
    judge(!settled && isLater(printPath(path)) ? 'SCHEMA_UNCREATABLE_POD' : code, path, message, hint);
  };
}
