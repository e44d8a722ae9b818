import { join } from 'node:path';
import { UsageError } from './command.js';
import { findConfig, hasConfig, sitePath } from './site.js';

/** What a site's config says of its market. */
export interface SiteOptions {
  /** Content roots, site-relative. */
  readonly roots: readonly string[];
  /** Folders whose `.mdx` files are pages; absent where there is no config to name them. */
  readonly mdxFolders?: readonly string[];
}

type Named = string | readonly unknown[] | false | null | undefined;
interface SiteConfig {
  readonly presets?: readonly Named[];
  readonly plugins?: readonly Named[];
  readonly themes?: readonly Named[];
}

/** The roots of a folder without a market in its config, and of our plugin when its options name none. */
const BARE_ROOTS = ['docs'];
const PLUGIN_ROOTS = ['market'];

/**
 * Roots and folders as the commands use them: from `--root` where it is given, else from the site's own
 * config, so that no command looks at other folders than the build does.
 *
 * @param typed - Values of `--root`.
 * @throws {UsageError} When the config cannot be read, or a root does not exist.
 */
export async function readSiteOptions(
  siteDir: string,
  typed: readonly string[] | undefined,
): Promise<SiteOptions> {
  const options = hasConfig(siteDir) ? marketOptions(await loadConfig(siteDir)) : [];
  const named = options.flatMap(({ roots }) => listOf(roots) ?? PLUGIN_ROOTS);
  const roots = typed ?? (named.length > 0 ? named : BARE_ROOTS);
  return {
    roots: [...new Set(roots.map((root) => sitePath(root, siteDir)))],
    ...(options.length > 0
      ? { mdxFolders: options.flatMap(({ mdxFolders }) => listOf(mdxFolders) ?? []) }
      : {}),
  };
}

/** Options of our preset, and of the market where it stands by itself. */
function marketOptions({ presets, plugins, themes }: SiteConfig): Record<string, unknown>[] {
  return [...(presets ?? []), ...(plugins ?? []), ...(themes ?? [])].flatMap((named) => {
    const [name, options] = Array.isArray(named) ? named : [named];
    return typeof name === 'string' && /@?chishiki-ichiba[\\/](preset|market)\b/.test(name)
      ? [(options ?? {}) as Record<string, unknown>]
      : [];
  });
}

const listOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;

/** Not by Docusaurus' own reader: that also refuses what has nothing to do with the content. */
async function loadConfig(siteDir: string): Promise<SiteConfig> {
  // Only here, for it takes half a second.
  const { loadFreshModule } = await import('@docusaurus/utils');
  try {
    const config = await loadFreshModule(join(siteDir, findConfig(siteDir)));
    return ((typeof config === 'function' ? await config() : await config) ?? {}) as SiteConfig;
  } catch (cause) {
    const { message } =
      cause instanceof Error && cause.cause instanceof Error ? cause.cause : Object(cause);
    throw new UsageError(`サイトの設定（docusaurus.config）を読めません: ${message}`, { cause });
  }
}
