import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that rclone sees as the remote `store`, and a work folder as a job's Pod has one. */
export class Bucket {
  readonly root = mkdtempSync(join(tmpdir(), 'trellis-backup-'));
  readonly work = this.folder('work');
  readonly env: Readonly<Record<string, string>>;

  constructor(store: string, secrets: Readonly<Record<string, string>>) {
    chmodSync(this.root, 0o777);
    const credentials = this.folder('credentials');
    for (const [name, value] of Object.entries(secrets)) writeFileSync(join(credentials, name), value);
    this.env = {
      WORK: this.work,
      HOME: this.work,
      CREDENTIALS: credentials,
      SCRIPTS: join(__dirname, '../../charts/parts/backup/scripts'),
      TARGET: `store:bucket/cell/${store}`,
      RETENTION_DAYS: '30',
      RPO_SECONDS: '3600',
      RTO_SECONDS: '3600',
      RCLONE_CONFIG_STORE_TYPE: 'alias',
      RCLONE_CONFIG_STORE_REMOTE: this.folder('remote'),
    };
  }

  folder(name: string): string {
    const path = join(this.root, name);
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o777);
    return path;
  }

  /** An object that was put there some days ago. */
  put(path: string, daysAgo: number): void {
    const file = join(this.root, 'remote', path);
    mkdirSync(join(file, '..'), { recursive: true });
    for (const folder of ['bucket', 'bucket/cell', join(path, '..')]) chmodSync(join(this.root, 'remote', folder), 0o777);
    writeFileSync(file, 'an older dump');
    const then = Date.now() / 1000 - daysAgo * 86_400;
    utimesSync(file, then, then);
  }

  objects(store: string): string[] {
    return readdirSync(join(this.root, 'remote/bucket/cell', store)).sort();
  }

  emptyWork(): void {
    for (const name of readdirSync(this.work)) rmSync(join(this.work, name), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
