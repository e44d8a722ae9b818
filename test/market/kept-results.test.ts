import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import aroundLoader from '../../plugins/market/lib/bundle/around-loader.js';
import {
  dataRoutesRules,
  keptRendersRule,
  writeBundleOptions,
} from '../../plugins/market/lib/bundle/data-routes-rules.js';
import { aroundRender, otherChunks } from '../../plugins/market/lib/bundle/kept-renders.js';
import routeTableLoader from '../../plugins/market/lib/bundle/route-table-loader.js';
import { bareOf } from '../../plugins/market/lib/emit/edit-pages.js';
import { createKeptResults, hashOfPrograms } from '../../plugins/market/lib/emit/kept-results.js';
import { keepOnly } from '../../plugins/market/lib/emit/page-data.js';
import { site } from './helpers.js';

describe('results of work on a page, kept from build to build', () => {
  const folder = async () => path.join(await site({ 'x.txt': '' }), 'kept');
  /** Makes `value` and tells how often that was asked for. */
  const counted = <T>(value: T) => {
    const make = () => {
      make.times++;
      return value;
    };
    make.times = 0;
    return make;
  };

  test('the same input is not worked on again; another one, or other programs, is', async () => {
    const dir = await folder();
    const first = counted({ a: ['裏波'] });
    createKeptResults(dir, 'p1').of(['twin', 'x'], first);
    const later = counted({ a: ['new'] });
    expect(createKeptResults(dir, 'p1').of(['twin', 'x'], later)).toEqual({ a: ['裏波'] });
    expect([first.times, later.times]).toEqual([1, 0]);
    for (const [programs, input] of [
      ['p1', ['twin', 'y']],
      ['p1', ['twinx', '']],
      ['p1', ['twin', 'x', '']],
      ['p2', ['twin', 'x']],
    ] as const)
      expect(createKeptResults(dir, programs).of(input, later)).toEqual({ a: ['new'] });
    expect(later.times).toBe(4);
  });

  test('the same where making takes its time', async () => {
    const dir = await folder();
    expect(await createKeptResults(dir, '').later(['x'], async () => 'a')).toBe('a');
    expect(await createKeptResults(dir, '').later(['x'], async () => 'b')).toBe('a');
  });

  test('half a file of a build that was stopped is none', async () => {
    const dir = await folder();
    createKeptResults(dir, '').of(['x'], () => ['long', 'enough']);
    const [name = ''] = readdirSync(dir);
    const whole = readFileSync(path.join(dir, name), 'utf8');
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path.join(dir, name), whole.slice(0, length));
      expect(createKeptResults(dir, '').of(['x'], () => ['again'])).toEqual(['again']);
    }
  });

  test('what nothing came to in this build goes', async () => {
    const dir = await folder();
    const before = createKeptResults(dir, '');
    before.of(['secret'], () => 'secret');
    before.of(['shown'], () => 'shown');
    before.end();
    expect(readdirSync(dir)).toHaveLength(2);
    const after = createKeptResults(dir, '');
    after.of(['shown'], () => 'shown');
    after.end();
    expect(readdirSync(dir).map((name) => readFileSync(path.join(dir, name), 'utf8'))).toEqual([
      '"shown"',
    ]);
  });

  test('what is installed beside or above the site has a part in the name', async () => {
    const root = await site({ 'a/b/x.txt': '' });
    const before = hashOfPrograms(path.join(root, 'a/b'));
    expect(hashOfPrograms(path.join(root, 'a/b'))).toBe(before);
    mkdirSync(path.join(root, 'node_modules'));
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), '{}');
    expect(hashOfPrograms(path.join(root, 'a/b'))).not.toBe(before);
  });
});

