import type { Config } from '@docusaurus/types';

/** A tiny site with awkward content: below a base URL, beside classic docs and a blog, with MDX items. */
const config: Config = {
  title: '試しの市場',
  url: 'https://example.invalid',
  baseUrl: '/sub/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  i18n: { defaultLocale: 'ja', locales: ['ja'] },
  future: { v4: true, faster: true },
  presets: [['@chishiki-ichiba/preset', { roots: ['market'], mdxFolders: ['market/manuals', 'market/terms'], docs: {}, blog: { showReadingTime: false } }]],
};

export default config;
