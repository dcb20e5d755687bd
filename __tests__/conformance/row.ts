import type { Json } from '../../lib/manifest';
import type { Dist, Environment } from './dist';

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

/** A row that dist cannot be judged by, or that is not delivered yet. */
export interface UnprovedRow {
  readonly id: string;
  readonly name: string;
  readonly status: 'not expressible' | 'open';
  readonly why: string;
}

export type Row = ProvedRow | UnprovedRow;

export const proved = (id: string, name: string, says: Values, has: ProvedRow['has']): ProvedRow => ({ id, name, status: 'proved', says, has });
export const recorded = (id: string, name: string, says: Values, has: ProvedRow['has']): ProvedRow => ({ id, name, status: 'recorded', says, has });
export const open = (id: string, name: string, why: string): UnprovedRow => ({ id, name, status: 'open', why });
export const notExpressible = (id: string, name: string, why: string): UnprovedRow => ({ id, name, status: 'not expressible', why });

/** The same value in all three environments. */
export const everywhere = (value: Json): Values => ({ dev: value, staging: value, prod: value });
