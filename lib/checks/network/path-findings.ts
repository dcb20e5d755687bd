import type { Actor } from './cell-scene';
import type { NetworkPolicy } from './policies';
import type { Direction } from './policy-sides';
import type { PortSet } from './port-set';

/** One path that is open and should not be, or is closed and should be open, blamed on one side of one workload. */
export interface PathFinding {
  readonly kind: 'extra' | 'missing';
  readonly subject: Actor;
  readonly direction: Direction;
  readonly ports: PortSet;
  /** Who is at the far end. */
  readonly other: string;
  /** Extra: those that open it. Missing: those that isolate the side. None: nothing isolates it. */
  readonly policies: readonly NetworkPolicy[];
  /** Why the path should be open. */
  readonly reason?: string;
}
