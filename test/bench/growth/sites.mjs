/** The sites of `npm run bench -- build`: the same pages, each with another way to make a site of them. */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../../.ci/files.mjs';
import { siteFolder } from '../browser/site.mjs';
import { plainConfig } from '../market-pages.mjs';
import { writeMarketDocs, writePlainDocs } from './generate.mjs';

const peers = join(root, 'test/bench/search/peers/node_modules');
export const pagefindBin = join(peers, 'pagefind/lib/runner/bin.cjs');
const EASYOPS = '@easyops-cn/docusaurus-search-local';

/** @param column - `ours`, `plain`, `easyops`, or `pagefind` (which indexes what `plain` builds). @returns `dir`. */
export function writeSite(column, size, dir) {
  siteFolder(dir);
  if (column === 'ours') {
    writeMarketDocs(join(dir, 'docs'), size);
    writeFileSync(join(dir, 'docusaurus.config.js'), OURS);
    return dir;
  }
  writePlainDocs(join(dir, 'docs'), size);
  const config = plainConfig('md');
  writeFileSync(
    join(dir, 'docusaurus.config.js'),
    column === 'easyops' ? withEasyops(config, dir) : config,
  );
  return dir;
}

const OURS = `export default { title: 'ours', url: 'https://example.invalid', baseUrl: '/', trailingSlash: true,
  i18n: { defaultLocale: 'ja', locales: ['ja'] }, future: { v4: true, faster: true },
  presets: [['@chishiki-ichiba/preset', { roots: ['docs'], routeBasePath: '/', docs: false, blog: false, pages: false }]],
  themeConfig: { navbar: { title: '市場', items: [{ type: 'search', position: 'right' }] } } };
`;

/** The theme into the site, where it finds this checkout's Docusaurus; the rest of what it needs, beside it. */
function withEasyops(config, dir) {
  const vendor = join(dir, 'vendor');
  const theme = join(vendor, 'easyops');
  cpSync(join(peers, EASYOPS), theme, { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(theme, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    if (existsSync(join(root, 'node_modules', name))) continue;
    mkdirSync(dirname(join(vendor, 'node_modules', name)), { recursive: true });
    symlinkSync(join(peers, name), join(vendor, 'node_modules', name), 'dir');
  }
  return config.replace(
    'presets:',
    `themes: [[${JSON.stringify(theme)}, { language: ['ja'], hashed: true, indexBlog: false }]], presets:`,
  );
}
