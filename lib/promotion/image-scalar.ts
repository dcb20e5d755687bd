import type { Scalar } from 'yaml';
import type { Splice } from './splice';
import { lineEnd } from './splice';

/** Words that YAML 1.1, as Kustomize reads it, takes for true, false or nothing. */
const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** A tag, digest or image name as YAML text that Kustomize reads as a string; quotes only where it needs them. */
export function printScalar(value: string, style: 'plain' | 'single' | 'double' = 'plain'): string {
  if (style === 'single') return `'${value}'`;
  const name = /^[A-Za-z_][\w.:-]*$/.test(value) && !words.test(value);
  const version = /^\d+\.\d+\.\d+[\w.-]*$/.test(value);
  const path = /^\w[\w.:-]*(?:\/[\w.:-]+)+$/.test(value);
  return style === 'plain' && (name || version || path) ? value : `"${value}"`;
}

/** Puts `value` where a scalar stands, in the quotes it had; anchor, tag and comment stay. */
export function replaceScalar(text: string, scalar: Scalar, value: string): Splice {
  const [start, end] = scalar.range ?? [0, 0];
  if (start === end) return afterColon(text, start, value);
  switch (scalar.type) {
    case 'QUOTE_SINGLE':
      return { start, end, text: printScalar(value, 'single') };
    case 'QUOTE_DOUBLE':
      return { start, end, text: printScalar(value, 'double') };
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return replaceBlock(text, start, end, value);
    default:
      return { start, end, text: printScalar(value) };
  }
}

/** `newTag:` without a value, perhaps with a comment after it. */
function afterColon(text: string, offset: number, value: string): Splice {
  const start = text.slice(0, offset).trimEnd().length;
  return { start, end: start, text: ` ${printScalar(value)}` };
}

/** A block scalar becomes a plain one; the comment of its header stays. */
function replaceBlock(text: string, start: number, end: number, value: string): Splice {
  const header = text.slice(start, lineEnd(text, start));
  const comment = /\s+#.*$/.exec(header)?.[0] ?? '';
  const content = text.slice(start, end).trimEnd();
  return { start, end: start + content.length, text: `${printScalar(value)}${comment}` };
}
