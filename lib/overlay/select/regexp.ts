/** What Go writes and JavaScript does not. */
const goForms: readonly (readonly [RegExp, string])[] = [
  [/\(\?P</g, '(?<'],
  [/\\z/g, '$'],
  [/\\A/g, '^'],
  [/\[\[:alnum:\]\]/g, '[0-9A-Za-z]'],
  [/\[:alnum:\]/g, '0-9A-Za-z'],
  [/\[:alpha:\]/g, 'A-Za-z'],
  [/\[:digit:\]/g, '0-9'],
  [/\[:lower:\]/g, 'a-z'],
  [/\[:upper:\]/g, 'A-Z'],
  [/\[:space:\]/g, '\\s'],
  [/\[:word:\]/g, '\\w'],
];

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
  let flags = '';
  let adapted = source.replace(/\(\?([ims]+)\)/g, (_, given: string) => {
    flags += given;
    return '';
  });
  for (const [form, by] of goForms) adapted = adapted.replace(form, by);
  try {
    return new RegExp(adapted, [...new Set(flags)].join(''));
  } catch {
    return undefined;
  }
}

/** Whether a pattern is a plain text, which an index can look up. */
export function isPlain(pattern: string): boolean {
  return pattern !== '' && isLiteral.test(pattern);
}
