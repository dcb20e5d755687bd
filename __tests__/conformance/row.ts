import type { Json } from '../../lib/manifest';
import type { Dist, Environment } from './dist';
import type { Fault, Stage } from './stage';

/** What the seed says of one row in each environment; an environment that it does not speak of is left out. */
export type Values = Partial<Record<Environment, Json>>;

/** A row that dist is judged by: `says` is written from the seed, `has` looks the same thing up in dist. */
export interface ProvedRow {
  readonly id: string;
  readonly name: string;
  /** `recorded`: dist or a document notes it, nothing enforces it (the seed matrix's class A). */
  readonly status: 'proved' | 'recorded';
  readonly says: Values;
  readonly has: (dist: Dist, environment: Environment) => Json | undefined;
}

/** A row of what the commands do: they are run on a copy of the project, and what happened is compared with the seed. */
export interface BehavesRow {
  readonly id: string;
  readonly name: string;
  readonly status: 'proved';
  readonly says: Values;
  readonly run: (stage: Stage) => Values;
  /** A change of the project with which the row must fail: what shows that it can. */
  readonly fault: Fault;
}

/** A row that neither dist nor a run can be judged by, or that is not delivered yet. */
export interface UnprovedRow {
  readonly id: string;
  readonly name: string;
  readonly status: 'not expressible' | 'open';
  readonly why: string;
}

export type Row = ProvedRow | BehavesRow | UnprovedRow;

export const proved = (id: string, name: string, says: Values, has: ProvedRow['has']): ProvedRow => ({ id, name, status: 'proved', says, has });
export const recorded = (id: string, name: string, says: Values, has: ProvedRow['has']): ProvedRow => ({ id, name, status: 'recorded', says, has });
export const behaves = (id: string, name: string, says: Values, run: BehavesRow['run'], fault: Fault): BehavesRow => ({ id, name, status: 'proved', says, run, fault });
export const open = (id: string, name: string, why: string): UnprovedRow => ({ id, name, status: 'open', why });
export const notExpressible = (id: string, name: string, why: string): UnprovedRow => ({ id, name, status: 'not expressible', why });

/** The same value in all three environments. */
export const everywhere = (value: Json): Values => ({ dev: value, staging: value, prod: value });
