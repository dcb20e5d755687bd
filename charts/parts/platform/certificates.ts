import type { Construct } from 'constructs';
import { Certificate, Issuer } from '../../../imports/cert-manager';
import type { IssuerSpec } from '../../../imports/cert-manager';
import type { Settings } from '../../../lib/settings';
import { externalSecret } from '../external-secret';
import { lastWave } from '../stores';

/** Name of a host's certificate and of the Secret that holds it. */
export const certificateName = (host: string): string => `${host.replace(/^\*\./, 'wildcard-').replaceAll('.', '-')}-tls`;

const authority = 'authority';

/**
 * One Certificate for each Secret that an Ingress names (an annotation on several Ingresses of one host would make
 * them fight over it), and the Issuers they need; a bought certificate comes from the secret store (seed row C045).
 * All in the last wave: an authority waits for its own certificate, and ACME for the world.
 */
export function certificates(scope: Construct, settings: Settings, labels: Record<string, string>): void {
  const hosts = Object.entries(settings.hosts);
  const kinds = new Set(hosts.map(([, { tls }]) => tls));
  const metadata = (name: string) => ({ name, labels, annotations: { ...lastWave } });
  const issuer = (name: string, spec: IssuerSpec): void => {
    new Issuer(scope, `issuer-${name}`, { metadata: metadata(name), spec });
  };
  if (kinds.has('self-signed') || kinds.has('ca')) issuer('self-signed', { selfSigned: {} });
  if (kinds.has('ca')) {
    certificateAuthority(scope, metadata(authority));
    issuer('ca', { ca: { secretName: authority } });
  }
  if (kinds.has('acme')) issuer('acme', acmeIssuer(settings));
  for (const [host, { tls }] of hosts) {
    const name = certificateName(host);
    if (tls === 'secret') {
      externalSecret(scope, settings.secrets, { name, labels, keys: ['tls.crt', 'tls.key'], type: 'kubernetes.io/tls' });
      continue;
    }
    new Certificate(scope, `certificate-${host}`, {
      metadata: metadata(name),
      spec: {
        secretName: name,
        dnsNames: [host],
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
        issuerRef: { name: tls, kind: 'Issuer', group: 'cert-manager.io' },
      },
    });
  }
}

/** Ten years: those who trust it have to install it by hand. */
function certificateAuthority(scope: Construct, metadata: { readonly name: string }): void {
  new Certificate(scope, 'certificate-authority', {
    metadata,
    spec: {
      secretName: authority,
      commonName: authority,
      isCA: true,
      duration: '87600h',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
      issuerRef: { name: 'self-signed', kind: 'Issuer', group: 'cert-manager.io' },
    },
  });
}

function acmeIssuer({ certificates: { acme }, routing }: Settings): IssuerSpec {
  const gateway = routing.kind === 'gateway' ? routing.gateway : undefined;
  return {
    acme: {
      server: acme?.server ?? '',
      email: acme?.email ?? '',
      privateKeySecretRef: { name: 'acme-account' },
      solvers: [
        {
          http01:
            gateway === undefined
              ? { ingress: { ingressClassName: routing.ingressClass } }
              : { gatewayHTTPRoute: { parentRefs: [{ ...gateway, kind: 'Gateway' }] } },
        },
      ],
    },
  };
}
