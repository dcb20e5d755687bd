import type { Construct } from 'constructs';
import { PrometheusRule } from '../../../imports/monitoring';
import type { Settings } from '../../../lib/settings';

/** Says that a certificate ends in two weeks: renewal has failed by then, or nobody has bought the next one (seed row C043). */
export function certificateAlerts(scope: Construct, settings: Settings, labels: Record<string, string>): void {
  const { alerts, monitorLabels } = settings.observability;
  if (alerts !== 'comprehensive') return;
  new PrometheusRule(scope, 'alerts', {
    metadata: { name: 'certificates', labels: { ...labels, ...monitorLabels } },
    spec: {
      groups: [
        {
          name: 'certificates',
          rules: [
            {
              alert: 'CertificateExpiresSoon',
              expr: `min by (instance) (probe_ssl_earliest_cert_expiry{namespace="${settings.namespace}"}) - time() < 14 * 86400`,
              for: '1h',
              labels: { severity: 'warning' },
              annotations: { summary: 'the certificate of {{ $labels.instance }} ends within two weeks' },
            },
          ],
        },
      ],
    },
  });
}
