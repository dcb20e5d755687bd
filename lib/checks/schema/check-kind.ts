import { nearest } from '../../nearest';
import type { KindSchema } from '../../schema';
import { allKinds, groupOf, kindSchema, retiredVersion, servedVersions } from '../../schema';
import { field, rootPath } from './field-path';
import type { JudgeField } from './judge-field';

const releaseOfSchema = 28;

/**
 * Finds the schema of an object's kind. Where there is none, says why: a removed version (SCHEMA_REMOVED_VERSION), a
 * version that is not served (SCHEMA_UNKNOWN_VERSION), or no such kind (SCHEMA_UNKNOWN_KIND). A version that 1.28 serves
 * for the last time is SCHEMA_DEPRECATED_VERSION.
 */
export function checkKind(apiVersion: string, kind: string, judge: JudgeField): KindSchema | undefined {
  const schema = kindSchema(apiVersion, kind);
  const retired = retiredVersion(apiVersion, kind);
  if (retired !== undefined) {
    const successor = retired.successor === undefined ? 'nothing took its place' : `its successor is ${retired.successor}`;
    const gone = Number(retired.removedIn.split('.')[1]) <= releaseOfSchema;
    if (gone) judge('SCHEMA_REMOVED_VERSION', field(rootPath, 'apiVersion'), `${apiVersion} ${kind} was removed in Kubernetes ${retired.removedIn}; ${successor}`);
    else judge('SCHEMA_DEPRECATED_VERSION', field(rootPath, 'apiVersion'), `${apiVersion} ${kind} goes away in Kubernetes ${retired.removedIn}; ${successor}`);
  } else if (schema === undefined || !schema.served) {
    judgeUnknown(apiVersion, kind, judge);
  }
  return schema?.served === true ? schema : undefined;
}

function judgeUnknown(apiVersion: string, kind: string, judge: JudgeField): void {
  const versions = servedVersions(groupOf(apiVersion), kind);
  const elsewhere = allKinds().find((entry) => entry.served && entry.kind === kind);
  if (versions.length > 0) {
    judge('SCHEMA_UNKNOWN_VERSION', field(rootPath, 'apiVersion'), `${kind} is not served as ${apiVersion}; it is as ${versions.join(' and ')}`);
  } else if (elsewhere !== undefined && isKnownGroup(apiVersion)) {
    judge('SCHEMA_UNKNOWN_VERSION', field(rootPath, 'apiVersion'), `${apiVersion} has no kind ${kind}; ${elsewhere.apiVersion} has`);
  } else {
    const meant = nearest(kind, allKinds().filter((entry) => groupOf(entry.apiVersion) === groupOf(apiVersion)).map((entry) => entry.kind));
    judge('SCHEMA_UNKNOWN_KIND', field(rootPath, 'kind'), `${apiVersion} has no kind ${kind} that is known here`, meant === undefined ? undefined : `Did you mean ${meant}?`);
  }
}

/** True for the API groups of Kubernetes itself and of the custom resources in use: their kinds are all known. */
export function isKnownGroup(apiVersion: string): boolean {
  const group = groupOf(apiVersion);
  return !group.includes('.') || group.endsWith('.k8s.io') || allKinds().some((entry) => groupOf(entry.apiVersion) === group);
}
