import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findConfig } from './site.js';

/**
 * A config beside the site's own that asks for one page with hash routes: the only kind Docusaurus
 * builds that opens from `file://`. Beside it, because relative paths in a config count from its folder.
 *
 * @returns The file, and a function that takes it away.
 */
export function writeUsbConfig(siteDir: string): { readonly file: string; remove(): void } {
  const file = join(siteDir, `.docusaurus-usb-${process.pid}.config.mjs`);
  writeFileSync(
    file,
    `import site from './${findConfig(siteDir)}';

export default async function usbConfig() {
  const config = typeof site === 'function' ? await site() : site;
  return { ...config, baseUrl: '/', future: { ...config.future, experimental_router: 'hash' } };
}
`,
  );
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  return {
    file,
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}

/** Is there a page in this folder that opens without a server? */
export const holdsUsbMarket = (folder: string): boolean =>
  existsSync(join(folder, 'index.html')) &&
  existsSync(join(folder, 'ichiba', 'search', 'manifest.json.js'));
