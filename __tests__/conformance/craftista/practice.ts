import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from '../../../lib/manifest';
import type { Dist, Environment } from '../dist';
import { valueAt } from '../dist';
import type { Row } from '../row';
import { behaves, everywhere, notExpressible, proved, recorded } from '../row';
import { approvals, chain, documented, testedInDev } from './delivered';
import { approver, build } from './deliveries';
import { onlyReleaseTags, prodTakesFromDev, withoutApproval } from './faults';
import { ofKind, only, postSyncJobs, services, workload } from './lookups';
import { variableOf } from './lookups';

/** Both jest and npm run conformance start at the top of the project. */
const root = resolve('.');

const hook = (name: string) => (dist: Dist, environment: Environment): Json =>
  postSyncJobs(dist, environment).filter((job) => dist.read(job, 'metadata', 'name') === name).length === 1 ? 'after each sync' : 'absent';

/** A CronJob that only a person starts. */
const byHand = (name: string) => (dist: Dist, environment: Environment): Json => (dist.get(environment, `CronJob/${name}`, 'spec', 'suspend') === true ? 'by hand' : 'absent');

const strategy = (service: string) => (dist: Dist, environment: Environment): Json => {
  const object = workload(dist, environment, service);
  if (dist.read(object, 'kind') === 'Deployment') return 'rolling';
  const canary = dist.read(object, 'spec', 'strategy', 'canary', 'canaryService');
  const ingress = dist.read(object, 'spec', 'strategy', 'canary', 'trafficRouting', 'nginx', 'stableIngress');
  const preview = dist.read(object, 'spec', 'strategy', 'blueGreen', 'previewService');
  const known = (name: Json | undefined) => typeof name === 'string' && dist.find(environment, `Service/${name}`) !== undefined;
  if (known(canary)) return typeof ingress === 'string' && dist.find(environment, `Ingress/${ingress}`) !== undefined ? 'canary' : 'canary without traffic routing';
  return known(preview) ? 'blue-green' : 'no strategy';
};

/** Services whose new version is judged by an AnalysisTemplate that exists before it takes over. */
const judged = (dist: Dist, environment: Environment): Json =>
  services.filter((service) => {
    const object = workload(dist, environment, service);
    const names = [
      dist.read(object, 'spec', 'strategy', 'canary', 'analysis', 'templates', 0, 'templateName'),
      dist.read(object, 'spec', 'strategy', 'blueGreen', 'prePromotionAnalysis', 'templates', 0, 'templateName'),
    ];
    return names.some((name) => typeof name === 'string' && dist.find(environment, `AnalysisTemplate/${name}`) !== undefined);
  }).length;

/** The addresses of rows C036 to C039, asked at the health path of each service (the services' own sources). */
const publicUrls = (dist: Dist, environment: Environment): Json =>
  ofKind(dist, environment, 'Probe').flatMap((probe) => dist.read(probe, 'spec', 'targets', 'staticConfig', 'static') ?? []).sort();

export const tests: readonly Row[] = [
  notExpressible('C057', 'Unit tests', 'they run before there is an image, in the CI of each service'),
  proved('C058', 'Integration tests', { dev: 'after each sync' }, hook('integration-tests')),
  proved('C059', 'Developer smoke tests', { dev: 'after each sync' }, hook('smoke-tests')),
  proved('C060', 'Rapid iteration', { dev: 'rolling' }, (dist, environment) => only(services.map((service) => strategy(service)(dist, environment)))),
  proved('C061', 'Full integration tests', { staging: 'after each sync' }, hook('integration-tests')),
  proved('C062', 'End-to-end tests', { staging: 'after each sync' }, hook('end-to-end-tests')),
  proved('C063', 'Performance tests', { staging: 'by hand' }, byHand('performance-tests')),
  proved('C064', 'Security scans', { staging: '0 3 * * *' }, (dist, environment) => dist.get(environment, 'CronJob/trivy-scan', 'spec', 'schedule') ?? 'absent'),
  notExpressible('C065', 'UAT (User Acceptance Testing)', 'people do it; what they approve is recorded by promote --approved-by'),
  proved('C066', 'Load testing', { staging: 'by hand' }, byHand('load-tests')),
  proved('C067', 'Smoke tests post-deployment', { prod: 4 }, judged),
  proved('C068', 'Synthetic monitoring', {
    prod: [
      'https://api.craftista.com/catalogue/api/products',
      'https://api.craftista.com/recommendation/api/recommendation-status',
      'https://api.craftista.com/voting/api/origamis',
      'https://craftista.com/',
    ],
  }, publicUrls),
  notExpressible('C069', 'Real user monitoring', "it needs code in the frontend's pages"),
  // X3: a Rollout has one strategy: canary for the APIs, blue-green for the frontend.
  proved('C070', 'Canary deployments', { prod: 'canary' }, (dist, environment) => only(['catalogue', 'voting', 'recommendation'].map((service) => strategy(service)(dist, environment)))),
  proved('C071', 'Blue/green deployments', { prod: 'blue-green' }, strategy('frontend')),
];

