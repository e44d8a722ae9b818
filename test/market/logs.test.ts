import { truncateSync } from 'node:fs';
import path from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import { type PackedChannel, unpack } from '@chishiki-ichiba/media/log';
import { describe, expect, test } from 'vitest';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toReview } from '../../plugins/market/lib/pages/log-review.js';
import { toLogFiles } from '../../plugins/market/lib/pages/logs.js';
import { figure, logLines, signed, spanText } from '../../plugins/market/lib/shown-log.js';
import { fitted, panned, ticksOf, tickText, zoomed } from '../../plugins/market/lib/ui/log/view.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { createPass } from '../../plugins/media/scripts/sample-pass.mjs';
import { forms } from '../../plugins/media/scripts/write-sample-logs.mjs';
import { page, published, site } from './helpers.js';

type Edition = Parameters<typeof loadMarket>[0]['edition'];
type Visibility = '一般公開' | '会員' | '社内';

const manual = page(
  `題名: 角を付ける
安全: 面をかぶる
語り手: [職人]
書き手: [指導員]
改訂日: 2026-11-01
段階: [開発期]
工程: [溶接]
${published}
溶接条件:
  溶接方法: 142
  電流: {極性: DC-, 範囲: 25-35A}
  電圧: 9-11V
  速度: 100-150mm/min
  トーチ角: 45°
  不完全部との関係:
    - {条件: 電流, 向き: 高い, 不完全部: 穴あき}
    - {条件: 電流, 向き: 低い, 不完全部: 焼け}`,
  `## 手順
### 1. 送る {#okuru}
- 急所（成否）: 池の幅をそろえる {#ike}
  - 理由: 電流が高いとすぐ広がる
- 急所（成否）: 止まらずに速さを保つ {#haya}
  - 理由: 熱がたまる
`,
);
const video = (
  name: string,
  visibility: Visibility,
  more = '',
  log = '系列: [{量: 電流, 列: 4, 倍率: 0.1}, {量: 電圧, 列: 5, 倍率: 0.1}]',
) =>
  page(`題名: ${name}の映像
動画元: {ファイル: ./a.webm}
長さ: "0:24"
公開範囲: ${visibility}
所有: firm-a
状態: 承認済み
手順書: kado
役: 模擬
${more}
工程記録:
  - ファイル: ./${name}.csv
    ずれ: -41.5
    ${log}
  - ファイル: ./${name}-torch.csv
    ずれ: 0
    系列: [{量: 速度, 列: speed, 単位: cm/min}, {量: トーチ角, 列: work angle}]`);
const firm = page(`題名: A社\n区分: 企業\n${published}`);

const files = (model: Visibility, own: Visibility, more = '手本: good') => ({
  'docs/orgs/firm-a.md': firm,
  'docs/manuals/kado.md': manual,
  'docs/videos/a.webm': new Uint8Array([1]),
  'docs/videos/good.md': video('good', model),
  'docs/videos/good.csv': forms.bare(createPass('good')),
  'docs/videos/good-torch.csv': forms.rates(createPass('good')),
  'docs/videos/hot.md': video('hot', own, more),
  'docs/videos/hot.csv': forms.bare(createPass('hot')),
  'docs/videos/hot-torch.csv': forms.rates(createPass('hot')),
});
const load = async (
  content: Record<string, string | Uint8Array>,
  edition: Edition = { name: 'public' },
) =>
  loadMarket({
    siteDir: await site(content),
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition,
  });
type Loaded = Awaited<ReturnType<typeof load>>;
const pageOf = ({ pages }: Loaded, id: string) =>
  [...pages].find(([item]) => item.id === id)?.[1].item;
const itemOf = ({ context }: Loaded, id: string) => {
  const item = context.catalog.find(id);
  if (item?.kind !== 'video') throw new Error(`no video ${id}`);
  return item;
};

