import type { Issue } from '../../issue';
import type { JudgedManifest } from '../context';
import type { Selector } from '../network/selectors';
import { namespaceOf } from '../object-index';
import { reportAt } from '../report-at';

export function selectsNothing(manifest: JudgedManifest, what: string, selector: Selector, path: string): Issue {
  return reportAt(manifest, 'SELECTOR_SELECTS_NOTHING', `No ${what} in namespace ${namespaceOf(manifest.object)} have ${printSelector(selector)}.`, { path });
}

/** `app=web, tier In (a, b)`. */
export function printSelector(selector: Selector): string {
  return selector
    .map(({ key, operator, values }) => {
      if (operator === 'In' && values.length === 1) return `${key}=${values[0]}`;
      return values.length === 0 ? `${key} ${operator}` : `${key} ${operator} (${values.join(', ')})`;
    })
    .join(', ');
}
