import type { Issue } from '../../issue';
import type { IssueCode } from '../../issue-codes';
import type { CheckContext, JudgedManifest } from '../context';
import type { ConfigurationText } from '../configuration-texts';
import { configurationTexts } from '../configuration-texts';
import { reportAt } from '../report-at';
import { isRandom } from './entropy';
import { isPlaceholder, isSecretName } from './secret-names';
import { secretShapeOf } from './secret-shapes';

/**
 * Credentials in variables, arguments and configuration, each said once: by shape, else by name, else by entropy
 * (SECRET_BY_SHAPE, SECRET_BY_NAME, SECRET_BY_ENTROPY). Messages never repeat the value.
 */
export function checkClearText(context: CheckContext): Issue[] {
  return context.manifests.flatMap((manifest) => configurationTexts(manifest.object).flatMap((text) => checkText(manifest, text)));
}

function checkText(manifest: JudgedManifest, { text, name, path }: ConfigurationText): Issue[] {
  const found = (code: IssueCode, message: string): Issue[] => [reportAt(manifest, code, message, { path })];
  const shape = secretShapeOf(text);
  if (shape !== undefined) return found('SECRET_BY_SHAPE', `This holds ${shape} in clear text.`);
  if (name !== undefined && !text.includes('\n') && isSecretName(name) && !isPlaceholder(text)) return found('SECRET_BY_NAME', `${name} has its value in clear text.`);
  const line = name === undefined || isScript(name) ? undefined : assignments(text).find(([key, value]) => isSecretName(key) && !isPlaceholder(value));
  if (line !== undefined) return found('SECRET_BY_NAME', `${line[0]} has its value in clear text.`);
  if (isRandom(text, name)) return found('SECRET_BY_ENTROPY', `${name ?? 'This'} is as random as a generated credential.`);
  return [];
}

/** Programs assign to variables called password all the time, and read the value from elsewhere. */
function isScript(name: string): boolean {
  return /\.(?:sh|bash|py|js|ts|lua|sql|rb|pl|go|html|css|md)$/.test(name);
}

/** `key = value`, `key: value` and `key value` lines of a configuration file. */
function assignments(text: string): [string, string][] {
  if (!text.includes('\n')) return [];
  return [...text.matchAll(/^[\t ]*["']?([A-Za-z][\w.-]*)["']?(?:[\t ]*[:=][\t ]*|[\t ]+)["']?([^"'\s,;]+)["']?[\t ]*[,;]?[\t ]*$/gm)].map(([, key = '', value = '']) => [key, value]);
}
