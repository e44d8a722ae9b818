import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serve a folder on this machine only, to pages of this address only; nothing can be written through it. */
export async function hostEditor(dir: string, port: number, csp: string): Promise<Server> {
  const names = new Set([`localhost:${port}`, `127.0.0.1:${port}`]);
  const server = createServer((request, response) => {
    const refuse = (status: number) => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end();
    };
    // Another name for this machine is a page of the network that wants in.
    if (!names.has(request.headers.host ?? '')) return refuse(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    void answer(request.url ?? '/').catch(() => refuse(404));

    async function answer(url: string): Promise<void> {
      const { pathname } = new URL(url, 'http://localhost');
      const file = path.join(dir, decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
      if (!file.startsWith(dir + path.sep) || !(await stat(file)).isFile()) return refuse(404);
      response.writeHead(200, {
        'content-type': types[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': csp,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
