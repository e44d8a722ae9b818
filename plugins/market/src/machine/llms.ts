import { say } from '@chishiki-ichiba/model/say';
import { type PageContext, titleOf, toCard } from '../pages/context.js';
import { kindOrder } from '../pages/to-list-pages.js';
import { labelOf } from '../words/label-of.js';
import { feedOf } from './feed-items.js';
import type { SiteAbout } from './feeds.js';

/** No file of ours grows past 1 MB. */
const MAX_BYTES = 900_000;

/**
 * `llms.txt`: what this site is, of which edition, on what conditions, and a line for each page with its
 * Markdown twin, by kind. Beyond the size it names a list per kind, `llms/<kind>-<n>.txt`.
 *
 * @param twinOf - Page → address of its twin.
 * @returns File name → text.
 * @see https://llmstxt.org/
 */
export function toLlmsFiles(
  context: PageContext,
  site: SiteAbout,
  twinOf: (url: string) => string,
  maxBytes = MAX_BYTES,
): ReadonlyMap<string, string> {
  const { catalog, urls } = context;
  const lists = kindOrder.flatMap((kind) => {
    const items = catalog.items
      .filter((item) => item.kind === kind)
      // Retired ones are said to be so, and come last.
      .sort(
        (a, b) =>
          Number(a.status === 'retired') - Number(b.status === 'retired') || (a.id < b.id ? -1 : 1),
      );
    return items.length === 0
      ? []
      : [
          {
            kind,
            heading: say`${labelOf('kind', kind)}（${items.length}件）`,
            lines: items.map((item) => {
              const note = [
                toCard(item, context).summary,
                item.status === 'retired' ? say`（廃止）` : undefined,
                item.fields.licence && say`（ライセンス：${item.fields.licence}）`,
              ]
                .filter(Boolean)
                .join('');
              const words = inBrackets(titleOf(item));
              return `- [${words}](${twinOf(urls.item(item))})${note ? `: ${oneLine(note)}` : ''}\n`;
            }),
          },
        ];
  });
  const { feedUrl } = feedOf('all', context);
  const head = `# ${oneLine(site.title)}

> ${oneLine(site.tagline)}

${say`${site.edition}の ${catalog.items.length} ページです。どのページにも、同じ内容の Markdown があります（\`/a/b/\` なら \`/a/b.md\`）。`}
${say`各ページの版・状態・改訂日・出典・ライセンスは、その Markdown の先頭と終わりにあります。ライセンスが「記載なし」のページを転載するときは、所有の組織に聞いてください。「見本：架空の組織・条件です」とあるページは書き方の例で、事実として引いてはいけません。`}

- ${say`[機械向けのカタログ](${urls.files}catalog.json): 全ページの一覧（JSON、形は ${urls.files}schema/catalog.json）`}
${feedUrl ? `- ${say`[新しくなったページ](${feedUrl}): 何が変わったか（Atom）`}\n` : ''}`;
  const whole = `${head}${lists.map(({ heading, lines }) => `\n## ${heading}\n\n${lines.join('')}`).join('')}`;
  if (bytes(whole) <= maxBytes) return new Map([['llms.txt', whole]]);
  const files = new Map<string, string>();
  const parts = lists.flatMap(({ kind, heading, lines }) =>
    cut(lines, maxBytes - 200).map((part, index) => {
      const name = `llms/${kind}-${index + 1}.txt`;
      files.set(name, `# ${heading}\n\n${part}`);
      return `- [${heading} ${index + 1}](${urls.beside(name)})\n`;
    }),
  );
  files.set('llms.txt', `${head}\n## 一覧\n\n${parts.join('')}`);
  return files;
}

function cut(lines: readonly string[], maxBytes: number): string[] {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const line of lines) {
    const more = bytes(line);
    if (size + more > maxBytes && part !== '') {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += line;
    size += more;
  }
  if (part !== '') parts.push(part);
  return parts;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const oneLine = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim();
const inBrackets = (text: string): string => oneLine(text).replace(/[[\]\\]/g, '\\$&');
