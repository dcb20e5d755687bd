import type { Json } from '../../../lib/manifest';
import type { Dist, Environment } from '../dist';
import { isObject, valueAt } from '../dist';
import type { Row } from '../row';
import { everywhere, proved, recorded } from '../row';
import { namespaceOf, ofKind, only, services, variableOf, workload } from './lookups';

/** Services that a blackbox Probe watches, whether databases are scraped, and whether alerting rules exist. */
const metrics = (dist: Dist, environment: Environment): Json => {
  const probes = ofKind(dist, environment, 'Probe').flatMap((probe) => {
    const targets = dist.read(probe, 'spec', 'targets', 'staticConfig', 'static');
    return services.filter((service) => dist.read(probe, 'metadata', 'name') === service && Array.isArray(targets) && targets.length > 0);
  });
  const monitored = ofKind(dist, environment, 'ServiceMonitor', 'PodMonitor').map((monitor) => dist.read(monitor, 'metadata', 'name'));
  const stores = ['mongodb', 'postgres', 'redis'].filter(
    (store) => monitored.includes(store) || valueAt(dist.find(environment, 'Cluster/postgres'), ['spec', 'monitoring', 'enablePodMonitor']) === true && store === 'postgres',
  );
  return { probes: probes.length, stores: stores.length };
};

const topics: Readonly<Record<string, RegExp>> = {
  availability: /^(Service|Mongodb|Postgres|Redis)Down$/,
  crashloop: /^ServiceCrashLooping$/,
  latency: /^ServiceLatencyHigh$/,
  saturation: /^Service(CpuSaturated|MemoryFull)$/,
  database: /^(Mongodb|Postgres|Redis)(?!Down$|Backup)[A-Z][A-Za-z]+$/,
  backup: /^(Mongodb|Postgres|Redis)Backup(TooOld|Unproved)$/,
  certificate: /^CertificateExpiresSoon$/,
  scaling: /^AutoscalerAtMaximum$/,
  objective: /^ErrorBudgetBurns(Fast)?$/,
};

/** What the rules warn of, and any rule that warns of nothing known. */
const alerts = (dist: Dist, environment: Environment): Json => {
  const names = ofKind(dist, environment, 'PrometheusRule').flatMap((rule) => {
    const groups = valueAt(rule, ['spec', 'groups']);
    return (Array.isArray(groups) ? groups : []).flatMap((group, index) => {
      const list = valueAt(group, ['rules']);
      const alerting = (Array.isArray(list) ? list : []).map((one, number) => ({ one, number })).filter(({ one }) => valueAt(one, ['alert']) !== undefined);
      return alerting.map(({ number }) => String(dist.read(rule, 'spec', 'groups', index, 'rules', number, 'alert')));
    });
  });
  const known = Object.entries(topics).filter(([, pattern]) => names.some((name) => pattern.test(name))).map(([topic]) => topic);
  return [...known, ...names.filter((name) => !Object.values(topics).some((pattern) => pattern.test(name)))];
};

const tracing = (dist: Dist, environment: Environment): Json =>
  only(
    services.map((service) => {
      if (variableOf(dist, environment, service, 'OTEL_SDK_DISABLED') === 'true') return 'disabled';
      // OTLP's own ports: 4317 for gRPC, 4318 for HTTP.
      return /^https?:\/\/[\w.-]+:431[78]$/.test(String(variableOf(dist, environment, service, 'OTEL_EXPORTER_OTLP_ENDPOINT'))) ? 'enabled' : 'no endpoint';
    }),
  );

const logging = (dist: Dist, environment: Environment): Json =>
  only(
    services.map((service) => {
      const object = workload(dist, environment, service);
      const read = (name: string) => dist.read(object, 'spec', 'template', 'metadata', 'annotations', name) ?? 'absent';
      return { collected: read('trellis.dev/logs'), retention: read('trellis.dev/log-retention') };
    }),
  );

export const observability: readonly Row[] = [
  proved('C040', 'Metrics', { dev: { probes: 0, stores: 0 }, staging: { probes: 4, stores: 3 }, prod: { probes: 4, stores: 3 } }, metrics),
  proved('C041', 'Logging', { dev: { collected: 'absent', retention: 'absent' }, staging: { collected: 'aggregated', retention: 'absent' }, prod: { collected: 'aggregated', retention: '30d' } }, logging),
  proved('C042', 'Tracing', { dev: 'disabled', staging: 'enabled', prod: 'enabled' }, tracing),
  // X13: staging's are basic.
  proved('C043', 'Alerts', { dev: [], staging: ['availability', 'crashloop'], prod: ['availability', 'crashloop', 'latency', 'saturation', 'database', 'backup', 'certificate', 'scaling', 'objective'] }, alerts),
  recorded('C044', 'Uptime SLA', { dev: 'absent', staging: 'absent', prod: '99.9' }, (dist, environment) => dist.read(namespaceOf(dist, environment), 'metadata', 'annotations', 'trellis.dev/sla') ?? 'absent'),
];

