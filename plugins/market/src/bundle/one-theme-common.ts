import { createRequire } from 'node:module';

/**
 * The `@docusaurus/theme-common` of the theme that draws the layout, for all. pnpm gives a package a copy
 * of its own where its optional peers differ (ours brings sharp), and the contexts of one copy are not
 * those of the other: no page would find the layout's.
 *
 * @param config - As Docusaurus hands it to `configureWebpack`; its aliases hold every theme's parts.
 */
export function oneThemeCommon(config: {
  readonly resolve?: { readonly alias?: unknown };
}): { alias: Record<string, string> } | undefined {
  const layout = (config.resolve?.alias as Record<string, unknown> | undefined)?.[
    '@theme-original/Layout'
  ];
  if (typeof layout !== 'string') return undefined;
  try {
    const found = createRequire(layout).resolve('@docusaurus/theme-common');
    return { alias: { '@docusaurus/theme-common$': found } };
  } catch {
    // A theme that is not made of it.
    return undefined;
  }
}
