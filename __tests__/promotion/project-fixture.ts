import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository, makeRepository } from '../git/repository-fixture';
import type { RepositoryFixture } from '../git/repository-fixture';
import type { Run } from './run-trellis';
import { runTrellis } from './run-trellis';
import type { ShopCharts } from './shop';
import type { ShopDelivery } from './shop-files';
import { shopFiles } from './shop-files';

/** The shop in dev, staging and prod in a Git repository, rendered and committed at hour 0 of the fixture's clock. */
export interface ProjectFixture extends RepositoryFixture {
  readonly charts: ShopCharts;
  /** Runs `trellis <words>`; `answer` makes it a terminal on which that is typed. */
  readonly trellis: (line: string, answer?: string) => Promise<Run>;
  readonly read: (path: string) => string;
}

/** A project that was made before is copied: rendering it is what takes time. */
const made = new Map<string, string>();
afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

export async function makeProject(delivery: ShopDelivery = {}): Promise<ProjectFixture> {
  const key = JSON.stringify(delivery);
  const repository = makeRepository(made.get(key));
  const charts: ShopCharts = { motto: 'first', mailIn: [] };
  const project: ProjectFixture = {
    ...repository,
    charts,
    trellis: (line, answer) => runTrellis(repository.directory, charts, line, answer),
    read: (path) => readFileSync(join(repository.directory, path), 'utf8'),
  };
  if (!made.has(key)) {
    await writeShop(project, delivery);
    made.set(key, copyRepository(repository.directory));
  }
  return project;
}

async function writeShop(project: ProjectFixture, delivery: ShopDelivery): Promise<void> {
  project.write(shopFiles(delivery));
  const rendered = await project.trellis('synth');
  if (rendered.code !== 0) throw new Error(rendered.err);
  project.git('add', '--all');
  project.commit('Import', {});
}