/** Tags of the services as `grep newTag:` finds them, and as dist runs them. */
const grepped = (dist: Dist, environment: Environment): Json => {
  const file = resolve(root, 'overlays/craftista', environment, 'kustomization.yaml');
  const tags = existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/newTag: *["']?([\w.-]+)/g)].map(([, tag]) => tag) : [];
  return services.filter((service) => tags.some((tag) => String(dist.read(workload(dist, environment, service), 'spec', 'template', 'spec', 'containers', 0, 'image')).endsWith(`:${tag}`))).length;
};

const document = (path: (environment: Environment) => string) => (_dist: Dist, environment: Environment): Json => (existsSync(resolve(root, path(environment))) ? 'there' : 'absent');

export const practices: readonly Row[] = [
  proved('C079', 'grep "newTag:" in each kustomization.yaml', everywhere(4), grepped),
  behaves('C080', 'Always test in dev first', {
    dev: { runs: build },
    staging: { newBuild: ['SET_IMAGE_NOT_HERE'] },
    prod: { newBuild: ['SET_IMAGE_NOT_HERE'], fromDev: ['PROMOTION_PATH'] },
  }, testedInDev, prodTakesFromDev),
  behaves('C081', 'Promote to staging for validation', { dev: [], staging: ['dev'], prod: ['staging'] }, chain, prodTakesFromDev),
  proved('C082', 'Run full test suite in staging', { staging: 'after each sync' }, (dist, environment) => only(['smoke-tests', 'integration-tests', 'end-to-end-tests'].map((name) => hook(name)(dist, environment)))),
  behaves('C083', 'Get approval before prod deployment', {
    staging: { unapproved: [] },
    prod: { unapproved: ['APPROVAL_MISSING'], commit: approver, history: approver, applications: [approver, approver] },
  }, approvals, withoutApproval),
  proved('C084', 'Use feature flags for risky changes', everywhere(true), (dist, environment) =>
    services.every((service) => Object.keys((valueAt(dist.find(environment, `ConfigMap/${service}-config`), ['data']) ?? {}) as object).some((name) => name.startsWith('FEATURE_') && ['true', 'false'].includes(String(variableOf(dist, environment, service, name))))),
  ),
  proved('C085', 'Monitor closely after deployment', { prod: 4 }, judged),
  behaves('C087', 'Document all changes', everywhere({ history: [...services], diff: [...services] }), documented, onlyReleaseTags),
  recorded('C088', 'overlays/craftista/dev/README.md', { dev: 'there' }, document((environment) => `overlays/craftista/${environment}/README.md`)),
  recorded('C089', 'overlays/craftista/staging/README.md', { staging: 'there' }, document((environment) => `overlays/craftista/${environment}/README.md`)),
  recorded('C090', 'overlays/craftista/prod/README.md', { prod: 'there' }, document((environment) => `overlays/craftista/${environment}/README.md`)),
  recorded('C091', 'DEPLOYMENT_GUIDE.md', everywhere('there'), document(() => 'docs/deployment-guide.md')),
  recorded('C092', 'argocd/docs/', everywhere('there'), document(() => 'docs/argocd.md')),
];
