import type { k8s } from 'cdk8s-plus-28';
import { jobResources } from '../quantities';
import { labelsOf, restrictedContainer, restrictedPod } from '../stores';

export interface HttpRequest {
  readonly url: string;
  /** @default GET */
  readonly method?: 'POST';
}

export interface RequestJobProps {
  /** Value of app.kubernetes.io/name: the end of the connection that the test declares. */
  readonly name: string;
  readonly partOf: string;
  readonly requests: readonly HttpRequest[];
}

const image = 'docker.io/curlimages/curl:8.11.1';
const user = 10001;
/** A hook that cannot end would hold up every later sync. */
const deadlineSeconds = 300;

/** A Job that makes requests one after the other and fails with the first that is not answered with success. */
export function requestJob({ name, partOf, requests }: RequestJobProps): k8s.JobSpec {
  return {
    backoffLimit: 2,
    activeDeadlineSeconds: deadlineSeconds,
    ttlSecondsAfterFinished: 3600,
    template: {
      metadata: { labels: labelsOf(name, 'test', partOf) },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: restrictedPod(user),
        containers: [
          {
            name: 'request',
            image,
            imagePullPolicy: 'IfNotPresent',
            command: ['curl', ...curlArguments(requests)],
            resources: jobResources('10m', '64Mi', '16Mi'),
            securityContext: restrictedContainer,
          },
        ],
      },
    },
  };
}

/**
 * Retries for more than a minute: what a service reads from another once a minute is not there at once.
 * Options hold up to `--next`; only --fail-early holds for all.
 */
function curlArguments(requests: readonly HttpRequest[]): string[] {
  return [
    '--fail-early',
    ...requests.flatMap(({ url, method }, index) => [
      ...(index > 0 ? ['--next'] : []),
      ...['--fail', '--silent', '--show-error', '--output', '/dev/null', '--max-time', '10'],
      ...['--retry', '15', '--retry-all-errors', '--retry-delay', '5'],
      ...(method === undefined ? [] : ['--request', method]),
      url,
    ]),
  ];
}
