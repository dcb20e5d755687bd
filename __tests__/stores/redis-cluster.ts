import type { Socket } from 'node:dgram';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveNames } from './name-server';
import { Processes, eventually } from './programs';

const scripts = join(__dirname, '../../charts/parts/redis/scripts');
const domain = 'redis-headless.test.svc.cluster.local';

/**
 * Three nodes, three Sentinels and HAProxy, started by the scripts that run in the Pods, on loopback addresses that
 * a name server of our own names as a cluster's DNS names Pods. A Pod that comes back has another address.
 */
export class RedisCluster {
  readonly directory = mkdtempSync(join(tmpdir(), 'trellis-redis-'));
  readonly processes = new Processes();
  private password = 'correct-horse';
  private readonly names = new Map<string, string>();
  private readonly network = `127.${50 + (process.pid % 200)}.${(process.pid >> 8) % 250}`;
  private nameServer: Socket | undefined;
  private lastAddress = 10;

  async open(): Promise<void> {
    this.nameServer = await serveNames(`${this.network}.2`, this.names);
    writeFileSync(join(this.directory, 'resolv.conf'), `nameserver ${this.network}.2\n`);
    writeFileSync(join(this.directory, 'password'), this.password);
  }

  async close(): Promise<void> {
    await this.processes.stopAll();
    await new Promise<void>((resolve) => (this.nameServer ? this.nameServer.close(resolve) : resolve()));
    rmSync(this.directory, { recursive: true, force: true });
  }

  host(pod: string): string {
    return `${pod}.${domain}`;
  }

  address(pod: string): string {
    return this.names.get(this.host(pod)) ?? '127.0.0.1';
  }

  /** Runs a script of the Pod where names resolve as they do there. */
  private run(pod: string, script: string[], env: Record<string, string>): void {
    const inside = `mount --bind ${this.directory}/resolv.conf /etc/resolv.conf && exec "$@"`;
    this.processes.start(pod, ['unshare', '--mount', 'sh', '-c', inside, 'sh', ...script], env);
  }

  private newAddress(pod: string): string {
    this.lastAddress += 1;
    const address = `${this.network}.${this.lastAddress}`;
    this.names.set(this.host(pod), address);
    return address;
  }

  private volume(pod: string): string {
    const directory = join(this.directory, pod);
    mkdirSync(directory, { recursive: true });
    return directory;
  }

  startNode(pod: string): void {
    const address = this.newAddress(pod);
    this.run(pod, ['sh', join(scripts, 'node.sh')], {
      ...this.shared(pod),
      NODE_ADDRESS: this.host(pod),
      SENTINELS: this.sentinels(),
      MIN_REPLICAS: '1',
      BASE_CONFIG: join(scripts, 'redis.conf'),
      BIND: address,
    });
  }

  startSentinel(pod: string): void {
    const address = this.newAddress(pod);
    this.run(pod, ['sh', join(scripts, 'sentinel.sh')], {
      ...this.shared(pod),
      SENTINEL_ADDRESS: this.host(pod),
      FIRST_MASTER: this.host('redis-0'),
      PEERS: this.sentinels(),
      QUORUM: '2',
      DOWN_AFTER_MS: '1500',
      FAILOVER_TIMEOUT_MS: '5000',
      BIND: address,
    });
  }

  /** Sentinels look at nodes every ten seconds by default; a test need not wait that long. */
  async hurrySentinel(pod: string): Promise<void> {
    await eventually(() => this.ask(this.address(pod), 'SENTINEL', 'DEBUG', 'INFO-PERIOD', '500', 'PUBLISH-PERIOD', '500', 'TILT-PERIOD', '1000'), (answer) => answer === 'OK');
  }

  /** Changes the Secret of every Pod, and starts what follows it there. */
  rotate(next: string, pods: readonly string[]): void {
    this.password = next;
    writeFileSync(join(this.directory, 'password'), next);
    for (const pod of pods) {
      const kind = pod.startsWith('sentinel') ? 'sentinel' : 'node';
      const PROBE_PORT = kind === 'sentinel' ? '26379' : '6379';
      const env = { ...this.shared(pod), KIND: kind, PROBE_HOST: this.address(pod), PROBE_PORT, SETTLE_SECONDS: '1', WATCH_SECONDS: '0.2' };
      this.processes.start(`${pod}-follow`, ['sh', join(scripts, 'follow-password.sh')], { ...env, PATH: process.env['PATH'] ?? '' });
    }
  }

  startedWith(pods: readonly string[]): string[] {
    return pods.map((pod) => readFileSync(join(this.directory, `${pod}-run`, 'password'), 'utf8'));
  }

  stopProxy(): Promise<void> {
    return this.kill('proxy');
  }

  startProxy(): void {
    this.run('proxy', ['haproxy', '-f', join(scripts, 'haproxy.cfg')], {
      REDIS_PASSWORD: this.password,
      REDIS_0: this.host('redis-0'),
      REDIS_1: this.host('redis-1'),
      REDIS_2: this.host('redis-2'),
      REDIS_PORT_NUMBER: '6379',
      BIND_ADDRESS: this.newAddress('proxy'),
      BIND_PORT: '6379',
      STATUS_PORT: '8405',
    });
  }

  /** The Pod is gone, and its name with it. */
  async kill(pod: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.processes.stop(pod, signal);
    this.names.delete(this.host(pod));
  }

  loseVolume(pod: string): void {
    rmSync(join(this.directory, pod), { recursive: true, force: true });
  }

  /** Runs one of the Pod's scripts to its end, as a probe or a preStop hook. */
  exec(pod: string, script: string): Promise<number | null> {
    const child = spawn('sh', [join(scripts, script)], {
      env: { PATH: process.env['PATH'] ?? '', ...this.shared(pod), PROBE_HOST: this.address(pod), NODE_ADDRESS: this.host(pod), SENTINELS: this.sentinelAddresses() },
      stdio: 'ignore',
    });
    return new Promise((resolve) => child.once('exit', resolve));
  }

  /** What the server at the address answers, errors included. Never blocks: the name server lives in this process. */
  ask(address: string, ...command: string[]): Promise<string> {
    const port = command[0] === 'SENTINEL' ? '26379' : '6379';
    const options = { timeout: 3000, env: { PATH: process.env['PATH'] ?? '', REDISCLI_AUTH: this.password } };
    return new Promise((resolve) => {
      execFile('redis-cli', ['--no-auth-warning', '-h', address, '-p', port, '--raw', ...command], options, (_, out, err) =>
        resolve(`${out}${err}`.trim()),
      );
    });
  }

  private readonly sentinelPods = ['sentinel-0', 'sentinel-1', 'sentinel-2'];

  private sentinels(): string {
    return this.sentinelPods.map((pod) => `${this.host(pod)}:26379`).join(' ');
  }

  private sentinelAddresses(): string {
    return this.sentinelPods.map((pod) => `${this.address(pod)}:26379`).join(' ');
  }

  private shared(pod: string): Record<string, string> {
    const RUN_DIR = this.volume(`${pod}-run`);
    return { DATA_DIR: this.volume(pod), RUN_DIR, STARTED_WITH: join(RUN_DIR, 'password'), PASSWORD_FILE: join(this.directory, 'password') };
  }
}
