import { escapeCharacter } from '../print-string';
import { isBreakCode } from './cursor';
import { Emitter } from './emitter';
import type { ScalarStyle } from './token';

/** Spaces that a level is indented by. */
export const step = 2;

/** The text of scalars in each style. */
export class ScalarEmitter extends Emitter {
  protected text(value: string, style: ScalarStyle): void {
    if (style === 'plain') {
      if (value !== '' && !this.whitespace) this.put(' ');
      this.put(value);
    } else if (style === 'double') {
      this.indicator('"', true, false, false);
      const escapeAll = value.startsWith('\ufeff');
      for (const character of value) this.put(escapeCharacter(character, escapeAll));
      this.indicator('"', false, false, false);
    } else if (style === 'single') this.single(value);
    else this.block(value, style);
    if (style === 'literal' || style === 'folded') return;
    this.whitespace = false;
    this.indention = false;
  }

  private single(value: string): void {
    this.indicator("'", true, false, false);
    let breaks = false;
    for (const character of value) {
      if (isBreakCode(character.charCodeAt(0))) {
        if (!breaks && character === '\n') this.break();
        this.breakAs(character);
        breaks = true;
        continue;
      }
      if (breaks) this.margin();
      this.put(character === "'" ? "''" : character);
      this.indention = false;
      breaks = false;
    }
    this.indicator("'", false, false, false);
  }

  private block(value: string, style: ScalarStyle): void {
    this.indicator(style === 'literal' ? '|' : '>', true, false, false);
    this.hints(value);
    if (this.line === '') this.break();
    else this.lineComment();
    this.whitespace = true;
    let breaks = true;
    let leadingBlank = true;
    const characters = [...value];
    characters.forEach((character, index) => {
      if (isBreakCode(character.charCodeAt(0))) {
        if (style === 'folded' && !breaks && !leadingBlank && character === '\n' && opensWithText(value)) this.break();
        this.breakAs(character);
        breaks = true;
        return;
      }
      if (breaks) {
        this.margin();
        leadingBlank = character === ' ' || character === '\t';
      }
      this.put(characters[index] ?? '');
      this.indention = false;
      breaks = false;
    });
  }

  private hints(value: string): void {
    const first = value.charCodeAt(0);
    if (first === 32 || isBreakCode(first)) this.indicator(String(step), false, false, false);
    const [last, before] = [value.charCodeAt(value.length - 1), value.charCodeAt(value.length - 2)];
    if (value === '' || !isBreakCode(last)) this.indicator('-', false, false, false);
    else if (value.length === 1 || isBreakCode(before)) this.indicator('+', false, false, false);
  }
}

/** The emitter looks for text at the start of the value, not behind the line break that it is about to double. */
function opensWithText(value: string): boolean {
  let at = 0;
  while (isBreakCode(value.charCodeAt(at))) at += 1;
  const code = value.charCodeAt(at);
  return at < value.length && code !== 32 && code !== 9;
}
