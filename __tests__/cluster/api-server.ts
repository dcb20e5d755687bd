import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import type { Json, JsonObject, KubeObject } from '../../lib/manifest';

/** What the API server said of one object. */
export interface ServerVerdict {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
}

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  /** Texts of the Warning headers: Pod Security, deprecations, unknown fields. */
  readonly warnings: readonly string[];
}

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: { readonly server: string } }[];
  readonly users: readonly { readonly user: { readonly token: string } }[];
}

/** Kubeconfig of the cluster that these tests may write to; absent: they are off. */
export const kubeconfig = process.env.KUBECONFIG;

/** A connection that is kept open: thousands of dry runs are made over it. */
export class ApiServer {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });
  private readonly server: string;
  private readonly token: string;
  private readonly plurals = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(file: string) {
    const config = parse(readFileSync(file, 'utf8')) as Kubeconfig;
    this.server = config.clusters[0]?.cluster.server ?? '';
    this.token = config.users[0]?.user.token ?? '';
  }

  close(): void {
    this.agent.destroy();
  }

  /** Sends a request; `body` is written as JSON. */
  send(method: string, path: string, body?: Json, type = 'application/json'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = { authorization: `Bearer ${this.token}`, 'content-type': type, ...(text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }) };
      const call = request(new URL(path, this.server), { method, agent: this.agent, headers, rejectUnauthorized: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const parsed = JSON.parse(Buffer.concat(chunks).toString() || '{}') as JsonObject;
          resolve({ status: response.statusCode ?? 0, body: parsed, warnings: readWarnings(response.headers['warning']) });
        });
      });
      call.on('error', reject);
      call.end(text);
    });
  }

  /** What a strict create would say, without creating anything. */
  async dryRun(object: KubeObject, namespace: string): Promise<ServerVerdict> {
    const path = await this.pathOf(object, namespace);
    const { status, body } = await this.send('POST', `${path}?dryRun=All&fieldValidation=Strict`, object);
    return { status, reason: String(body.reason ?? ''), message: status < 300 ? '' : String(body.message ?? '') };
  }

  /** A strict create of which nothing is kept, with the server's warnings. */
  async tryCreate(object: KubeObject): Promise<Answer> {
    return this.send('POST', `${await this.pathOf(object, namespaceOf(object))}?dryRun=All&fieldValidation=Strict`, object);
  }

  /** Server-side apply, strict. */
  async apply(object: KubeObject): Promise<Answer> {
    const path = `${await this.pathOf(object, namespaceOf(object))}/${object.metadata.name}`;
    return this.send('PATCH', `${path}?fieldManager=trellis-test&fieldValidation=Strict`, object, 'application/apply-patch+yaml');
  }

  /** Creates an object that tests need, and is content where it is there already. */
  async ensure(object: KubeObject, namespace = ''): Promise<void> {
    const { status, body } = await this.send('POST', await this.pathOf(object, namespace), object);
    if (status >= 300 && status !== 409) throw new Error(`${object.kind} ${object.metadata.name}: ${JSON.stringify(body)}`);
  }

  private async pathOf({ apiVersion, kind }: KubeObject, namespace: string): Promise<string> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const found = await (this.plurals.get(root) ?? this.discover(root));
    const resource = found.get(kind);
    if (resource === undefined) throw new Error(`the server has no ${apiVersion} ${kind}`);
    return resource.startsWith('/') ? `${root}${resource}` : `${root}/namespaces/${namespace}/${resource}`;
  }

  /** Plural names by kind; those of cluster-scoped kinds start with a slash. */
  private discover(root: string): Promise<ReadonlyMap<string, string>> {
    const found = this.send('GET', root).then(({ body }) => {
      const resources = (body.resources ?? []) as { name: string; kind: string; namespaced: boolean }[];
      return new Map(resources.filter(({ name }) => !name.includes('/')).map(({ name, kind, namespaced }) => [kind, namespaced ? name : `/${name}`]));
    });
    this.plurals.set(root, found);
    return found;
  }
}

const namespaceOf = ({ metadata }: KubeObject): string => String(metadata['namespace'] ?? 'default');

/** `299 - "text", 299 - "text"`. */
function readWarnings(header: string | string[] | undefined): readonly string[] {
  const text = Array.isArray(header) ? header.join(', ') : (header ?? '');
  return [...text.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, warning = '']) => warning.replaceAll('\\"', '"'));
}
