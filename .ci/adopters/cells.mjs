/**
 * Kinds of sites that our packages must work in. The first is the one of `npm run check`; all by
 * `node .ci/adopters.mjs --matrix`.
 *
 * use            options: the preset with options · line: the preset as one word · plugins: market and search beside preset-classic
 * config         ts · js (CommonJS, as `create-docusaurus` without --typescript)
 * swizzled       one part of ours ejected and one wrapped by `docusaurus swizzle`
 * trailingSlash  true · false · undefined
 */
const plain = {
  use: 'options',
  config: 'ts',
  manager: 'npm',
  baseUrl: '/',
  trailingSlash: true,
  locales: ['en'],
  versions: false,
  dark: false,
  swizzled: false,
};

const differences = {
  plain: {},
  'one-line': { use: 'line', config: 'js', trailingSlash: undefined },
  sub: { baseUrl: '/sub/', trailingSlash: undefined },
  'no-slash': { baseUrl: '/sub/', trailingSlash: false, dark: true },
  versions: { versions: true, trailingSlash: undefined },
  locales: { locales: ['en', 'ja'], baseUrl: '/sub/', trailingSlash: undefined },
  'locales-no-slash-versions': { locales: ['en', 'ja'], versions: true, trailingSlash: false },
  plugins: { use: 'plugins', dark: true },
  'plugins-js': { use: 'plugins', config: 'js', baseUrl: '/sub/', trailingSlash: false },
  swizzled: { swizzled: true },
  pnpm: { manager: 'pnpm', use: 'line' },
  'pnpm-plugins': { manager: 'pnpm', use: 'plugins', config: 'js', trailingSlash: undefined },
};

export const cells = Object.entries(differences).map(([name, difference]) => ({
  name,
  ...plain,
  ...difference,
}));
