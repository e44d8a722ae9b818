import type { DocusaurusConfig } from '@docusaurus/types';

/**
 * Take the options of our packages out of what is published: Docusaurus writes the whole config into every
 * page's script, and folders, organisations and paths of the machine are nobody's business there.
 *
 * Runs while plugins are made, when Docusaurus has already read them. The lists are replaced and not
 * emptied: a config may hold one object in two places. Entries of others stay as they are.
 */
export function hideOwnOptions(siteConfig: DocusaurusConfig): void {
  const open = siteConfig as { -readonly [Key in keyof DocusaurusConfig]: DocusaurusConfig[Key] };
  open.presets = siteConfig.presets.map(bare);
  open.themes = siteConfig.themes.map(bare);
  open.plugins = siteConfig.plugins.map(bare);
}

/** `['@chishiki-ichiba/preset', { … }]` → its name; by name or by path. */
const bare = <Entry>(entry: Entry): Entry | string =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  /@?chishiki-ichiba[\\/](?:preset|market|search)\b/.test(entry[0])
    ? entry[0].replace(/^.*?(@?chishiki-ichiba)[\\/](\w+).*$/, '$1/$2')
    : entry;
