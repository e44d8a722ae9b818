import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';

const dir = '/work/wt/media/build';
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
};
const server = createServer((q, r) => {
  const p = decodeURIComponent(new URL(q.url, 'http://x').pathname);
  let f = path.join(dir, p);
  if (existsSync(f) && statSync(f).isDirectory()) f = path.join(f, 'index.html');
  const ok = existsSync(f);
  const m = /^bytes=(\d+)-(\d*)$/.exec(q.headers.range ?? '');
  if (ok && m) {
    const size = statSync(f).size,
      s = Math.min(+m[1], size - 1),
      e = m[2] ? Math.min(+m[2], size - 1) : size - 1;
    r.writeHead(206, {
      'content-type': types[path.extname(f)] ?? 'application/octet-stream',
      'content-length': e - s + 1,
      'content-range': `bytes ${s}-${e}/${size}`,
      'accept-ranges': 'bytes',
    });
    createReadStream(f, { start: s, end: e }).pipe(r);
    return;
  }
  r.writeHead(ok ? 200 : 404, {
    'content-type': types[path.extname(f)] ?? 'application/octet-stream',
  });
  if (ok) createReadStream(f).pipe(r);
  else r.end();
});
await new Promise((r) => server.listen(0, '127.0.0.1', r));
const base = `http://127.0.0.1:${server.address().port}`;
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const jobs = JSON.parse(process.argv[2]);
for (const j of jobs) {
  const c = await b.newContext({
    viewport: { width: j.w, height: j.h ?? (j.w < 500 ? 740 : 900) },
    colorScheme: j.dark ? 'dark' : 'light',
    locale: 'ja-JP',
    javaScriptEnabled: !j.nojs,
    serviceWorkers: 'block',
  });
  const p = await c.newPage();
  p.on('pageerror', (e) => console.log('ERR', String(e)));
  p.on('console', (m) => {
    if (m.type() === 'error') console.log('CON', m.text());
  });
  await p.goto(base + j.url, { waitUntil: 'networkidle' });
  if (j.eval) await p.evaluate(j.eval);
  await p.waitForTimeout(j.wait ?? 800);
  if (j.pdf) await p.pdf({ path: j.out, preferCSSPageSize: true });
  else if (j.sel) await p.locator(j.sel).first().screenshot({ path: j.out });
  else await p.screenshot({ path: j.out, fullPage: !!j.full });
  if (j.print) console.log(j.out, await p.evaluate(j.print));
  await c.close();
}
await b.close();
server.close();
