import { isAddress, isCidr, parseDuration } from '../../schema';
import { isIPv4, isIPv6 } from 'node:net';

const dateTime = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 3339, with a day that the month has. */
function isDateTime(text: string): boolean {
  if (!dateTime.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const formats: Readonly<Record<string, readonly [test: (text: string) => boolean, name: string]>> = {
  'date-time': [isDateTime, 'a time such as 2024-01-31T08:00:00Z'],
  'micro-time': [isDateTime, 'a time such as 2024-01-31T08:00:00.000000Z'],
  byte: [(text) => base64.test(text.replace(/[\r\n]/g, '')), 'base64'],
  duration: [(text) => parseDuration(text) !== undefined, 'a duration such as 1h30m'],
  ipv4: [isIPv4, 'an IPv4 address'],
  ipv6: [isIPv6, 'an IPv6 address'],
  ip: [isAddress, 'an IP address'],
  cidr: [isCidr, 'an address range such as 10.0.0.0/8'],
};

/** What a text in this format must be, where it is not; undefined where it is fine or the format says nothing. */
export function formatFault(format: string, text: string): string | undefined {
  const entry = formats[format];
  return entry === undefined || entry[0](text) ? undefined : entry[1];
}
