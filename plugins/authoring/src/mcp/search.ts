import type { Hit, SearchResult } from '@chishiki-ichiba/search/client';
import { z } from 'zod';
import { facetShape, facetsOf } from './facets.js';
import { type OpenBuild, Refusal } from './open-build.js';
import {
  answerShape,
  type Day,
  editionOf,
  headText,
  pageShape,
  standingOf,
  standingText,
} from './standing.js';
import type { Tool } from './tool.js';

const hitShape = z.object({
  page: pageShape,
  place: z
    .object({
      url: z.string().describe('その場所へ直接行く住所'),
      heading: z.string().describe('見出し・手順・急所の道。動画では空'),
      seconds: z.number().nullable().describe('動画の何秒目か。動画の場面でなければ null'),
    })
    .nullable()
    .describe('見つかった場所。ページの初めなら null'),
  excerpt: z.string(),
});
type Found = z.infer<typeof hitShape>;

const input = z.strictObject({
  query: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .describe('探す言葉。症状（裏が黒い）、部品番号、読み（うらなみ）でもよい'),
  limit: z.number().int().min(1).max(20).default(5).describe('何件まで返すか'),
  offset: z.number().int().min(0).default(0).describe('何件目から返すか'),
  ...facetShape,
});

const output = z.object({
  ...answerShape,
  query: z.string(),
  total: z.number().int(),
  nearestOnly: z
    .boolean()
    .describe('すべての言葉を含むページがなく、近いページを返したときに true'),
  hits: z.array(hitShape),
  withoutFacets: z
    .number()
    .int()
    .nullable()
    .describe('絞り込んで何もないときの、絞り込まない件数。ほかは null'),
  suggestions: z.array(z.string()).describe('何もないときの、市場にある近い言葉'),
});

/** Full-text search, as the search box answers it. */
export const search: Tool<typeof input, typeof output> = {
  name: 'search',
  title: '知識市場を探す',
  description:
    '手順・失敗・事例・用語・動画などを言葉で探します。見つかった場所（手順、急所、動画の秒）と抜き書き、状態・版・改訂日・ライセンスを返します。',
  input,
  output,
  async answer(asked, build, day) {
    const { query, limit, offset } = asked;
    const facets = await facetsOf(asked, build);
    const result = await build.search.search(query, { limit, offset, facets });
    refuseBroken(result);
    const isNarrowed = result.total === 0 && Object.keys(facets).length > 0;
    return {
      edition: editionOf(build),
      asOf: day.today,
      query,
      total: result.total,
      nearestOnly: result.relaxed ?? false,
      hits: result.hits.map((hit) => toFound(hit, build, day)),
      withoutFacets: isNarrowed ? (await build.search.search(query, { limit: 0 })).total : null,
      suggestions: result.suggestions,
    };
  },
  toText(answer, build, day) {
    const { total, hits, nearestOnly, withoutFacets, suggestions, query } = answer;
    const said =
      total === 0
        ? [
            `「${query}」は見つかりません。`,
            ...(withoutFacets
              ? [`絞り込まなければ、近いものも入れて ${withoutFacets}件あります。`]
              : []),
            ...(suggestions.length > 0 ? [`市場にある近い言葉: ${suggestions.join('、')}`] : []),
          ].join('')
        : nearestOnly
          ? `「${query}」のすべての言葉を含むページはありません。近いページ ${total}件のうち ${hits.length}件です。`
          : `「${query}」は ${total}件あります。うち ${hits.length}件です。`;
    return [headText(build, day), said, ...hits.map(foundText)].join('\n\n');
  },
};

/** An index that cannot be read is no "nothing found". @throws {Refusal} */
export function refuseBroken({ problems, formats }: SearchResult): void {
  if (problems.length === 0) return;
  const files = [...new Set(problems.map(({ url, kind }) => `${url}（${kind}）`))].join('、');
  throw new Refusal(
    formats
      ? `検索の索引の形は \`${formats.index}\` です。このプログラムの \`${formats.script}\` を期待。市場を組み立て直してください`
      : `検索の索引に読めない部品があり、答えられません: ${files}。市場を組み立て直してください`,
  );
}

function toFound(hit: Hit, build: OpenBuild, day: Day): Found {
  const { section, cue } = hit;
  return {
    page: standingOf(hit, build, day),
    place: cue
      ? { url: cue.url, heading: '', seconds: cue.start }
      : section?.id
        ? {
            url: `${hit.url}#${section.id}`,
            heading: [...section.path, section.heading].filter(Boolean).join(' > '),
            seconds: null,
          }
        : null,
    excerpt: hit.excerpt.text,
  };
}

const foundText = ({ page, place, excerpt }: Found, index: number): string =>
  [
    `${index + 1}. ${page.title}（${page.kindLabel}、id: ${page.id}）`,
    `   場所: ${place ? `${place.seconds === null ? place.heading : `動画の ${place.seconds}秒`} ${place.url}` : page.url}`,
    `   抜き書き: ${excerpt}`,
    `   ${standingText(page)}`,
  ].join('\n');
