import type { ObjectDifference } from '../compare';
import type { Issue } from '../issue';
import type { FileChanges } from '../output';
import type { CellId } from '../render';
import type { DeliverySettings } from '../settings';

export type ReleaseVerb = 'promote' | 'release' | 'rollback' | 'set-image';

/** A tag that changes in a cell. */
export interface ImageMove {
  /** The image's `name` in the overlay. */
  readonly image: string;
  /** Services (or stores) whose manifests name it. */
  readonly services: readonly string[];
  /** Tag, digest or both, as `develop-1234567@sha256:...`; absent for an image that had none. */
  readonly before?: string;
  readonly after: string;
  /** Since when the source environment has had it. */
  readonly since?: { readonly commit: string; readonly by: string; readonly seconds: number };
}

/** All that a promotion, release or rollback would do to a cell, before anything is done. */
export interface ReleasePlan {
  readonly verb: ReleaseVerb;
  readonly cell: CellId;
  /** The environment that tags come from, or the commit rolled back to. */
  readonly from?: string;
  readonly delivery?: DeliverySettings;
  readonly images: readonly ImageMove[];
  readonly differences: readonly ObjectDifference[];
  /** New texts by path relative to the root, null to delete; empty where there is nothing to do. */
  readonly changes: FileChanges;
  /** An error is a refusal. */
  readonly issues: readonly Issue[];
}

/** What the command line says beside the cell. */
export interface ReleaseRequest {
  readonly services: readonly string[];
  readonly approvedBy: readonly string[];
  readonly ticket?: string;
  /** The work is going to be a commit: nothing that it rests on may be uncommitted. */
  readonly commit: boolean;
}
