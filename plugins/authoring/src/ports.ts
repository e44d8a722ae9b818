import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { UsageError } from './command.js';

/** `--port` as a number. */
export function parsePort(typed: string | undefined, fallback: number): number {
  const port = typed === undefined ? fallback : Number(typed);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new UsageError(`ポート \`${typed}\` は使えません。1〜65535 の整数を期待`);
}

/** The first port from `from` on which nobody listens, on IPv4 and IPv6 alike. */
export async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < Math.min(from + 200, 65536); port++) {
    if (await isFreeEverywhere(port)) return port;
  }
  throw new UsageError(
    `${from} 番から 200 個のポートがすべてふさがっています。--port で別の番号を指してください`,
  );
}

/** One address after the other: tried at once they would stand in each other's way. */
async function isFreeEverywhere(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::'])
    if (!(await isFree(port, host))) return false;
  return true;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 answers EADDRNOTAVAIL: that address is nobody's hindrance.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Address of this machine in its network, for a phone; `undefined` when it has none. */
export function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(
      ({ family, internal, address }) =>
        family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )?.address;
}
