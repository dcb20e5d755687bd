/** How a cell's manifests are released, promoted and synced. */
export interface DeliverySettings {
  /** The committed dist is what is released; only promote, release and rollback change it. */
  readonly hold: boolean;
  /** Environment that image tags come from; absent: this is the first. */
  readonly promotesFrom?: string;
  /** Services whose tags move; absent: all services of the system. */
  readonly promotes?: readonly string[];
  /** Regular expression that a tag must match to be promoted; absent: a hash of 7 to 40 hex digits or x.y.z. @format regex */
  readonly tagPattern?: string;
  /** Whether a promotion into this environment needs somebody's approval. */
  readonly approval: 'none' | 'required';
  /** Who may approve; absent: anyone. */
  readonly approvers?: readonly string[];
  /** Whether the author of the commit may approve it. */
  readonly committerMayApprove?: boolean;
  /** How long a tag must have been in the environment before this one. @format duration */
  readonly soak?: string;
  /** Commands that must succeed before a promotion. */
  readonly gates?: readonly string[];
  /** `window`: syncs only by hand, by a deny window of the AppProject; `manual`: no automated sync at all. */
  readonly syncGate: 'none' | 'window' | 'manual';
  /** Repository that Argo CD reads. */
  readonly repoUrl: string;
  /** Branch, tag or commit that Argo CD reads. */
  readonly targetRevision: string;
  /** Argo CD notifications by trigger and service, as `on-sync-failed.slack: channel`. */
  readonly notifications?: Readonly<Record<string, string>>;
  /** Argo CD Image Updater writes new tags into this environment's overlay; absent: it is told nothing. */
  readonly imageUpdater?: ImageUpdaterSettings;
}

export interface ImageUpdaterSettings {
  /** Which of the matching tags is the newest. */
  readonly strategy: 'newest-build' | 'semver' | 'alphabetical';
  /** Branch that it pushes to, where a build renders dist; `{{.SHA256}}` stands for the change. */
  readonly branch: string;
}
