import type { Json } from './kube-object';
import { resolveScalar } from './resolve-scalar';

const core = 'tag:yaml.org,2002:';

/** The value of a scalar with an explicit tag; undefined where the text is not of that type. A private tag says nothing. */
export function resolveTagged(tag: string, source: string, plain: boolean): Json | undefined {
  const type = tag.startsWith(core) ? tag.slice(core.length) : tag.replace(/^!!/, '');
  const value = resolveScalar(source);
  switch (type) {
    case 'str':
      return source;
    case 'int':
      return typeof value === 'bigint' || Number.isInteger(value) ? value : undefined;
    case 'float':
      return typeof value === 'bigint' || Number.isFinite(value) ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'null':
      return value === null ? null : undefined;
    case 'timestamp':
      return value;
    case 'binary':
      return Buffer.from(source, 'base64').toString('utf8');
    default:
      return plain ? value : source;
  }
}