describe('a log on its page', () => {
  test('is judged by the conditions of its procedure', async () => {
    const market = await load(files('一般公開', '一般公開'));
    const log = pageOf(market, 'hot')?.log;
    expect(
      log?.channels.map(({ id, unit, band, within }) => [id, unit, band?.text, within]),
    ).toEqual([
      ['current', 'A', '25〜35 A', expect.any(Number)],
      ['voltage', 'V', '9〜11 V', 100],
      // In the unit it was measured in; 「45°」 alone means about that.
      ['speed', 'cm/min', '10〜15 cm/min', expect.any(Number)],
      ['torch-angle', '°', '40.5〜49.5°', 100],
    ]);
    expect(
      log?.excesses.map(({ channel, side, point, defects }) => [
        channel,
        side,
        point?.label,
        defects.map(({ label }) => label),
      ]),
    ).toEqual([
      ['current', 'high', '池の幅をそろえる', ['穴あき']],
      ['speed', 'low', '止まらずに速さを保つ', []],
    ]);
    expect(log?.excesses[0]?.point?.url).toBe('/docs/manual/kado/#kp-ike');
    expect(Math.round(log?.arc?.start ?? 0)).toBe(3);
    // Shown first: the arc and a second around it, not the 41 seconds before.
    expect(Math.round(log?.view.start ?? 0)).toBe(2);
    expect(log?.whole.start).toBe(-41.5);
    expect(pageOf(market, 'good')?.log?.excesses).toEqual([]);
    expect(logLines(log as NonNullable<typeof log>)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^電流 38\.\d A（25〜35 A を超える）$/),
        '急所「池の幅をそろえる」',
        '起きやすい不完全部：穴あき',
      ]),
    );
  });

  test('the key point an author names comes before the one found by words', async () => {
    const content = files('一般公開', '一般公開');
    content['docs/videos/hot.md'] = video(
      'hot',
      '一般公開',
      '',
      '系列: [{量: 電流, 列: 4, 倍率: 0.1, 急所: "kado#kp-haya"}]',
    );
    const log = pageOf(await load(content), 'hot')?.log;
    expect(log?.excesses[0]?.point?.url).toBe('/docs/manual/kado/#kp-haya');
  });

  test('what the browser reads holds every extreme of what was measured', async () => {
    const market = await load(files('一般公開', '一般公開'));
    const data = toLogFiles(market.context).get('logs/hot.json') as {
      channels: Record<string, PackedChannel>;
    };
    expect(JSON.stringify(data).length).toBeLessThan(60_000);
    const current = market.context.measured.get('hot')?.channels[0]?.series;
    const shown = unpack(data.channels.current as PackedChannel);
    expect(Math.max(...shown.values)).toBeCloseTo(Math.max(...(current?.values ?? [])), 2);
    expect(Math.min(...shown.values)).toBeCloseTo(Math.min(...(current?.values ?? [])), 2);
  });
});

