import type { k8s } from 'cdk8s-plus-28';
import type { BackupProps } from '../stores';

/** How one store is dumped, restored and tried out: what differs between stores. */
export interface DumpProps {
  readonly store: string;
  readonly partOf: string;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly backup: BackupProps;
  /** The store's own image: a dump wants the version of what it dumps. */
  readonly image: string;
  readonly user: number;
  /** Where the store is, for the dump and the restore. */
  readonly env: readonly k8s.EnvVar[];
  /** Variables that a verification needs, which reaches no store. */
  readonly verifyEnv?: readonly k8s.EnvVar[];
  readonly credentials: { readonly secret: string; readonly path: string };
  readonly scripts: { readonly dump: string; readonly restore: string; readonly verify: string; readonly more?: Readonly<Record<string, string>> };
  /** Room for a dump, and for a restored copy of it. */
  readonly workSize: string;
}

export const backupName = (store: string): string => `${store}-backup`;
export const restoreName = (store: string): string => `${store}-restore`;
export const verificationName = (store: string): string => `${store}-restore-verification`;