/** Where the certificate of the seed's host comes from: the issuer's kind, or a Secret from the secret store. */
const certificateSource = (dist: Dist, environment: Environment): Json => {
  const sources = ofKind(dist, environment, 'Ingress').flatMap((ingress) => {
    const tls = valueAt(ingress, ['spec', 'tls']);
    return (Array.isArray(tls) ? tls : []).map((_, index) => {
      const secret = dist.read(ingress, 'spec', 'tls', index, 'secretName');
      const certificate = ofKind(dist, environment, 'Certificate').find((one) => dist.read(one, 'spec', 'secretName') === secret);
      if (certificate === undefined) {
        const external = ofKind(dist, environment, 'ExternalSecret').find((one) => dist.read(one, 'spec', 'target', 'name') === secret);
        return external === undefined ? `nobody makes ${String(secret)}` : 'secret store';
      }
      const issuer = dist.find(environment, `Issuer/${String(dist.read(certificate, 'spec', 'issuerRef', 'name'))}`);
      return ['selfSigned', 'ca', 'acme'].find((kind) => dist.read(issuer, 'spec', kind) !== undefined) ?? 'no issuer';
    });
  });
  return [...new Set(sources)].sort();
};

const networkLevel = (dist: Dist, environment: Environment): Json => {
  const policies = ofKind(dist, environment, 'NetworkPolicy');
  const denied = policies.filter((policy) => JSON.stringify(dist.read(policy, 'spec', 'podSelector')) === '{}' && dist.read(policy, 'spec', 'ingress') === undefined && dist.read(policy, 'spec', 'egress') === undefined);
  const directions = denied.flatMap((policy) => {
    const types = dist.read(policy, 'spec', 'policyTypes');
    return Array.isArray(types) ? types : [];
  });
  if (directions.length > 0) return `default deny ${[...new Set(directions)].sort().join(' and ')}`;
  const opened = policies.map((policy) => JSON.stringify([dist.read(policy, 'spec', 'policyTypes'), valueAt(policy, ['spec', 'ingress', 0, 'from', 0, 'podSelector']) ?? null]));
  return opened.includes(JSON.stringify([['Ingress'], {}])) && opened.every((one) => one.startsWith('[["Ingress"]')) ? 'basic' : 'neither basic nor enforced';
};

const podSecurity = (dist: Dist, environment: Environment): Json =>
  Object.fromEntries(['enforce', 'warn', 'audit'].map((mode) => [mode, dist.read(namespaceOf(dist, environment), 'metadata', 'labels', `pod-security.kubernetes.io/${mode}`) ?? 'absent']));

const rotation = (dist: Dist, environment: Environment): Json => only(ofKind(dist, environment, 'ExternalSecret').map((one) => dist.read(one, 'spec', 'refreshInterval')));

const scanSchedule = (dist: Dist, environment: Environment): Json => dist.get(environment, 'CronJob/trivy-scan', 'spec', 'schedule') ?? 'absent';

export const security: readonly Row[] = [
  // X11: staging's .local host has a certificate of the namespace's own CA (itself rooted in a self-signed one), its public host one by ACME.
  proved('C045', 'TLS/SSL', { dev: ['selfSigned'], staging: ['acme', 'ca'], prod: ['secret store'] }, certificateSource),
  proved('C046', 'Network Policies', { dev: 'basic', staging: 'default deny Egress and Ingress', prod: 'default deny Egress and Ingress' }, networkLevel),
  proved('C047', 'Pod Security', {
    dev: { enforce: 'privileged', warn: 'restricted', audit: 'restricted' },
    staging: { enforce: 'restricted', warn: 'restricted', audit: 'restricted' },
    prod: { enforce: 'restricted', warn: 'restricted', audit: 'restricted' },
  }, podSecurity),
  proved('C048', 'Secrets Rotation', { dev: '0', staging: '0', prod: '1h' }, rotation),
  proved('C049', 'Vulnerability Scanning', { dev: '0 3 * * 0', staging: '0 3 * * *', prod: '0 3 * * *' }, scanSchedule),
];

const backups = (dist: Dist, environment: Environment): Json => ({
  postgres: dist.get(environment, 'ScheduledBackup/postgres', 'spec', 'schedule') ?? dist.get(environment, 'CronJob/postgres-backup', 'spec', 'schedule') ?? 'absent',
  mongodb: dist.get(environment, 'CronJob/mongodb-backup', 'spec', 'schedule') ?? 'absent',
  redis: dist.get(environment, 'CronJob/redis-backup', 'spec', 'schedule') ?? 'absent',
});

