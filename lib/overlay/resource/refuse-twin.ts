import type { Build } from '../build';
import { refuse } from '../issues';
import type { Place } from '../issues';
import { printId } from './res-id';
import type { Resource } from './resource';

/** Refuses a second resource of one id, and answers whether there is one. Refusal: ID_CONFLICT. */
export function refuseTwin(twin: Resource | undefined, place: Place, build: Build): boolean {
  if (twin) refuse(build, 'ID_CONFLICT', `${printId(twin.id)} is there already`, place, { object: `${twin.kind}/${twin.name}` });
  return twin !== undefined;
}