describe('beside its model', () => {
  test('differences are those of the score, the worst first', async () => {
    const market = await load(files('一般公開', '一般公開'));
    const review = toReview(itemOf(market, 'hot'), market.context);
    expect(review?.url).toBe('/docs/video/hot/review/');
    const current = review?.channels.find(({ id }) => id === 'current');
    expect(current?.means[0]).toBeCloseTo(30, 0);
    expect(current?.by).toBeGreaterThan(2);
    const found = review?.worst.map(({ id, side, at }) => [id, side, Math.round(at[1])]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['current', 'high', 9],
        ['speed', 'low', 11],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(Math.abs((review?.own.length ?? 0) - createPass('hot').place(21))).toBeLessThan(1);
    expect(current?.byWay?.paths).toHaveLength(2);
    // From the model one comes to it.
    expect(pageOf(market, 'good')?.log?.reviewed.map(({ url }) => url)).toEqual([
      '/docs/video/hot/review/',
    ]);
  });
  test('a log compared with itself differs nowhere', async () => {
    const content = files('一般公開', '一般公開');
    content['docs/videos/hot.csv'] = content['docs/videos/good.csv'];
    content['docs/videos/hot-torch.csv'] = content['docs/videos/good-torch.csv'];
    const market = await load(content);
    const review = toReview(itemOf(market, 'hot'), market.context);
    expect(review?.worst).toEqual([]);
    for (const { by } of review?.channels ?? []) expect(by).toBe(0);
  });
  test('a model that this edition has not is not there, and neither is the sheet', async () => {
    const content = files('会員', '一般公開', '');
    // The public page may not name a members' one: the check says so. Here the members' names the public one.
    content['docs/videos/good.md'] = video('good', '会員', '手本: hot');
    const open = await load(content);
    expect(pageOf(open, 'good')).toBeUndefined();
    expect([...toLogFiles(open.context).keys()]).toEqual(['logs/hot.json']);
    expect(pageOf(open, 'hot')?.log?.reviewed).toEqual([]);
    const members = await load(content, { name: 'members' });
    expect([...toLogFiles(members.context).keys()].sort()).toEqual([
      'logs/good.json',
      'logs/hot.json',
    ]);
    expect(pageOf(members, 'hot')?.log?.reviewed.map(({ id }) => id)).toEqual(['good']);
    expect(toReview(itemOf(members, 'good'), members.context)?.model.video.id).toBe('hot');
  });
});

describe('files that are too big', () => {
  test('a video over 40 MB is told with both sizes', async () => {
    const siteDir = await site({
      'docs/videos/a.webm': new Uint8Array([1]),
      'docs/videos/a.md': page(
        `題名: 映像\n動画元: {ファイル: ./a.webm}\n長さ: "0:24"\n${published}`,
      ),
    });
    truncateSync(path.join(siteDir, 'docs/videos/a.webm'), 41_000_000);
    const { messages } = await checkSite({ siteDir, roots: ['docs'] });
    expect(messages.filter(({ ruleId }) => ruleId === 'media:video-size')).toMatchObject([
      {
        ruleId: 'media:video-size',
        severity: 'warning',
        line: 3,
        message: '動画 `a.webm` が大きすぎます（41 MB。40 MB まで）',
      },
    ]);
  });
});

describe('words and the axis', () => {
  test('seconds, signs, figures', () => {
    expect(spanText({ start: 9.2, end: 14.7 })).toBe('9〜15秒');
    expect(spanText({ start: 9.02, end: 9.5 })).toBe('9〜10秒');
    expect(spanText({ start: 72, end: 75 })).toBe('1:12〜1:15');
    expect(signed(8.46, { unit: 'A', digits: 1 })).toBe('＋8.5 A');
    expect(signed(-0.31, { unit: '°', digits: 0 })).toBe('±0');
    expect(signed(-2, { unit: '°', digits: 0 })).toBe('−2°');
    expect(figure(-0.01, 1)).toBe('0.0');
  });
  test('a view stays inside the whole', () => {
    const whole = { start: -10, end: 90 };
    expect(panned({ start: 80, end: 90 }, 0.5, whole)).toEqual({ start: 80, end: 90 });
    expect(panned({ start: 0, end: 20 }, -1, whole)).toEqual({ start: -10, end: 10 });
    expect(zoomed({ start: 0, end: 20 }, 0.5, 10, whole)).toEqual({ start: 5, end: 15 });
    expect(zoomed({ start: 0, end: 80 }, 2, 40, whole)).toEqual(whole);
    expect(fitted(5, 0, whole).end - fitted(5, 0, whole).start).toBeCloseTo(0.2, 9);
    expect(ticksOf({ start: 1.9, end: 22.1 }, 6)).toEqual([5, 10, 15, 20]);
    expect(ticksOf({ start: -60, end: 30 }, 6)).toEqual([-60, -40, -20, 0, 20]);
    expect([tickText(-40), tickText(65), tickText(0.25)]).toEqual(['−40秒', '1:05', '0.25秒']);
  });
});
