/** What must hold in the built site of a cell. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadAddresses, fileOf, filesUnder, openSearch } from './built.mjs';

const SITE = 'https://adopter.example';

/** @returns Pairs of what must hold and whether it does, or why it does not. */
export async function checkSite(siteDir, cell) {
  const [, ...others] = cell.locales;
  const whole = join(siteDir, 'build');
  return [
    ...(await checkLocale(siteDir, whole, cell, cell.baseUrl)),
    ...(
      await Promise.all(
        others.map(async (locale) => [
          ...(await checkLocale(
            siteDir,
            join(whole, locale),
            cell,
            `${cell.baseUrl}${locale}/`,
            '五分で分かる訳文',
          )),
        ]),
      )
    ).flat(),
    ['every address leads to a file', none(deadAddresses(whole, cell.baseUrl, SITE))],
  ];
}

async function checkLocale(siteDir, build, cell, baseUrl, minutes = 'less than 5 minutes') {
  const all = filesUnder(build);
  const read = (name) =>
    existsSync(join(build, name)) ? readFileSync(join(build, name), 'utf8') : '';
  const at = (path) => {
    const file = fileOf(build, '/', `/${path}`);
    return file ? readFileSync(file, 'utf8') : '';
  };
  const manual = at('market/docs/manual/tack-welding');
  const shown = cell.versions ? 'less than an hour of 1.0' : minutes;
  const intro = at('docs/intro');
  const search = await openSearch(siteDir, join(build, 'market/ichiba/search'));
  const urlsOf = async (query) => (await search.search(query)).hits.map(({ url }) => url);
  const finds = async (query, path) => {
    const urls = await urlsOf(query);
    const url = urls.find(
      (one) => one.replace(/[#?].*/, '').replace(/\/$/, '') === `${baseUrl}${path}`,
    );
    if (!url) return `"${query}" leads to ${urls.join(', ') || 'nothing'}`;
    if (!fileOf(build, baseUrl, url.replace(/[#?].*/, ''))) return `${url} is no file`;
    return true;
  };
  const words = ['薄板の仮付け', '板を合わせる', 'すき間をなくす', '溶け落ちて穴があく'];
  const checks = [
    ['front page of the site', at('').includes('Adopter front page')],
    ['existing doc', intro.includes(`Docusaurus in ${shown}`)],
    ['existing doc keeps its admonition', /theme-admonition-tip/.test(intro)],
    ['existing doc keeps its sidebar', /theme-doc-sidebar/.test(intro)],
    [
      'existing MDX doc with a component of its own',
      /adopter-highlight/.test(at('docs/tutorial/create-a-document')),
    ],
    ['existing blog', at('blog/welcome').includes('The blog of the adopter goes on.')],
    ['market front under /market/', at('market') !== ''],
    ['market item with its step, key point and reason', words.every((one) => manual.includes(one))],
    ['market phase page', at('market/phase/kaihatsu').includes('薄板の仮付け')],
    ['catalog', read('market/ichiba/catalog.json').includes('"schemaVersion"')],
    ['search box on an existing page', /role="?combobox/.test(intro)],
    ['search page', at('market/search') !== ''],
    ['search finds the market item', await finds('仮付け', 'market/docs/manual/tack-welding')],
    ['search finds the existing doc', await finds('awesome feature', 'docs/intro')],
    ['search finds the existing post', await finds('blog of the adopter', 'blog/welcome')],
    [
      'a forgotten visibility publishes nothing',
      none(
        all.filter(
          (name) =>
            name.includes('secret-draft') ||
            (/\.(html|js|json|xml|txt|md)$/.test(name) &&
              /ADOPTERSECRET|見せない下書き/.test(read(name))),
        ),
      ),
    ],
    [
      'nothing of the market outside /market/',
      none(all.filter((name) => /^(phase|canvas|kind|ichiba)\//.test(name))),
    ],
    [
      'no path of the machine and no option of ours is published',
      none(
        all.filter((name) => {
          if (!/\.(html|js|json|xml|txt|md)$/.test(name)) return false;
          const text = read(name);
          return text.includes(siteDir) || text.includes('adopters-own-org');
        }),
      ),
    ],
  ];
  if (cell.versions)
    checks.push(
      ['the next version of the docs', at('docs/next/intro').includes(`Docusaurus in ${minutes}`)],
      [
        'search gives each doc once',
        none((await urlsOf('awesome feature')).filter((url) => url.includes('/next/'))),
      ],
    );
  if (cell.trailingSlash === false)
    checks.push(['pages without a slash', all.includes('market/docs/manual/tack-welding.html')]);
  if (cell.swizzled)
    checks.push(
      ['the ejected part', read('404.html').includes('ADOPTED 404')],
      [
        'the wrapped part, with what it wraps',
        /adopted-wrap/.test(intro) && /role="?combobox/.test(intro),
      ],
    );
  if (cell.dark)
    checks.push(['dark mode stays the site’s', /data-theme=(?:"|&quot;)?dark|"dark"/.test(intro)]);
  return checks.map(([name, holds]) => [
    baseUrl === cell.baseUrl ? name : `${baseUrl}: ${name}`,
    holds,
  ]);
}

const none = (list) => (list.length === 0 ? true : list.slice(0, 5).join('; '));
