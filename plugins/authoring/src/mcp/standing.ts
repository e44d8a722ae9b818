import type { ItemPageProp } from '@chishiki-ichiba/market';
import { clockState } from '@chishiki-ichiba/market/content';
import { labelOf, vocabularies } from '@chishiki-ichiba/model';
import { z } from 'zod';
import { localDate } from '../check.js';
import { editionLabel } from '../edition.js';
import type { OpenBuild } from './open-build.js';

/** What every answer says of itself. */
export const answerShape = {
  edition: z.object({
    name: z.string().describe('public、members、inhouse-<組織のid> のどれか'),
    label: z.string(),
    pages: z.number().int().describe('この版の項目の数'),
  }),
  asOf: z.string().describe('見直し期限を過ぎたかを判断した日（この機械の日付）'),
};

const sourceShape = z.object({ tag: z.string(), detail: z.string() });

/** How far one page can be relied on. `null` is 「記載なし」. */
export const pageShape = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().describe('サイトの中の住所'),
  kind: z.string(),
  kindLabel: z.string(),
  status: z.string().nullable().describe('状態。市場の項目でないページは null'),
  checkedBy: z.array(z.string()).describe('確認者'),
  revision: z.string().nullable().describe('版'),
  revised: z.string().nullable().describe('改訂日'),
  reviewBy: z.string().nullable().describe('見直し期限'),
  overdue: z
    .boolean()
    .nullable()
    .describe('見直し期限を過ぎているか。期限がないか、この機械の日付が疑わしければ null'),
  visibility: z.string().nullable().describe('公開範囲'),
  owner: z.string().nullable().describe('所有する組織'),
  licence: z.string().nullable().describe('ライセンス'),
  sources: z.array(sourceShape).describe('ページの中の出典'),
  fictional: z.boolean().describe('架空の組織・条件による見本。事実として引いてはいけない'),
});
export type PageStanding = z.infer<typeof pageShape>;

/** `items/<id>.json`: the whole page, and the licence its author stated. */
type ItemFile = ItemPageProp & { readonly licence?: string | null };

export const editionOf = ({ edition, market }: OpenBuild) => ({
  name: edition,
  label: editionLabel(edition),
  pages: market.pages.length,
});

/** The day by which overdue is judged. */
export interface Day {
  /** ISO date. */
  readonly today: string;
  /** As the pages judge it: a clock that is not `fine` says nothing of what is overdue. */
  readonly clock: ReturnType<typeof clockState>;
}

/** Today by this machine, beside what the market was last revised on. */
export function dayOf(now: Date, { market }: OpenBuild): Day {
  const today = localDate(now);
  const newest = market.pages
    .flatMap(({ revised }) => revised ?? [])
    .sort()
    .at(-1);
  return { today, clock: clockState(today, newest) };
}

/** What is known of a page. */
export function standingOf(
  page: { readonly id: string; readonly title: string; readonly url: string },
  build: OpenBuild,
  { today, clock }: Day,
): PageStanding {
  const item = isItemId(page.id) ? readItem(page.id, build) : undefined;
  if (!item) {
    const { id, title, url } = page;
    return { id, title, url, kind: 'page', kindLabel: 'その他のページ', ...nothingStated };
  }
  return {
    id: item.id,
    title: item.title,
    url: item.url,
    kind: item.kind,
    kindLabel: item.kindLabel,
    status: labelOf('status', item.status),
    checkedBy: item.checkedBy.map(({ label }) => label),
    revision: item.revision ?? null,
    revised: item.revised ?? null,
    reviewBy: item.reviewBy ?? null,
    overdue: item.reviewBy === undefined || clock !== 'fine' ? null : item.reviewBy < today,
    visibility: labelOf('visibility', item.visibility),
    owner: item.owner?.label ?? null,
    licence: item.licence ?? null,
    sources: item.sources.map(({ tag, detail }) => ({ tag, detail })),
    fictional: item.fictional ?? false,
  };
}

const nothingStated = {
  status: null,
  checkedBy: [],
  revision: null,
  revised: null,
  reviewBy: null,
  overdue: null,
  visibility: null,
  owner: null,
  licence: null,
  sources: [],
  fictional: false,
};

/** Ids of the site's other pages are addresses (`page:/blog/`): no file is looked for. */
const isItemId = (id: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(id);

function readItem(id: string, { readFile }: OpenBuild): ItemFile | undefined {
  const text = readFile(`items/${id}.json`);
  return text === undefined ? undefined : (JSON.parse(text) as ItemFile);
}

const retired = vocabularies.status.find(({ id }) => id === 'retired')?.ja;

/** The same in one line, for an answer in words. */
export function standingText(page: PageStanding): string {
  if (page.status === null) return '市場の項目ではないページ（状態・版・ライセンスの記録なし）';
  return [
    `状態: ${page.status}${page.status === retired ? '（今の作業には使わないでください）' : ''}`,
    `確認者: ${page.checkedBy.join('、') || '記載なし'}`,
    `版: ${page.revision ?? '記載なし'}（${page.revised ? `${page.revised} 改訂` : '改訂日の記載なし'}）`,
    `見直し期限: ${page.reviewBy ?? '記載なし'}${page.overdue === null ? '' : page.overdue ? '（過ぎています。使う前に確かめてください）' : '（過ぎていません）'}`,
    `所有: ${page.owner ?? '記載なし'}`,
    `出典: ${page.sources.map(({ tag }) => tag).join('、') || '記載なし'}`,
    `ライセンス: ${page.licence ?? '記載なし'}`,
    ...(page.fictional ? ['見本: 架空の組織・条件です'] : []),
  ].join('／');
}

/** First line of every answer in words. */
export const headText = (build: OpenBuild, { today, clock }: Day): string =>
  `知識市場の${editionOf(build).label}（${editionOf(build).pages}ページ）からの答えです。${clock === 'fine' ? `期限は ${today} で判断しました。` : `この機械の日付（${today}）が合っていないようなので、期限を過ぎたかどうかは言えません。`}`;
