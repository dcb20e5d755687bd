import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';

/** Reads the question of a DNS message (RFC 1035, 4.1.2): its name, type and where it ends. */
function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** The answer that a cluster's DNS gives: the Pod's address while it has one, and no such name once it is gone. */
function answer(message: Buffer, addresses: ReadonlyMap<string, string>): Buffer {
  const { name, type, end } = readQuestion(message);
  const address = addresses.get(name);
  const found = address !== undefined && type === 1;
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  header.writeUInt16BE(address === undefined ? 0x8583 : 0x8580, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found ? 1 : 0, 6);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...(address ?? '').split('.').map(Number)]);
  return Buffer.concat([header, message.subarray(12, end), ...(found ? [record] : [])]);
}

/** A name server on port 53 of a loopback address; `addresses` may change while it runs. */
export async function serveNames(host: string, addresses: ReadonlyMap<string, string>): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (message, sender) => socket.send(answer(message, addresses), sender.port, sender.address));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, host, resolve);
  });
  return socket;
}
