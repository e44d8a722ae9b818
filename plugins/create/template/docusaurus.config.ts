import type { Config } from '@docusaurus/types';

const config: Config = {
  title: '知識市場',
  favicon: 'img/favicon.svg',
  // 公開する前に、置き場所の住所に替えてください。フィードと目録の住所になります。
  url: process.env.SITE_URL ?? 'https://example.invalid',
  baseUrl: process.env.BASE_URL ?? '/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  i18n: { defaultLocale: 'ja', locales: ['ja'] },
  future: { v4: true, faster: true },
  presets: [
    [
      '@chishiki-ichiba/preset',
      {
        roots: ['docs'],
        routeBasePath: '/',
        docs: false,
        blog: false,
        pages: false,
        theme: { customCss: './src/css/custom.css' },
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: '知識市場',
      items: [
        { to: '/kind/manual/', label: '手順', position: 'left' },
        { to: '/kind/case/', label: '事例', position: 'left' },
        { to: '/kind/failure/', label: '失敗に学ぶ', position: 'left' },
        { to: '/activities/', label: '集まり', position: 'left' },
        { to: '/kind/term/', label: '用語', position: 'left' },
        { to: '/board/', label: '掲示板', position: 'left' },
        { type: 'search', position: 'right' },
      ],
    },
    footer: {
      links: [
        { label: 'この市場の始め方', to: '/docs/guide/first-steps/' },
        { label: '報告', to: '/report/' },
        { label: '書ける欄の一覧', to: '/reference/' },
        { label: '端末に保存したもの', to: '/offline/' },
      ],
      copyright: 'はじめに入っているページの組織・人・数値は架空です。',
    },
  },
};

export default config;
