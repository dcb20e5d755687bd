import { nearest } from '../../nearest';

/** A hint with the nearest of the names that exist, where one is near. */
export function didYouMean(name: string, candidates: Iterable<string>): { readonly hint?: string } {
  const near = nearest(name, candidates);
  return near === undefined ? {} : { hint: `Did you mean ${near}?` };
}
