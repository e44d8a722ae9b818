import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

export interface Host {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Paths that were answered with a file, as they were asked for. */
  readonly served: ReadonlySet<string>;
  close(): Promise<void>;
}

/** A build on a port of this machine only, for as long as a page is printed. */
export async function hostBuild(buildDir: string, baseUrl: string): Promise<Host> {
  const served = new Set<string>();
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    const file = path?.startsWith(baseUrl)
      ? fileIn(buildDir, path.slice(baseUrl.length))
      : undefined;
    if (!path || !file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
    response.once('finish', () => served.add(path));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pathOf(url = '/'): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

function fileIn(buildDir: string, path: string): string | undefined {
  const file = normalize(join(buildDir, path));
  if (file !== normalize(buildDir) && !file.startsWith(normalize(buildDir + sep))) return undefined;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return file;
  const index = join(file, 'index.html');
  return stat?.isDirectory() && statSync(index, { throwIfNoEntry: false })?.isFile()
    ? index
    : undefined;
}
