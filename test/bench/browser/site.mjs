/** What the browser benches share: a folder for a site, its build, a host and a browser. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../.ci/browser.mjs';
import { root } from '../../../.ci/files.mjs';

/** An empty site that resolves this checkout's packages. */
export function siteFolder(dir) {
  mkdirSync(dir, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'dir');
  cpSync(join(root, 'package.json'), join(dir, 'package.json'));
  return dir;
}

/** Build the public edition of a site; ends the process with the build's own words if it fails. */
export function buildSite(dir) {
  const out = join(dir, 'build');
  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'build', '--out-dir', out],
    {
      cwd: dir,
      env: {
        ...process.env,
        ICHIBA_EDITION: 'public',
        DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
        NODE_ENV: 'production',
      },
      encoding: 'utf8',
    },
  );
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr);
    process.exit(2);
  }
  console.log(`built ${dir.split('/').at(-1)}`);
  return out;
}

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A plain static host; `file` says which file an address stands for. */
export async function serveFolder(dir) {
  const file = (pathname) => {
    const path = join(dir, decodeURIComponent(pathname));
    return existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  };
  const server = createServer((request, response) => {
    const path = file(new URL(request.url, 'http://x').pathname);
    if (!existsSync(path)) return response.writeHead(404).end();
    const type = types[extname(path)] ?? 'application/octet-stream';
    const bytes = readFileSync(path);
    // As real hosts do: text is compressed, pictures and clips are not.
    return extname(path) in types
      ? response
          .writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
          .end(gzipSync(bytes, { level: 6 }))
      : response.writeHead(200, { 'content-type': type }).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    file,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Chromium without a network of its own; ends the process when there is none. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) {
    console.error('This bench needs Chromium: npm test says how to get it.');
    process.exit(2);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
