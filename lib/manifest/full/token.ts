import type { Mark } from './cursor';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export type TokenKind =
  | 'stream-end' | 'version' | 'tag-directive' | 'document-start' | 'document-end'
  | 'block-sequence' | 'block-mapping' | 'block-end' | 'flow-sequence' | 'flow-sequence-end' | 'flow-mapping' | 'flow-mapping-end'
  | 'entry' | 'flow-entry' | 'key' | 'value' | 'alias' | 'anchor' | 'tag' | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly start: Mark;
  /** A scalar's value, an anchor's name, a tag's handle, a directive's first word. */
  readonly value: string;
  /** A tag's suffix, a directive's second word. */
  readonly suffix?: string;
  readonly style?: ScalarStyle;
}
