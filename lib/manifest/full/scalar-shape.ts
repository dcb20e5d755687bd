import { isBreakCode } from './cursor';

/** What a text allows, by the analysis of libyaml's emitter in go-yaml v3. */
export interface ScalarShape {
  readonly multiline: boolean;
  readonly flowPlain: boolean;
  readonly blockPlain: boolean;
  readonly single: boolean;
  readonly block: boolean;
}

/** In which styles go-yaml writes a text. */
export function shapeOf(text: string): ScalarShape {
  if (text === '') return { multiline: false, flowPlain: false, blockPlain: true, single: true, block: false };
  let block = text.startsWith('---') || text.startsWith('...');
  let flow = block;
  let [special, tab, breaks, breakSpace, spaceBreak] = [false, false, false, false, false];
  let previous = 0;
  const blankAt = (at: number): boolean => at >= text.length || text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || isBreakCode(text.charCodeAt(at));
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const character = text.charAt(at);
    if (at === 0) {
      if (',[]{}#&*!|>\'"%@`'.includes(character)) flow = block = true;
      else if (character === '?' || character === ':') {
        flow = true;
        if (blankAt(1)) block = true;
      } else if (character === '-' && blankAt(1)) flow = block = true;
    } else if (',?[]{}'.includes(character)) flow = true;
    else if (character === ':') {
      flow = true;
      if (blankAt(at + 1)) block = true;
    } else if (character === '#' && blankAt(at - 1)) flow = block = true;
    if (code === 9) tab = true;
    else if (!isPrintable(code)) special = true;
    if (code === 32) {
      if (isBreakCode(previous)) breakSpace = true;
    } else if (isBreakCode(code)) {
      breaks = true;
      if (previous === 32) spaceBreak = true;
    }
    previous = code;
  }
  const last = text.charCodeAt(text.length - 1);
  const first = text.charCodeAt(0);
  const padded = first === 32 || last === 32;
  const plain = !padded && !breaks && !spaceBreak && !tab && !special;
  return {
    multiline: breaks,
    flowPlain: plain && !flow,
    blockPlain: plain && !block,
    single: !breakSpace && !spaceBreak && !tab && !special,
    block: last !== 32 && !spaceBreak && !special,
  };
}

/** Does go-yaml v3 print the text as a block that it cannot read back? A tab that begins it is no indentation. */
export function isLostAsBlock(text: string): boolean {
  return text.startsWith('\t') && text.includes('\n') && shapeOf(text).block;
}

/** Neither control characters nor what lies outside the basic plane; tabs not either. */
export function isPrintable(code: number): boolean {
  return code === 10 || (code >= 32 && code <= 126) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe && code !== 0xfeff);
}
