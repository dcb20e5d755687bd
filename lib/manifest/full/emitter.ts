import { isBreakCode } from './cursor';

/** Writes go-yaml v3's layout: indentation, indicators, and comments at the place that was kept for them. */
export class Emitter {
  protected out = '';
  protected column = 0;
  protected indent = -1;
  protected flowLevel = 0;
  /** Was the last thing written a blank? */
  protected whitespace = true;
  /** Is there nothing but indentation and dashes on the line? */
  protected indention = true;
  /** Indentation of the comment written last, if it was a foot: an empty line parts it from what follows. */
  protected footIndent = -1;
  // Comments of the node at hand that are not written yet.
  protected head = '';
  protected line = '';
  protected foot = '';
  protected tail = '';

  protected put(text: string): void {
    this.out += text;
    this.column += text.length;
  }

  protected break(): void {
    this.out += '\n';
    this.column = 0;
    this.indention = true;
  }

  protected breakAs(character: string): void {
    if (character === '\n') this.break();
    else {
      this.out += character;
      this.column = 0;
    }
  }

  protected margin(): void {
    const indent = Math.max(this.indent, 0);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace)) this.break();
    if (this.footIndent === indent) this.break();
    if (this.column < indent) this.put(' '.repeat(indent - this.column));
    this.whitespace = true;
    this.footIndent = -1;
  }

  protected indicator(text: string, needsBlank: boolean, isBlank: boolean, isIndention: boolean): void {
    if (needsBlank && !this.whitespace) this.put(' ');
    this.put(text);
    this.whitespace = isBlank;
    this.indention = this.indention && isIndention;
  }

  protected headComment(): void {
    if (this.tail !== '') {
      this.margin();
      this.comment(this.tail);
      this.tail = '';
      this.footIndent = Math.max(this.indent, 0);
    }
    if (this.head === '') return;
    this.margin();
    this.comment(this.head);
    this.head = '';
  }

  protected lineAndFoot(): void {
    this.lineComment();
    this.footComment();
  }

  protected lineComment(): void {
    if (this.line === '') return;
    if (!this.whitespace) this.put(' ');
    this.comment(this.line);
    this.line = '';
  }

  protected footComment(): void {
    if (this.foot === '') return;
    this.margin();
    this.comment(this.foot);
    this.foot = '';
    this.footIndent = Math.max(this.indent, 0);
  }

  protected comment(text: string): void {
    let breaks = false;
    let pound = false;
    for (const character of text) {
      if (isBreakCode(character.charCodeAt(0))) {
        this.breakAs(character);
        breaks = true;
        pound = false;
        continue;
      }
      if (breaks) this.margin();
      if (!pound && character !== '#') this.put('# ');
      pound = true;
      this.put(character);
      this.indention = false;
      breaks = false;
    }
    if (!breaks) this.break();
    this.whitespace = true;
  }
}
