import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { editPages } from '../../plugins/market/lib/emit/edit-pages.js';
import { everyPageStyles, pageStylesEdit } from '../../plugins/market/lib/emit/page-styles.js';

test.each([
  ['/x/plugins/market/lib/ui/compare/compare.module.css', false],
  ['C:\\x\\market\\lib\\ui\\work\\bar.module.css', false],
  ['/x/market/lib/ui/paper/paper.module.css', false],
  ['/x/market/lib/ui/paper/corner.module.css', true],
  ['/x/market/lib/ui/item/item.module.css', true],
  ['/x/market/lib/ui/canvas/canvas.module.css', true],
  ['/x/infima/dist/css/default/default.css', true],
  ['/site/src/work/custom.css', true],
])('%s is of every page: %s', (file, every) => {
  expect(everyPageStyles.test(file)).toBe(every);
});

test('a page links its own styles behind the one sheet, whatever the address looks like', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'ichiba-styles-'));
  const main = '<link rel=stylesheet href=/sub/assets/css/styles.ab12.css />';
  const files = ['index.html', 'matrix/index.html', 'work.html', 'plain/index.html'];
  for (const file of files) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), `<html><head>${main}<title>x</title>`);
  }
  const own: Record<string, readonly string[]> = {
    '/sub/': ['assets/css/front.1.css', 'assets/js/front.1.js', 'assets/css/styles.ab12.css'],
    '/sub/matrix/': ['assets/css/matrix.1.css'],
    '/sub/work': ['assets/css/work.1.css'],
    '/sub/plain/': ['assets/js/plain.1.js'],
    '/sub/not-built/': ['assets/css/other.1.css'],
  };
  const edit = pageStylesEdit('/sub/', {
    routes: Object.keys(own),
    of: (route) => own[route] ?? [],
    later: [],
  });
  await editPages(dir, '/sub/', [edit]);
  const links = await Promise.all(
    files.map(async (file) =>
      [...(await readFile(path.join(dir, file), 'utf8')).matchAll(/href="?([^" >]+)/g)].map(
        ([, href]) => href?.replace('/sub/assets/css/', ''),
      ),
    ),
  );
  expect(links).toEqual([
    ['styles.ab12.css', 'front.1.css'],
    ['styles.ab12.css', 'matrix.1.css'],
    ['styles.ab12.css', 'work.1.css'],
    ['styles.ab12.css'],
  ]);
});