const retention = (dist: Dist, environment: Environment): Json => {
  const days = ['mongodb-backup', 'redis-backup'].map((name) => {
    const containers = ['initContainers', 'containers'].flatMap((list) => {
      const found = valueAt(dist.find(environment, `CronJob/${name}`), ['spec', 'jobTemplate', 'spec', 'template', 'spec', list]);
      return (Array.isArray(found) ? found : []).map((container, index) => ({ list, index, env: valueAt(container, ['env']) }));
    });
    for (const { list, index, env } of containers) {
      const at = Array.isArray(env) ? env.findIndex((one) => isObject(one) && one['name'] === 'RETENTION_DAYS') : -1;
      if (at >= 0) return dist.get(environment, `CronJob/${name}`, 'spec', 'jobTemplate', 'spec', 'template', 'spec', list, index, 'env', at, 'value') ?? 'absent';
    }
    return 'absent';
  });
  return { postgres: dist.get(environment, 'Cluster/postgres', 'spec', 'backup', 'retentionPolicy') ?? 'absent', others: only(days) };
};

const recovery = (dist: Dist, environment: Environment): Json => {
  const jobs = ofKind(dist, environment, 'CronJob').filter(({ metadata }) => /restore/.test(metadata.name));
  const verification = jobs.filter(({ metadata }) => /verif/.test(metadata.name));
  const manual = jobs.filter((job) => !verification.includes(job));
  const running = verification.filter((job) => dist.read(job, 'spec', 'suspend') !== true);
  return { byHand: manual.length > 0 && manual.every((job) => dist.read(job, 'spec', 'suspend') === true), verified: running.length > 0 };
};

const annotation = (name: string) => (dist: Dist, environment: Environment): Json => dist.read(namespaceOf(dist, environment), 'metadata', 'annotations', `trellis.dev/${name}`) ?? 'absent';

export const recoveryRows: readonly Row[] = [
  proved('C050', 'Database Backups', { dev: { postgres: 'absent', mongodb: 'absent', redis: 'absent' }, staging: { postgres: '0 0 2 * * *', mongodb: '0 2 * * *', redis: '0 2 * * *' }, prod: { postgres: '0 0 * * * *', mongodb: '0 * * * *', redis: '0 * * * *' } }, backups),
  proved('C051', 'Backup Retention', { dev: { postgres: 'absent', others: 'absent' }, staging: { postgres: '7d', others: '7' }, prod: { postgres: '30d', others: '30' } }, retention),
  proved('C052', 'Disaster Recovery', { dev: { byHand: false, verified: false }, staging: { byHand: true, verified: false }, prod: { byHand: true, verified: true } }, recovery),
  recorded('C053', 'RTO', { dev: 'absent', staging: '4h', prod: '1h' }, annotation('rto')),
  recorded('C054', 'RPO', { dev: 'absent', staging: '24h', prod: '1h' }, annotation('rpo')),
];

const scaling = (dist: Dist, environment: Environment): Json =>
  only(
    services.map((service) => {
      const autoscaler = `HorizontalPodAutoscaler/${service}`;
      if (dist.find(environment, autoscaler) === undefined) return 'fixed';
      return {
        min: dist.get(environment, autoscaler, 'spec', 'minReplicas') ?? null,
        max: dist.get(environment, autoscaler, 'spec', 'maxReplicas') ?? null,
        on: dist.get(environment, autoscaler, 'spec', 'metrics', 0, 'resource', 'name') ?? null,
        scales: dist.get(environment, autoscaler, 'spec', 'scaleTargetRef', 'kind') === workload(dist, environment, service)?.kind,
      };
    }),
  );

export const cost: readonly Row[] = [
  recorded('C055', 'Estimated Monthly Cost', { dev: '$50-100', staging: '$150-250', prod: '$500-1000' }, annotation('estimated-monthly-cost')),
  proved('C056', 'Scaling Strategy', { dev: 'fixed', staging: 'fixed', prod: { min: 3, max: 10, on: 'cpu', scales: true } }, scaling),
];

export const identityCommands: readonly Row[] = [
  proved('C077', 'kubectl get pods -n craftista-<env>', { dev: 'craftista-dev', staging: 'craftista-staging', prod: 'craftista-prod' }, (dist, environment) =>
    only(services.map((service) => dist.read(workload(dist, environment, service), 'metadata', 'namespace'))),
  ),
  proved('C078', 'kubectl get applications -n argocd -l environment=<env>', { dev: 'argocd dev', staging: 'argocd staging', prod: 'argocd prod' }, (dist, environment) =>
    only(ofKind(dist, environment, 'Application').map((one) => `${String(dist.read(one, 'metadata', 'namespace'))} ${String(dist.read(one, 'metadata', 'labels', 'environment'))}`)),
  ),
  proved('C086', 'Have rollback plan ready', everywhere(10), (dist, environment) => only(ofKind(dist, environment, 'Application').map((one) => dist.read(one, 'spec', 'revisionHistoryLimit')))),
];
