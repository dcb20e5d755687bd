import { translateRegExp } from './go-regexp';

const isLiteral = /^[\w-]*$/;

/** A test of whole texts by a regular expression as Go writes them; undefined where it is none. An empty one takes all. */
export function compilePattern(pattern: string): ((text: string) => boolean) | undefined {
  if (pattern === '') return () => true;
  if (isLiteral.test(pattern)) return (text) => text === pattern;
  const compiled = compileRegExp(`^(?:${pattern})$`);
  return compiled && ((text) => compiled.test(text));
}

/** The JavaScript form of a Go expression; undefined where it is none. */
export function compileRegExp(source: string): RegExp | undefined {
  const translated = translateRegExp(source);
  return translated === undefined ? undefined : new RegExp(translated, 'u');
}

/** Whether a pattern is a plain text, which an index can look up. */
export function isPlain(pattern: string): boolean {
  return pattern !== '' && isLiteral.test(pattern);
}