describe('renderings kept from build to build', () => {
  const REGISTRY = `export default {
  "aa11": [() => import(/* webpackChunkName: "aa11" */ "@generated/market/default/p/list-1.json"), "@generated/market/default/p/list-1.json", require.resolveWeak("@generated/market/default/p/list-1.json")],
  "bb22": [() => import(/* webpackChunkName: "bb22" */ "@theme/ItemPage"), "@theme/ItemPage", require.resolveWeak("@theme/ItemPage")],
  "cc33": [() => import(/* webpackChunkName: "cc33" */ "@site/docs/manuals/x.mdx"), "@site/docs/manuals/x.mdx", require.resolveWeak("@site/docs/manuals/x.mdx")],
  "dd44": [() => import(/* webpackChunkName: "dd44" */ "@generated/market/default/__plugin.json"), "@generated/market/default/__plugin.json", require.resolveWeak("@generated/market/default/__plugin.json")],
};
`;
  async function build() {
    const root = await site({
      'data/pages/manual/x.json': '{"a":1}',
      'server/server.bundle.js': 'code',
      'server/assets/js/aa11.js': 'list',
      'server/assets/js/bb22.js': 'part',
      'registry.js': REGISTRY,
    });
    const asked: string[] = [];
    /** One build: renders these pages. */
    const run = async (pathnames: readonly string[], helmet: unknown = null) => {
      const render = aroundRender(
        async ({ pathname }) => {
          asked.push(pathname);
          return { html: `<p>${asked.length}`, collectedData: { metadata: { helmet } } };
        },
        {
          base: '/docs/',
          dataDir: `${root}/data/`,
          keptDir: `${root}/kept`,
          bundleDir: `${root}/server`,
          registry: `${root}/registry.js`,
        },
      );
      return Promise.all(pathnames.map(async (pathname) => (await render({ pathname })).html));
    };
    return { root, run, asked };
  }

  test('a page of an item is rendered once; a page without data always', async () => {
    const { run, asked } = await build();
    await run(['/docs/manual/x/', '/matrix/']);
    expect(await run(['/docs/manual/x/', '/matrix/'])).toEqual(['<p>1', '<p>3']);
    expect(asked).toEqual(['/docs/manual/x/', '/matrix/', '/matrix/']);
  });

  test.each([
    ['its data', 'data/pages/manual/x.json', true],
    ['the scripts of all pages', 'server/server.bundle.js', true],
    ['the script of its kind', 'server/assets/js/bb22.js', true],
    ['a script nobody lists', 'server/assets/js/ee55.js', true],
    ['data of another page', 'server/assets/js/aa11.js', false],
    ['its kept rendering, cut short', 'kept/pages/manual/x.json', true],
  ])('after a change of %s', async (_, file, again) => {
    const { root, run, asked } = await build();
    await run(['/docs/manual/x/']);
    writeFileSync(path.join(root, file), '{"key":');
    await run(['/docs/manual/x/']);
    expect(asked).toHaveLength(again ? 2 : 1);
  });

  test('what no file can hold is not kept', async () => {
    const { run, asked } = await build();
    await run(['/docs/manual/x/'], { meta: () => '' });
    await run(['/docs/manual/x/']);
    expect(asked).toHaveLength(2);
  });

  test('data and texts of other pages are told by the list of chunks', () => {
    expect(otherChunks(REGISTRY)).toEqual(['aa11', 'cc33']);
  });

  test('of a page that is gone nothing stays', async () => {
    const { root, run } = await build();
    await run(['/docs/manual/x/']);
    keepOnly(`${root}/kept`, new Set(['pages/manual/x.json']));
    expect(readdirSync(`${root}/kept/pages/manual`)).toEqual(['x.json']);
    keepOnly(`${root}/kept`, new Set());
    expect(readdirSync(`${root}/kept/pages/manual`)).toEqual([]);
  });
});

test('a page is the same one, however its address is spelled', () => {
  for (const spelled of ['/s/a/b', '/s/a/b/', '/s/a/b.html', '/s/a/b/index.html'])
    expect(bareOf(spelled), spelled).toBe('/s/a/b');
  expect(bareOf('/s/')).toBe(bareOf('/s/index.html'));
  expect(bareOf('/s/%E8%A3%8F/')).toBe('/s/裏');
  expect(bareOf('/s/100%/')).toBe('/s/100%');
});

describe('editions that share the cache of a bundler', () => {
  const optionsOf = (rules: readonly object[]) =>
    (rules as { use: { options: Record<string, unknown> }[] }[]).flatMap(({ use }) =>
      use.map(({ options }) => options),
    );

  test('are told apart by one file, which all that names a folder of an edition depends on', async () => {
    const dir = await site({ 'x.txt': '' });
    const file = writeBundleOptions(dir, ['/members/']);
    const members = readFileSync(file, 'utf8');
    expect(writeBundleOptions(dir, ['/public/'])).toBe(file);
    expect(readFileSync(file, 'utf8')).not.toBe(members);
    const places = { base: '', dataDir: '', keptDir: '', bundleDir: '', registry: '' };
    const table = { data: '', lean: false, readFrom: '/members/', dependency: file };
    const options = optionsOf([...dataRoutesRules(dir, table), keptRendersRule(places, file)]);
    const named = options.filter((one) => 'readFrom' in one || 'settings' in one);
    expect(named).toHaveLength(3);
    expect(named.map(({ dependency }) => dependency)).toEqual([file, file, file]);
  });

  test('the bundler is told of that file', () => {
    const told: string[] = [];
    const source = aroundLoader.call(
      {
        resourcePath: '/core/serverEntry.js',
        addDependency: (file) => void told.push(file),
        getOptions: () => ({ module: 'm', name: 'f', settings: { a: 1 }, dependency: '/d.json' }),
      },
      'const render = 1;\nexport default render;\n',
    );
    expect(told).toEqual(['/d.json']);
    expect(source).toContain('export default f(original, {"a":1});');
  });

  test('so it is by the list of routes', async () => {
    const data = { base: '/docs/', files: '/ichiba/', code: '', components: {} };
    const dir = await site({
      'routes.js': '',
      'routesChunkNames.json': '{}',
      'data.json': JSON.stringify(data),
    });
    const told: string[] = [];
    routeTableLoader.call(
      {
        resourcePath: path.join(dir, 'routes.js'),
        addDependency: (file) => void told.push(file),
        getOptions: () => ({
          data: path.join(dir, 'data.json'),
          dependency: '/d.json',
          lean: false,
          pages: '',
        }),
      },
      '',
    );
    expect(told).toContain('/d.json');
  });
});
