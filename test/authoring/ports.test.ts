import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { nextFreePort, parsePort } from '../../plugins/authoring/src/ports.js';

const servers: Server[] = [];
const listen = (port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    servers.push(server);
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as { port: number }).port));
  });
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

describe('nextFreePort', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('goes past a port taken on %s', async (host) => {
    const taken = await listen(0, host);
    expect(await nextFreePort(taken)).toBeGreaterThan(taken);
  });

  it('takes the one asked for when it is free', async () => {
    const port = await listen(0, '127.0.0.1');
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    expect(await nextFreePort(port)).toBe(port);
  });
});

describe('parsePort', () => {
  it.each([
    [undefined, 3000],
    ['8080', 8080],
  ])('%s', (typed, port) => expect(parsePort(typed, 3000)).toBe(port));
  it.each(['0', '65536', '80.5', 'http', ''])('refuses %j', (typed) =>
    expect(() => parsePort(typed, 3000)).toThrow('ポート'),
  );
});
