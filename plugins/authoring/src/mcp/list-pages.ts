import { vocabularies } from '@chishiki-ichiba/model';
import { z } from 'zod';
import { facetShape, facetsOf } from './facets.js';
import { refuseBroken } from './search.js';
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
  ...facetShape,
  sort: z
    .enum(['revised', 'reviewBy'])
    .default('revised')
    .describe('revised=改訂日の新しい順、reviewBy=見直し期限の早い順（過ぎたものが先）'),
  page: z.number().int().min(1).default(1).describe('何枚目か'),
  limit: z.number().int().min(1).max(50).default(20).describe('一枚の件数'),
});

const output = z.object({
  ...answerShape,
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int().describe('全部で何枚か'),
  items: z.array(z.object({ page: pageShape, summary: z.string() })),
});

/** The market by facets, a page of the list at a time; nothing but items. */
export const listPages: Tool<typeof input, typeof output> = {
  name: 'list_pages',
  title: '知識市場のページを並べる',
  description:
    '種類・段階・キャンバスの欄・組織・状態で絞って、項目を並べます。何も指定しなければ全部です。見直し期限の早い順にもできます。',
  input,
  output,
  async answer(asked, build, day) {
    const { sort, page, limit } = asked;
    const facets = await facetsOf(asked, build);
    const result = await build.search.search('', {
      // The index also holds the site's other pages, which have no standing to tell.
      facets: { kind: vocabularies.kind.map(({ id }) => id), ...facets },
      sort,
      limit,
      offset: (page - 1) * limit,
    });
    refuseBroken(result);
    return {
      edition: editionOf(build),
      asOf: day.today,
      total: result.total,
      page,
      pages: Math.ceil(result.total / limit),
      items: result.hits.map((hit) => ({
        page: standingOf(hit, build, day),
        summary: hit.excerpt.text,
      })),
    };
  },
  toText({ total, page, pages, items }, build, day) {
    const said =
      total === 0
        ? 'あてはまる項目は、この版にありません。'
        : items.length === 0
          ? `${total}件、${pages}枚あります。${page}枚目はありません。`
          : `${total}件あります。${pages}枚のうち ${page}枚目です。`;
    return [
      headText(build, day),
      said,
      ...items.map((item) =>
        [
          `- ${item.page.title}（${item.page.kindLabel}、id: ${item.page.id}）${item.page.url}`,
          ...(item.summary ? [`  ${item.summary}`] : []),
          `  ${standingText(item.page)}`,
        ].join('\n'),
      ),
    ].join('\n\n');
  },
};
