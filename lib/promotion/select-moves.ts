import type { Issue } from '../issue';
import { report } from '../issue';
import { hintOf, nearest } from '../nearest';
import type { DeliveredImage } from './delivered-images';
import type { ImageEntry } from './image-entries';
import { printTag } from './image-reference';
import type { ImageMove } from './release-plan';

export interface MoveSelection {
  /** Images as the environment has them that tags come from, and what its committed dist shows. */
  readonly source: readonly ImageEntry[];
  readonly delivered: ReadonlyMap<string, DeliveredImage>;
  readonly target: readonly ImageEntry[];
  /** Services whose tags move by themselves. */
  readonly promotes: readonly string[];
  /** Services and stores asked for; where any is, only they move. */
  readonly asked: readonly string[];
  readonly sourceCell: string;
}

/**
 * The tags that differ and that may move: those of the services asked for, else those of `promotes`; an image that
 * only stores name moves only where it is asked for. Reports TAG_NOT_DELIVERED where the source's committed dist does not
 * show what its overlay says.
 */
export function selectMoves(selection: MoveSelection): { readonly moves: readonly ImageMove[]; readonly issues: readonly Issue[] } {
  const moves: ImageMove[] = [];
  const issues: Issue[] = [];
  for (const entry of lastOfEachName(selection.source)) {
    const after = tagOf(entry);
    const present = selection.target.findLast(({ name }) => name === entry.name);
    const before = present === undefined ? undefined : tagOf(present);
    if (after === '' || after === before) continue;
    const shown = selection.delivered.get(entry.newName ?? entry.name);
    if (!isSelected(shown, selection)) continue;
    if (shown?.tags.has(after) !== true) issues.push(notDelivered(entry, after, selection.sourceCell));
    moves.push({ image: entry.name, services: ownersOf(shown), ...(before !== undefined && before !== '' && { before }), after });
  }
  return { moves, issues };
}

/** Reports SERVICE_UNKNOWN for names that are neither a service nor a store of the system. */
export function checkServices(asked: readonly string[], known: readonly string[], system: string): readonly Issue[] {
  return asked
    .filter((name) => !known.includes(name))
    .map((name) => {
      const hint = hintOf(nearest(name, known), `its services and stores are ${known.join(', ')}`);
      return report('SERVICE_UNKNOWN', `${system} has no service or store "${name}"`, hint);
    });
}

export function tagOf({ newTag, digest }: ImageEntry): string {
  return printTag({ ...(newTag !== undefined && { tag: newTag }), ...(digest !== undefined && { digest }) });
}

/** The services that name an image; where none does, the stores. */
export function ownersOf(shown: DeliveredImage | undefined): readonly string[] {
  if (shown === undefined) return [];
  return [...(shown.services.length > 0 ? shown.services : shown.stores)].sort();
}

function isSelected(shown: DeliveredImage | undefined, { asked, promotes }: MoveSelection): boolean {
  if (asked.length > 0) return ownersOf(shown).some((owner) => asked.includes(owner));
  // An image that the dist does not show at all belongs to nobody yet: it is refused below, not passed over.
  if (shown === undefined) return true;
  return shown.services.some((service) => promotes.includes(service));
}

function lastOfEachName(entries: readonly ImageEntry[]): readonly ImageEntry[] {
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

function notDelivered({ name, newName }: ImageEntry, tag: string, cell: string): Issue {
  return report('TAG_NOT_DELIVERED', `the committed dist of ${cell} does not show ${newName ?? name} at ${tag}`, {
    object: name,
    file: `overlays/${cell}/kustomization.yaml`,
    hint: `run trellis synth ${cell} and commit its overlay and dist together`,
  });
}
