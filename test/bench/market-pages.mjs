/** Pages that benches measure on: the market's own, more of them, and the same as plain Docusaurus docs. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../.ci/files.mjs';

/** The market's own docs into `target`, and copies of them under other ids until there are `pages`. */
export function fillDocs(target, pages) {
  const docs = join(root, 'docs');
  cpSync(docs, target, { recursive: true });
  const there = readdirSync(docs, { recursive: true }).filter(
    (name) => /\.mdx?$/.test(name) && !/(^|\/)_/.test(name),
  ).length;
  const originals = ['manuals', 'failures', 'terms', 'cases', 'trials', 'guides'].flatMap(
    (folder) =>
      readdirSync(join(docs, folder))
        .filter((name) => /^[a-z].*\.md$/.test(name))
        .sort()
        .map((name) => ({ folder, name, text: readFileSync(join(docs, folder, name), 'utf8') })),
  );
  for (let made = there; made < pages; made++) {
    const { folder, name, text } = originals[made % originals.length];
    const copy = text
      .replace(/^(?:旧ID|別ID): .*\n/m, '')
      .replace(/^題名: .*$/m, `題名: 写し ${made}`);
    writeFileSync(join(target, folder, name.replace('.md', `-${made}.md`)), copy);
  }
}

/** A page of the market as a plain doc: its title kept, our front matter and marks gone. */
export function toPlainDoc(text) {
  const title = /^題名:\s*(.*)$/m.exec(text)?.[1]?.replace(/^["']|["']$/g, '') ?? 'x';
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\s*\{#[a-z0-9-]+\}/g, '')
    .replace(/\[\^S[^\]]*\]/g, '')}`;
}

/** `docusaurus.config.js` of a preset-classic site over them. @param format - How `.md` is read. */
export const plainConfig = (format) =>
  `export default { title: 'plain', url: 'https://example.invalid', baseUrl: '/', trailingSlash: true, onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore',
  markdown: { format: '${format}', hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' } },
  i18n: { defaultLocale: 'ja', locales: ['ja'] }, future: { v4: true, faster: true }, presets: [['classic', { blog: false, pages: false }]] };\n`;
