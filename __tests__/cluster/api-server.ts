import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import type { KubeObject } from '../../lib/manifest';

/** What the API server answered to one call. */
export interface Answer {
  readonly status: number;
  readonly body: KubeObject & { readonly message?: string };
  /** Texts of the Warning headers: Pod Security, deprecations, unknown fields. */
  readonly warnings: readonly string[];
}

export interface ApplyOptions {
  /** Judge it, keep nothing. @default false */
  readonly dryRun?: boolean;
}

/** The few calls that the tests make of a disposable cluster. */
export interface ApiServer {
  readonly get: (path: string) => Promise<Answer>;
  /** Creates by POST, with strict field validation. */
  readonly create: (object: KubeObject, options?: ApplyOptions) => Promise<Answer>;
  /** Server-side apply, with strict field validation. */
  readonly apply: (object: KubeObject, options?: ApplyOptions) => Promise<Answer>;
  readonly delete: (object: KubeObject) => Promise<Answer>;
  /** Path of the object in the API. */
  readonly pathOf: (object: KubeObject) => Promise<string>;
  readonly close: () => void;
}

/** Connects by the kubeconfig file's first cluster and user (a bearer token); resources are found by discovery. */
export function connect(kubeconfig: string): ApiServer {
  const config = parse(readFileSync(kubeconfig, 'utf8'));
  const server = new URL(config.clusters[0].cluster.server);
  const token: string = config.users[0].user.token;
  const agent = new Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });
  const discovered = new Map<string, Promise<Answer>>();

  const call = (method: string, path: string, body?: string, type = 'application/json') =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        { agent, host: server.hostname, port: server.port, method, path, headers: { authorization: `Bearer ${token}`, 'content-type': type } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const header = response.headers['warning'];
            resolve({ status: response.statusCode ?? 0, body: text.startsWith('{') ? JSON.parse(text) : { message: text }, warnings: readWarnings(header) });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  const collectionOf = async (object: KubeObject) => {
    const base = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
    const known = discovered.get(base) ?? call('GET', base);
    discovered.set(base, known);
    const { body } = await known;
    const resources = (body['resources'] ?? []) as { name: string; kind: string; namespaced: boolean }[];
    const resource = resources.find(({ kind, name }) => kind === object.kind && !name.includes('/'));
    if (resource === undefined) throw new Error(`the server has no ${object.apiVersion} ${object.kind}`);
    const namespace = resource.namespaced ? `/namespaces/${String(object.metadata['namespace'] ?? 'default')}` : '';
    return `${base}${namespace}/${resource.name}`;
  };
  const pathOf = async (object: KubeObject) => `${await collectionOf(object)}/${object.metadata.name}`;
  const query = ({ dryRun = false }: ApplyOptions = {}) => `fieldManager=trellis-test&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;

  return {
    get: (path) => call('GET', path),
    create: async (object, options) => call('POST', `${await collectionOf(object)}?${query(options)}`, JSON.stringify(object)),
    apply: async (object, options) =>
      call('PATCH', `${await pathOf(object)}?${query(options)}`, JSON.stringify(object), 'application/apply-patch+yaml'),
    delete: async (object) => call('DELETE', await pathOf(object)),
    pathOf,
    close: () => agent.destroy(),
  };
}

/** `299 - "text", 299 - "text"`. */
function readWarnings(header: string | string[] | undefined): readonly string[] {
  const text = Array.isArray(header) ? header.join(', ') : (header ?? '');
  return [...text.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, warning = '']) => warning.replaceAll('\\"', '"'));
}
