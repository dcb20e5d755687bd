import type { Json } from '../../manifest';

/** Answers the value of a variable, or undefined where there is none. */
export type Lookup = (name: string) => Json | undefined;

/**
 * Expands `$(NAME)` in a text; `$$(NAME)` stands for itself, and so does what nobody knows. A text that is one
 * variable and nothing else takes the variable's value with its type.
 */
export function expand(text: string, lookup: Lookup): Json {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0 && at + 1 < text.length; at = text.indexOf('$', from)) {
    result += text.slice(from, at);
    const next = text[at + 1];
    const end = next === '(' ? text.indexOf(')', at) : -1;
    if (next === '$') {
      result += '$';
      from = at + 2;
    } else if (end < 0) {
      result += text.slice(at, at + 2);
      from = at + 2;
    } else {
      const name = text.slice(at + 2, end);
      const value = lookup(name);
      if (value !== undefined && at === 0 && end === text.length - 1) return value;
      result += value === undefined ? `$(${name})` : String(value);
      from = end + 1;
    }
  }
  return result + text.slice(from);
}
