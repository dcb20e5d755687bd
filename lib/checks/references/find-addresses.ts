/** A host that a text names, as it stands there. */
export interface Address {
  readonly host: string;
  readonly port?: number;
  /** `certain`: a URL, or a variable whose name says that it is a host. `possible`: it only looks like one. */
  readonly kind: 'certain' | 'possible';
}

/** Schemes whose authority is a host of the network; that of s3: or vault: is not. */
const schemes =
  'https?|wss?|tcp|udp|tls|ssl|grpcs?|rediss?|mongodb|postgres(?:ql)?|mysql|mariadb|sqlserver|amqps?|kafka|nats|memcached?|ldaps?|smtps?|ftp|otlp|jdbc:[a-z]+';
/** User and password may be placeholders, with anything in them but a slash or a space. */
const url = new RegExp(`\\b(?:${schemes})(?:\\+[a-z0-9]+)?://(?:[^\\s/@"'<>]*@)?([^\\s/?#"'\`<>|\\\\)\\]};]+)`, 'gi');
const hostAndPort = /(?<![\w./@:-])([a-z](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*):(\d{2,5})(?![\w.:-])/g;
const hostName = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const hostVariable = /(?:^|[_.-]|^PG)(?:HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|ENDPOINTS|BROKERS?|UPSTREAM|NODES|BOOTSTRAP_SERVERS)$/i;
const hostKey = /[a-z](?:Host|Hostname|Server|Address|Endpoint)$/;
/** These tell a process where to listen, or what it is called itself. */
const ownName = /^(?:HOST|HOSTNAME|BIND_.*|LISTEN_.*|.*_(?:BIND|LISTEN)_.*|SERVER_(?:HOST|ADDRESS|ADDR))$/i;
const comment = /^\s*(?:#|\/\/|;|--\s)/;

/** All addresses in a text. `name` is the variable or key that holds it, where there is one. */
export function findAddresses(text: string, name?: string): Address[] {
  const plain = withoutTemplates(text);
  if (name !== undefined && (hostVariable.test(name) || hostKey.test(name)) && !ownName.test(name) && !plain.includes('\n') && !plain.includes('://')) {
    return plain.split(',').flatMap((part) => readAuthority(part.trim(), 'certain'));
  }
  return plain.split('\n').flatMap((line) => (comment.test(line) ? [] : inLine(line)));
}

function inLine(line: string): Address[] {
  const urls = [...line.matchAll(url)].flatMap(([, authority = '']) => authority.split(',').flatMap((part) => readAuthority(part, 'certain')));
  const others = [...line.replace(url, ' ').matchAll(hostAndPort)].map(([, host = '', port]): Address => ({ host, port: Number(port), kind: 'possible' }));
  return [...urls, ...others];
}

function readAuthority(text: string, kind: Address['kind']): Address[] {
  const [, host = '', port] = /^([^:]*)(?::(\d+))?$/.exec(text) ?? [];
  if (!hostName.test(host) || /^[\d.]+$/.test(host)) return [];
  return [{ host, kind, ...(port === undefined ? {} : { port: Number(port) }) }];
}

/** `{{ .password }}` may hold spaces; what it stands for is not known, so it becomes a sign that no host can hold. */
function withoutTemplates(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}/g, '$');
}
