import { printString, resolveScalar } from '../../manifest';

/**
 * Why Kustomize could not read a new key back: it writes them without quotes, so that a number, a boolean, null or a date
 * comes back as what no JSON object can have. undefined where it can.
 */
export function unreadableKey(key: string): string | undefined {
  const isText = key === '' || (key !== '<<' && resolveScalar(key) === key);
  return isText ? undefined : `the key ${key} is no text in YAML, and Kustomize writes it without quotes`;
}

/**
 * Why Kustomize could not read the new text of a key back: it writes several lines as a literal block, which may not begin
 * with a tab. undefined where it can.
 */
export function unreadableText(key: string, text: string): string | undefined {
  const isLost = text.startsWith('\t') && text.includes('\n') && printString(text.replaceAll('\t', 'x'), 0, 0).startsWith('|');
  return isLost ? `${key} is a text of several lines that begins with a tab, which Kustomize cannot read back` : undefined;
}
