import { truncateSync } from 'node:fs';
import path from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import { unpackGaze } from '@chishiki-ichiba/media/gaze';
import { describe, expect, test } from 'vitest';
import { toSearchCues } from '../../plugins/market/lib/emit/search-cues.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toGazeFiles } from '../../plugins/market/lib/pages/gaze.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

type Edition = Parameters<typeof loadMarket>[0]['edition'];

const webm = new Uint8Array(Buffer.from('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm', 'latin1'));
/** A look of two seconds to the left, a blink of one, a look to the right; the film's frame 0 is half a second earlier. */
const gaze = [
  'timestamp [ns],gaze x [px],gaze y [px]',
  ...Array.from({ length: 250 }, (_, at) => at * 20).flatMap((ms) =>
    ms >= 2000 && ms < 3000
      ? []
      : [
          `${1_780_000_000_500n * 1_000_000n + BigInt(ms) * 1_000_000n},${ms < 2000 ? 160 : 1440},600`,
        ],
  ),
].join('\n');
const frames = `timestamp [ns]\n${1_780_000_000_000n * 1_000_000n}\n`;

const video = (more: string, who = published) =>
  page(`題名: 二つの映像
動画元: {ファイル: ./a.webm}
長さ: "0:10"
役: 模擬
カメラ: [手元]
${more}
${who}`);
const both = `別の映像:
  - {名前: 引き, ファイル: ./b.webm, ずれ: 1.5, 速さ: 2}
視線:
  ファイル: ./g.csv
  コマの時刻: ./w.csv
  ずれ: 1
  映像: 引き
  領域:
    - {名前: 左, 枠: {左: 0, 上: 40, 幅: 20, 高さ: 20}}
    - {名前: 右, 枠: [{左: 0, 上: 0, 幅: 0, 高さ: 0}, {時刻: "0:05", 左: 80, 上: 40, 幅: 20, 高さ: 20}]}`;

const files = (text: string) => ({
  'docs/videos/v.md': text,
  'docs/videos/a.webm': webm,
  'docs/videos/b.webm': Buffer.concat([webm, Buffer.from([0xec, 0x81, 7])]),
  'docs/videos/g.csv': gaze,
  'docs/videos/w.csv': frames,
});
const load = async (text: string, edition: Edition = { name: 'public' }) =>
  loadMarket({
    siteDir: await site(files(text)),
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition,
  });
const only = ({ pages }: Awaited<ReturnType<typeof load>>) => {
  const [first] = [...pages];
  if (!first) throw new Error('no page');
  return { item: first[0], page: first[1].item };
};

describe('other cameras and a gaze', () => {
  test('on their page: cameras with their places, and who looked where for how long', async () => {
    const market = await load(video(both));
    const { item, page: shown } = only(market);
    expect(shown.video?.label).toBe('手元');
    expect(shown.video?.tracks).toEqual([
      { label: '引き', file: expect.stringMatching(/\.webm$/), shift: 1.5, rate: 2 },
    ]);
    expect(shown.gaze?.on).toBe(1);
    expect(
      shown.gaze?.rows.map(({ name, seconds, looks }) => [
        name,
        Math.round(seconds * 10) / 10,
        looks,
      ]),
    ).toEqual([
      // Shifted by the film's second and by the first frame: 1.5–3.5 s, then 4.5–6.5, the area is there from 5.
      ['左', 2, 1],
      ['右', 1.5, 1],
      ['ほかの所', 0.5, undefined],
      ['視線が取れていない', 6, undefined],
    ]);
    expect(shown.gaze?.rows.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 0);
    expect(shown.gaze?.unseen.map(({ start, end }) => [start, end])).toEqual([
      [0, 1.5],
      [3.48, 4.5],
      [6.48, 10],
    ]);
    const file = toGazeFiles(market.context).get('gaze/v.json');
    const { times, x } = unpackGaze(file?.gaze ?? { t: [], x: [], y: [] });
    expect([times[0], x[0], times.at(-1)]).toEqual([1.5, 0.1, 6.48]);
    // Found by what the page says of it.
    const text = toSearchDocument(item, shown, market.context)
      .sections.map((section) => section.text)
      .join('\n');
    for (const words of ['左', '1回・1回に 2.0秒', '視線が取れていない', '引き'])
      expect(text).toContain(words);
  });

  test('are in no edition that may not read their page', async () => {
    const who = '公開範囲: 会員\n所有: firm-a\n状態: 承認済み';
    for (const [edition, there] of [
      [{ name: 'public' }, false],
      [{ name: 'members' }, true],
    ] as const) {
      const { context, pages } = await load(video(both, who), edition);
      expect([...toGazeFiles(context).keys()]).toEqual(there ? ['gaze/v.json'] : []);
      expect(pages.size).toBe(there ? 1 : 0);
    }
  });

  test('of too many bytes are told, and a gaze is not read then', async () => {
    const siteDir = await site(files(video(both)));
    const check = async () =>
      (await checkSite({ siteDir, roots: ['docs'] })).messages
        .filter(({ ruleId }) => /gaze|size/.test(ruleId))
        .map(({ ruleId, line }) => `${ruleId} ${line}`);
    expect(await check()).toEqual([]);
    truncateSync(path.join(siteDir, 'docs/videos/b.webm'), 41_000_000);
    truncateSync(path.join(siteDir, 'docs/videos/g.csv'), 61_000_000);
    const lines = video(both).split('\n');
    expect(await check()).toEqual([
      `media:video-size ${lines.findIndex((line) => line.includes('./b.webm')) + 1}`,
      `media:gaze-bytes ${lines.findIndex((line) => line.includes('./g.csv')) + 1}`,
    ]);
  });

  test('scenes typed as a text are scenes of the player and of search', async () => {
    const market = await load(
      video('チャプターの文: |\n  きょうの動画です\n  0:00 構える\n  ０：０４　送る'),
    );
    const { item, page: shown } = only(market);
    expect(shown.video?.chapters).toEqual([
      { start: 0, title: '構える' },
      { start: 4, title: '送る' },
    ]);
    if (item.kind !== 'video') throw new Error('no video');
    expect(
      toSearchCues([item], '/v/', market.context).map(({ url, end, text }) => [url, end, text]),
    ).toEqual([
      ['/v/?t=0#video-v', 4, '構える'],
      ['/v/?t=4#video-v', 10, '送る'],
    ]);
  });
});
