import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository, makeRepository } from '../git/repository-fixture';
import type { RepositoryFixture } from '../git/repository-fixture';
import type { Run } from './run-trellis';
import { runTrellis } from './run-trellis';
import type { ShopCharts } from './shop';

/** The shop in dev, staging and prod in a Git repository, rendered and committed at hour 0 of the fixture's clock. */
export interface ProjectFixture extends RepositoryFixture {
  readonly charts: ShopCharts;
  /** Runs `trellis <words>`; `answer` makes it a terminal on which that is typed. */
  readonly trellis: (line: string, answer?: string) => Promise<Run>;
  readonly read: (path: string) => string;
}

export interface ShopDelivery {
  readonly staging?: string;
  readonly prod?: string;
}

export const tags = { a: 'develop-1a1a1a1', b: 'develop-2b2b2b2', c: 'develop-3c3c3c3' } as const;

export const overlay = (web: string, api: string, db = '16.1.0'): string => `# The shop's tags.
resources: []

images:
  - name: registry.example/shop/web # the window
    newTag: "${web}"
  - {name: registry.example/shop/api, newTag: ${api}}

  - name: registry.example/db
    newTag: ${db}
`;

const settings = (environment: string, delivery: string): string => `inherits: ../base
namespace: shop-${environment}
purpose: ${environment}
delivery:
  repoUrl: https://git.example/shop.git
${delivery}`;

const base = `namespace: shop
defaults:
  replicas: 3
  resources:
    requests: {cpu: 10m, memory: 16Mi}
    memoryLimit: 16Mi
  logLevel: info
security: {podSecurity: restricted, networkPolicy: enforced}
secrets: {path: shop, vault: {server: https://vault.example, mount: secret, authMount: kubernetes, role: shop}}
`;

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

async function writeShop(project: ProjectFixture, { staging, prod }: ShopDelivery): Promise<void> {
  project.write({
    'overlays/shop/base/environment.yaml': base,
    'overlays/shop/dev/environment.yaml': settings('dev', ''),
    'overlays/shop/staging/environment.yaml': settings('staging', staging ?? '  promotesFrom: dev\n'),
    'overlays/shop/prod/environment.yaml': settings('prod', prod ?? '  promotesFrom: staging\n  hold: true\n  approval: required\n'),
    'overlays/shop/dev/kustomization.yaml': overlay(tags.b, tags.b),
    'overlays/shop/staging/kustomization.yaml': overlay(tags.a, tags.a),
    'overlays/shop/prod/kustomization.yaml': overlay(tags.a, tags.a),
    '.gitignore': '.trellis-running*\n.trellis-journal\n',
  });
  const rendered = await project.trellis('synth');
  if (rendered.code !== 0) throw new Error(rendered.err);
  project.git('add', '--all');
  project.commit('Import', {});
}
