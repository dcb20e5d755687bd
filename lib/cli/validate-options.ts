import type { PodSecurityLevel } from '../checks';
import type { CheckName } from '../issue';
import { nearest } from '../nearest';
import type { FormatName } from './formats/format';
import { formats, isFormatName } from './print-issues';
import type { Arguments, OptionTable } from './verb';

/** What `--only` takes. */
const checkNames = ['settings', 'overlay', 'schema', 'pod-security', 'network', 'references', 'secrets', 'practice', 'argocd', 'environment'] as const;
const levels = ['privileged', 'baseline', 'restricted'] as const;

export const validateOptions: OptionTable = {
  only: { type: 'string', value: 'CHECK,...', help: `only these of ${checkNames.join(', ')}` },
  'pod-security': { type: 'string', value: 'LEVEL', help: `judge Pods by this level, not the namespace's: ${levels.join(', ')}` },
  against: { type: 'string', value: 'REF', help: 'the Git revision whose manifests run now (default HEAD)' },
  format: { type: 'string', value: 'FORMAT', help: `${Object.keys(formats).join(', ')} (default text)` },
  json: { type: 'boolean', help: 'the same as --format json' },
};

export interface ValidateOptions {
  readonly format: FormatName;
  readonly only?: readonly CheckName[];
  readonly podSecurityLevel?: PodSecurityLevel;
  readonly against?: string;
}

/** The options, or what is wrong with them. */
export function readValidateOptions({ values }: Arguments): ValidateOptions | string {
  const format = values['json'] === true ? 'json' : String(values['format'] ?? 'text');
  if (!isFormatName(format)) return unknownValue('format', format, Object.keys(formats));
  const only: CheckName[] = [];
  for (const name of typeof values['only'] === 'string' ? values['only'].split(',') : []) {
    const known = checkNames.find((check) => check === name.trim());
    if (known === undefined) return unknownValue('check', name, checkNames);
    only.push(known);
  }
  const level = values['pod-security'];
  const podSecurityLevel = levels.find((known) => known === level);
  if (typeof level === 'string' && podSecurityLevel === undefined) return unknownValue('level', level, levels);
  const against = values['against'];
  return {
    format,
    ...(only.length === 0 ? {} : { only }),
    ...(podSecurityLevel === undefined ? {} : { podSecurityLevel }),
    ...(typeof against === 'string' ? { against } : {}),
  };
}

function unknownValue(what: string, value: string, known: readonly string[]): string {
  const near = nearest(value, known);
  return `unknown ${what} "${value}"${near === undefined ? `; it is one of ${known.join(', ')}` : ` (did you mean ${near}?)`}`;
}
