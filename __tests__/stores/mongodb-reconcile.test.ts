import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { partScript } from './script-run';

const program = readFileSync(partScript('mongodb', 'reconcile.js.txt'), 'utf8');
const members = ['mongodb-0.test:27017', 'mongodb-1.test:27017', 'mongodb-2.test:27017'];

interface Member {
  readonly host: string;
  readonly _id: number;
}
interface Command {
  readonly [name: string]: unknown;
  readonly replSetInitiate?: { readonly _id: string; readonly members: readonly Member[] };
  readonly replSetReconfig?: { readonly version: number; readonly members: readonly Member[] };
  readonly usersInfo?: string;
}

/**
 * What reconcile.js sees of MongoDB: servers that know their set, and one list of users. It stands in for the real
 * program, which Debian does not have; the commands and their fields are those of the MongoDB manual.
 */
class Servers {
  readonly sets = new Map<string, string>();
  readonly unreachable = new Set<string>();
  readonly users = new Map<string, string>();
  readonly commands: string[] = [];
  config: { version: number; members: readonly Member[] } = { version: 1, members: [] };

  run(podName: string, environment: Record<string, string>): { code: number; said: string[] } {
    const said: string[] = [];
    let code = 0;
    const secrets: Record<string, string> = {
      keyfile: 'ab+/\n=', 'root-username': 'root', 'root-password': 'r1', username: 'shop', password: 'p1', 'metrics-password': 'm1',
    };
    const here = podName === '' ? 'alone' : `${podName}.test:27017`;
    runInNewContext(program, {
      process: { env: { POD_NAME: podName, DATABASE: 'catalogue', ...environment } },
      require: () => ({ readFileSync: (path: string) => secrets[path.split('/').pop() ?? ''] ?? '' }),
      encodeURIComponent,
      Mongo: this.connector(here),
      print: (line: string) => said.push(line),
      quit: (status: number) => (code = status),
    });
    return { code, said };
  }

  private connector(here: string) {
    const database = (host: string, name: string): object => this.database(host, name);
    return function Mongo(uri: string) {
      const [, hosts = ''] = /^mongodb:\/\/__system:ab%2B%2F%3D@([^/]+)\//.exec(uri) ?? [];
      const host = hosts === '127.0.0.1:27017' ? here : hosts;
      return { getDB: (name: string) => database(host, name) };
    };
  }

  private database(host: string, name: string): object {
    return {
      getSiblingDB: (other: string) => this.database(host, other),
      runCommand: (command: Command): object => {
        if (this.unreachable.has(host)) throw new Error(`no server at ${host}`);
        if (command['hello']) return { ok: 1, setName: this.sets.get(host) };
        if (command.usersInfo !== undefined) return { ok: 1, users: this.users.has(`${name}.${command.usersInfo}`) ? [{}] : [] };
        if (command['replSetGetConfig']) return { ok: 1, config: this.config };
        const verb = Object.keys(command)[0] ?? '';
        this.commands.push(`${verb} ${name}`);
        if (command.replSetInitiate) {
          this.config = { version: 1, members: command.replSetInitiate.members };
          for (const member of this.config.members) this.sets.set(member.host, command.replSetInitiate._id);
        }
        if (command.replSetReconfig) this.config = command.replSetReconfig;
        if (verb.endsWith('User')) this.users.set(`${name}.${String(command[verb])}`, String(command['pwd']));
        return { ok: 1 };
      },
    };
  }
}

const replicated = { REPLICA_SET: 'rs0', MEMBERS: members.join(' ') };

describe("MongoDB's reconcile.js, on servers played by the test", () => {
  it('initiates the set from the first member and makes the users', () => {
    const servers = new Servers();
    expect(servers.run('mongodb-0', replicated)).toEqual({ code: 0, said: [`initiated rs0 with ${members.join(' ')}`, 'replica set and users are as declared'] });
    expect(servers.config.members).toEqual(members.map((host, _id) => ({ _id, host })));
    expect([...servers.users]).toEqual([['admin.root', 'r1'], ['catalogue.shop', 'p1'], ['admin.metrics', 'm1']]);
  });

  it('run again, initiates nothing and only sets passwords', () => {
    const servers = new Servers();
    servers.run('mongodb-0', replicated);
    servers.commands.length = 0;
    expect(servers.run('mongodb-1', replicated).code).toBe(0);
    expect(servers.commands).toEqual(['updateUser admin', 'updateUser catalogue', 'updateUser admin']);
  });

  it('leaves the founding to the first member', () => {
    const servers = new Servers();
    expect(servers.run('mongodb-1', replicated)).toEqual({ code: 1, said: ['not yet: waiting for the first member to initiate the set'] });
    expect(servers.commands).toEqual([]);
  });

  it('founds no second set where the first member lost its volume', () => {
    const servers = new Servers();
    servers.run('mongodb-0', replicated);
    servers.sets.delete('mongodb-0.test:27017');
    servers.commands.length = 0;
    expect(servers.run('mongodb-0', replicated)).toMatchObject({ code: 1 });
    expect(servers.commands).toEqual([]);
  });

  it('waits until every member answers', () => {
    const servers = new Servers();
    servers.unreachable.add('mongodb-2.test:27017');
    expect(servers.run('mongodb-0', replicated)).toEqual({ code: 1, said: ['not yet: no server at mongodb-2.test:27017'] });
    expect(servers.commands).toEqual([]);
  });

  it('adds a member that the set does not know, one a run', () => {
    const servers = new Servers();
    servers.run('mongodb-0', replicated);
    const more = { REPLICA_SET: 'rs0', MEMBERS: [...members, 'mongodb-3.test:27017', 'mongodb-4.test:27017'].join(' ') };
    expect([servers.run('mongodb-0', more).code, servers.run('mongodb-0', more).code, servers.run('mongodb-0', more).code]).toEqual([1, 1, 0]);
    expect(servers.config).toMatchObject({ version: 3, members: [{ _id: 0 }, { _id: 1 }, { _id: 2 }, { _id: 3 }, { _id: 4 }] });
  });

  it('makes the same users on a server that stands alone', () => {
    const servers = new Servers();
    expect(servers.run('', {})).toMatchObject({ code: 0 });
    expect(servers.commands).toEqual(['createUser admin', 'createUser catalogue', 'createUser admin']);
  });
});
