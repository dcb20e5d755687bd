import type { CheckContext } from '../context';

/** A cell whose releases need an approval is production; the name of the environment does not matter. */
export function isProduction({ cell }: CheckContext): boolean {
  return cell?.settings.delivery.approval === 'required';
}
