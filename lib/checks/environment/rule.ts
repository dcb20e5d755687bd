import type { Severity } from '../../issue';

/**
 * What a system says about its environments, as data: the engine interprets it and knows none of them. Paths are those
 * of walk-path.ts: `spec.template.spec.containers[].image`.
 */
export interface EnvironmentRule {
  /** Where it comes from: the row of the comparison document, or of its contradictions. */
  readonly row: string;
  /** What must hold, as a sentence. */
  readonly says: string;
  /** @default error */
  readonly severity?: Severity;
  readonly expect: Expectation;
  /** What must be, by environment; an environment that is not named is not judged. `*` stands for all others. */
  readonly in: Readonly<Record<string, Condition>>;
}

export type Expectation =
  /** Every value at a path of the objects; one must be there, unless the condition is `absent`. */
  | { readonly on: ObjectSelection; readonly at: string }
  /** How many objects there are. */
  | { readonly countOf: ObjectSelection }
  /** A sum of what the cell asks for, by the names of a ResourceQuota: `requests.memory`. */
  | { readonly sumOf: string }
  /** Every text in every object. */
  | { readonly anyText: true };

export interface ObjectSelection {
  /** With their group, as `Deployment.apps`. */
  readonly kinds: readonly string[];
  /** @default - any name */
  readonly names?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

export type Condition =
  | { readonly equals: string | number | boolean }
  /** A regular expression. */
  | { readonly matches: string }
  | { readonly matchesNot: string }
  /** Numbers, or quantities such as 512Mi. */
  | { readonly atLeast: string | number }
  | { readonly atMost: string | number }
  /** The value at another path, beside the last list item on the way. */
  | { readonly equalsField: string }
  /** A cron schedule with no longer pause than this duration. */
  | { readonly everyAtMost: string }
  /** The values of all objects together are exactly these, in any order. */
  | { readonly exactly: readonly string[] }
  | { readonly absent: true };
