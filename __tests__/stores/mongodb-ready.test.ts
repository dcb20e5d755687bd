import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { describeWith } from './programs';
import { partScript, runScript } from './script-run';

/** One element of a BSON document (bsonspec.org): its type, its name, its value. */
const element = (type: number, name: string, value: Buffer): Buffer => Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
const int32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value);
  return buffer;
};
const document = (...elements: Buffer[]): Buffer => {
  const body = Buffer.concat(elements);
  return Buffer.concat([int32(body.length + 5), body, Buffer.from([0])]);
};
const text = (value: string): Buffer => Buffer.concat([int32(value.length + 1), Buffer.from(`${value}\0`)]);
const message = (request: number, to: number, body: Buffer): Buffer =>
  Buffer.concat([int32(body.length + 21), int32(request), int32(to), int32(2013), int32(0), Buffer.from([0]), body]);

/** A server that answers a `hello` as mongod does, and nothing else. */
const serve = (primary: boolean, secondary: boolean): Promise<Server> => {
  const hello = message(1, 0, document(element(0x10, 'hello', int32(1)), element(0x02, '$db', text('admin'))));
  const bool = (name: string, value: boolean): Buffer => element(0x08, name, Buffer.from([value ? 1 : 0]));
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.equals(hello)) socket.end(message(7, 1, document(bool('isWritablePrimary', primary), bool('secondary', secondary))));
      else if (received.length >= hello.length) socket.destroy();
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};

describeWith(['bash'], "MongoDB's readiness probe", () => {
  const probe = async (primary: boolean, secondary: boolean): Promise<number> => {
    const server = await serve(primary, secondary);
    const { code } = await runScript('bash', { PROBE_PORT: String((server.address() as AddressInfo).port) }, partScript('mongodb', 'ready.sh'));
    await new Promise((resolve) => server.close(resolve));
    return code;
  };

  it('is ready as a primary and as a secondary', async () => {
    expect(await probe(true, false)).toBe(0);
    expect(await probe(false, true)).toBe(0);
  });

  it('is not ready while it is neither, as before the set is initiated', async () => {
    expect(await probe(false, false)).toBe(1);
  });

  it('is not ready where nothing listens', async () => {
    expect((await runScript('bash', { PROBE_PORT: '1' }, partScript('mongodb', 'ready.sh'))).code).toBe(1);
  });
});
