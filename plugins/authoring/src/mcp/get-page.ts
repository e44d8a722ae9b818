import { z } from 'zod';
import { findPage, nearIds } from '../built-market.js';
import { type OpenBuild, Refusal } from './open-build.js';
import {
  answerShape,
  editionOf,
  headText,
  pageShape,
  standingOf,
  standingText,
} from './standing.js';
import type { Tool } from './tool.js';

const input = z.strictObject({
  page: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .describe('ページの id（tig-butt-uranami）、旧 id、または住所（/docs/manual/…/、https://…）'),
});

const output = z.object({
  ...answerShape,
  page: pageShape,
  markdown: z.string().describe('ページの全文（Markdown の写し）'),
});

/** A whole page, as its Markdown twin. */
export const getPage: Tool<typeof input, typeof output> = {
  name: 'get_page',
  title: '知識市場のページを読む',
  description:
    '一つのページの全文を Markdown で返します（手順、急所と理由、条件、キャンバス、文字起こし、出典）。状態・版・改訂日・見直し期限・ライセンスも返します。',
  input,
  output,
  async answer({ page: typed }, build, day) {
    const found = locate(typed, build);
    return {
      edition: editionOf(build),
      asOf: day.today,
      page: standingOf(found, build, day),
      markdown: found.markdown,
    };
  },
  toText: ({ page, markdown }, build, day) =>
    `${headText(build, day)}\n${standingText(page)}\n\n${markdown}`,
};

interface Located {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly markdown: string;
}

function locate(typed: string, build: OpenBuild): Located {
  const { pages, manifest, front } = build.market;
  const path = pathOf(typed);
  const item =
    path === undefined
      ? findPage(typed, pages)
      : // What lies below an item (its sheets for paper) is told in its twin.
        (pages.find(({ url }) => `${bare(path)}/`.startsWith(`${bare(url)}/`)) ??
        // An address an item once had.
        (path.startsWith(`${front}docs/`) ? findPage(path, pages) : undefined));
  if (item) {
    const markdown = readTwin(item.url, build);
    if (markdown !== undefined) return { ...item, markdown };
    throw new Refusal(
      `「${item.title}」（${item.id}）の写し（Markdown）が、組み立てたフォルダにありません。市場を組み立て直してください`,
    );
  }
  if (path !== undefined) {
    const markdown = readTwin(path, build);
    if (markdown !== undefined)
      return { id: `page:${path}`, title: titleIn(markdown) ?? path, url: path, markdown };
    if (isBuilt(path, build))
      throw new Refusal(
        `\`${path}\` は市場の項目ではないページで、写し（Markdown）がありません。ブラウザーで開いてください`,
      );
  }
  const gone = manifest.withdrawn?.find(({ id }) => id === typed || path?.endsWith(`/${id}/`));
  if (gone)
    throw new Refusal(`\`${gone.id}\` は ${gone.date} に取り下げられました。中身は残していません`);
  throw new Refusal(`\`${typed}\` というページは、この版にありません。${meant(typed, build)}`);
}

/** What may have been meant: like ids, else titles that hold the words. */
function meant(typed: string, { market }: OpenBuild): string {
  const titles = new Map(market.pages.map(({ id, title }) => [id, title]));
  const ids = nearIds(typed, market.pages);
  const named = market.pages.flatMap(({ id, title }) => (title.includes(typed) ? [id] : []));
  const near = [...new Set([...ids, ...named])].slice(0, 3);
  return near.length > 0
    ? `もしかして: ${near.map((id) => `${id}${titles.has(id) ? `（${titles.get(id)}）` : '（旧 id）'}`).join('、')}`
    : 'id は search か list_pages で分かります';
}

/** Path of what was typed as an address, decoded; `undefined` for an id. */
function pathOf(typed: string): string | undefined {
  if (!/^(?:https?:\/)?\//.test(typed)) return undefined;
  try {
    return decodeURI(new URL(typed, 'http://localhost').pathname).replace(/(?:\/index)?\.md$/, '/');
  } catch {
    return undefined;
  }
}

const bare = (url: string): string => url.replace(/(?<!\/)\/+$/, '');

/** `/a/b/` → `a/b.md` below the site's base, of the site's first page `index.md`. */
const readTwin = (url: string, build: OpenBuild): string | undefined => {
  const name = nameOf(url, build);
  return name === undefined ? undefined : build.readPage(`${name || 'index'}.md`);
};

/** Whether the site has a page there, with or without a slash at its end. */
function isBuilt(url: string, build: OpenBuild): boolean {
  const name = nameOf(url, build);
  return [`${name}/index.html`, `${name}.html`].some((file) => build.readPage(file) !== undefined);
}

/** Path below the site's base; `undefined` for an address outside it. */
function nameOf(url: string, { market }: OpenBuild): string | undefined {
  const path = bare(url);
  return `${path}/`.startsWith(market.baseUrl) ? path.slice(market.baseUrl.length) : undefined;
}

const titleIn = (markdown: string): string | undefined => /^# (.+)$/m.exec(markdown)?.[1];
