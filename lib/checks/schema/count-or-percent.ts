import type { Json } from '../../manifest';
import type { Place } from './place';
import { show } from './say';

/** A count or a share, as maxUnavailable is: a whole number of at least 0, or a text such as 25%. */
export function checkCountOrPercent(owner: Place, key: string, mostPercent = Number.POSITIVE_INFINITY): void {
  const held = owner.get(key);
  owner.range(key, 0);
  if (typeof held !== 'string') return;
  const match = /^(\d+)%$/.exec(held);
  if (match === null) owner.fault('SCHEMA_FORMAT', key, `${show(held)} is neither a whole number nor a share such as 25%`);
  else if (Number(match[1]) > mostPercent) owner.fault('SCHEMA_RANGE', key, `${held} is more than ${mostPercent}%`);
}

export function isZero(value: Json | undefined): boolean {
  return value === 0 || value === '0%' || (typeof value === 'string' && /^0+%$/.test(value));
}
