import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Pictures and clips are shown by their own elements, which may read from a disk; captions may not. */
const BY_ELEMENT = /^media[\\/].*(?<!\.vtt)$/;

/**
 * Beside every data file its script twin `<file>.js`: a page on `file://` may not fetch, but it may
 * load scripts (`@chishiki-ichiba/search/fetch` reads them).
 *
 * @param dir - Our files' folder, complete.
 */
export async function writeDiskTwins(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || BY_ELEMENT.test(path.relative(dir, file))) continue;
    const base64 = (await readFile(file)).toString('base64');
    await writeFile(`${file}.js`, `ichibaFile("${base64}")\n`);
  }
}

/**
 * What Docusaurus' one page lacks before its script runs: language, width of the screen, a title, and
 * words for a browser without script.
 */
export async function writeDiskPage(outDir: string, title: string, lang: string): Promise<void> {
  const file = path.join(outDir, 'index.html');
  const html = await readFile(file, 'utf8');
  const words = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  await writeFile(
    file,
    html
      .replace(/<html\s*>/, `<html lang="${lang}">`)
      .replace(
        '<head>',
        `<head>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${words}</title>`,
      )
      .replace(
        '<div id="__docusaurus"></div>',
        '<div id="__docusaurus"></div>\n<noscript><p>この控えを見るには、ブラウザーの設定で JavaScript を使えるようにしてください。</p></noscript>',
      ),
  );
}
