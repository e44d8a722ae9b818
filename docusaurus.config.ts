import type { Config } from '@docusaurus/types';

/** Every sign of a program at 4.5 : 1 and more; the comments of the usual themes are paler. */
const codeColors = {
  light: colors('#f4f2ec', '#24211c', '#5b554b', '#1c5a2b', '#174a80'),
  dark: colors('#23211d', '#ece8df', '#b3ab9d', '#a5d6a7', '#9fc8f2'),
};
function colors(back: string, plain: string, comment: string, text: string, word: string) {
  return {
    plain: { color: plain, backgroundColor: back },
    styles: [
      { types: ['comment'], style: { color: comment } },
      { types: ['string', 'attr-value'], style: { color: text } },
      { types: ['keyword', 'property', 'attr-name', 'key'], style: { color: word } },
    ],
  };
}

const config: Config = {
  title: '知識市場',
  favicon: 'img/favicon.svg',
  tagline: '現場の技と経験を、会社と世代をこえて渡す',
  url: process.env.SITE_URL ?? 'https://example.invalid',
  baseUrl: process.env.BASE_URL ?? '/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  i18n: { defaultLocale: 'ja', locales: ['ja'] },
  future: { v4: true, faster: true },
  presets: [
    [
      '@chishiki-ichiba/preset',
      {
        roots: ['docs'],
        routeBasePath: '/',
        // Classic docs for those who build on the plugins; `_` keeps the folder out of the market.
        docs: { path: 'docs/_adopters', routeBasePath: 'plugins', sidebarPath: './sidebars.ts' },
        blog: false,
        pages: false,
        theme: { customCss: './src/css/custom.css' },
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    prism: { theme: codeColors.light, darkTheme: codeColors.dark },
    navbar: {
      title: '知識市場',
      items: [
        { to: '/kind/manual/', label: '手順', position: 'left' },
        { to: '/kind/case/', label: '事例', position: 'left' },
        { to: '/valleys/', label: '谷と立ち直り', position: 'left' },
        { to: '/kind/failure/', label: '失敗に学ぶ', position: 'left' },
        { to: '/activities/', label: '集まり', position: 'left' },
        { to: '/kind/term/', label: '用語', position: 'left' },
        { to: '/kind/guide/', label: '手引き', position: 'left' },
        { to: '/board/', label: '掲示板', position: 'left' },
        { type: 'search', position: 'right' },
      ],
    },
    footer: {
      links: [
        { label: '報告', to: '/report/' },
        { label: '書ける欄の一覧', to: '/reference/' },
        { label: '端末に保存したもの', to: '/offline/' },
        { label: 'アクセシビリティ', to: '/docs/guide/accessibility/' },
        { label: 'しくみを自分のサイトで使う', to: '/plugins/' },
      ],
      copyright: '見本の組織・人・条件は架空です。実在の組織の事実には出典があります。',
    },
  },
};

export default config;
