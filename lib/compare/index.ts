export type { FieldDifference } from './diff-fields';
export { diffFields } from './diff-fields';
export { diffLines } from './diff-lines';
export type { DiffOptions, ObjectDifference } from './diff-objects';
export { diffObjects } from './diff-objects';
export { printDifferences } from './print-differences';
