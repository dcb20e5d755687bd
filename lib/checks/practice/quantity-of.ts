import type { Json } from '../../manifest';
import { readQuantity } from '../../settings';

/** A quantity of a manifest, which may be a number; undefined where it is malformed. */
export function quantityOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? readQuantity(`${value}`) : undefined;
}
