import type { Json } from '../manifest';
import { printJson, printYaml } from '../manifest';
import type { FieldDifference } from './diff-fields';
import { diffLines } from './diff-lines';
import type { ObjectDifference } from './diff-objects';

const context = 2;

/** Differences as text: an object a heading, each field with `-` before and `+` after, added and removed objects whole. */
export function printDifferences(differences: readonly ObjectDifference[]): string {
  return differences.map(printObject).join('\n');
}

function printObject({ object, change, manifest, fields }: ObjectDifference): string {
  if (change === 'changed') return `~ ${object}\n${fields.map(printField).join('')}`;
  const mark = change === 'added' ? '+' : '-';
  return `${mark} ${object}\n${prefix(`  ${mark} `, printYaml([manifest]))}`;
}

function printField({ path, before, after }: FieldDifference): string {
  if (typeof before === 'string' && typeof after === 'string' && (before.includes('\n') || after.includes('\n'))) {
    return `    ${path}\n${printLines(before, after)}`;
  }
  const line = (mark: string, value: Json | undefined): string => (value === undefined ? '' : prefix(`      ${mark} `, printValue(value)));
  return `    ${path}\n${line('-', before)}${line('+', after)}`;
}

/** Only changed lines with a little around them. */
function printLines(before: string, after: string): string {
  const lines = diffLines(before, after);
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - context), index + context + 1).some(([mark]) => mark !== ' '));
  return lines
    .map(([mark, line], index) => {
      if (near[index] === true) return `      ${mark} ${line}\n`;
      return near[index - 1] === true || index === 0 ? '        ...\n' : '';
    })
    .join('');
}

function printValue(value: Json): string {
  return typeof value === 'object' && value !== null ? printYaml([value]) : printJson(value);
}

function prefix(mark: string, text: string): string {
  return text.trimEnd().split('\n').map((line) => `${mark}${line}\n`).join('');
}
