/** A piece of a CEL expression. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'operator' | 'end';
  readonly value: string;
}

const pattern = /\s+|([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|(\|\||&&|[=!<>]=|[-+*/%!<>?:.,()[\]{}])/y;
const rawText = /r("""|'''|"|')([\s\S]*?)\1/y;
const plainText = /("""|'''|"|')((?:\\[\s\S]|(?!\1)[\s\S])*)\1/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Splits a CEL expression; undefined where a character has no place in one. */
export function readTokens(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let offset = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = offset;
    const match = expression.exec(source);
    if (match !== null) offset = expression.lastIndex;
    return match;
  };
  while (offset < source.length) {
    const raw = take(rawText);
    const plain = raw === null ? take(plainText) : null;
    if (raw !== null) tokens.push({ kind: 'text', value: raw[2] ?? '' });
    else if (plain !== null) tokens.push({ kind: 'text', value: (plain[2] ?? '').replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter) });
    else {
      const match = take(pattern);
      if (match === null) return undefined;
      const [, name, number, operator] = match;
      if (name !== undefined) tokens.push({ kind: 'name', value: name });
      else if (number !== undefined) tokens.push({ kind: 'number', value: number });
      else if (operator !== undefined) tokens.push({ kind: 'operator', value: operator });
    }
  }
  return [...tokens, { kind: 'end', value: '' }];
}
