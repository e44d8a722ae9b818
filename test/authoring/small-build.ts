import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import { parseEdition } from '@chishiki-ichiba/model';
import { writeMarketFiles } from '../../plugins/market/lib/emit/output.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toMachineFiles, writeMachineFiles } from '../../plugins/market/lib/machine/files.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published } from '../market/helpers.js';

const members = '公開範囲: 会員\n状態: 承認済み\n所有: kobo';
const dated = (revision: string) => `版: ${revision}\n改訂日: 2026-11-01`;

/** A market of a few pages, with one of everything an assistant must be told of. */
export const smallMarket: Record<string, string> = {
  'docs/sources.yml': 'S1: {題名: 調べた報告書}\n',
  'docs/withdrawn.yml':
    '- id: kieta\n  種類: term\n  日付: 2026-10-01\n  理由: 取り下げ\n  公開範囲: public\n  所有: kobo\n',
  'docs/orgs/kobo.md': page(`題名: 見本工房\n区分: 企業\n架空: true\n${published}`),
  'docs/manuals/awase.md': page(
    `題名: 板を合わせる\n要約: すき間をなくして板を合わせます。\n旧ID: [mukashi]\n所有: kobo\n書き手: [ベテランA]\n語り手: [ベテランA]\n確認者: [ベテランA]\n段階: [開発期]\n${dated('第2版')}\n見直し期限: 2026-11-02\nライセンス: CC BY 4.0\n架空: true\n${published}`,
    '\n## 手順\n\n### 1. 板を置く {#oku}\n\n- 急所（成否）: すき間をなくす {#sukima}\n  - 理由: すき間から溶け落ちる\n',
  ),
  'docs/cases/ichi.md': page(
    `題名: 一号の連携\n型: 連携\n結果: 成功\n連携体: tsudoi\n経過:\n  - {段階: 開発期, 種別: 谷, 内容: 金が尽きた, 立ち直り: {内容: 公募に応じた, 出典: S1}, 出典: S1}\n段階: [開発期]\n参加組織: [kobo]\nキャンバス記入:\n  パートナー: {内容: 大学と組む, 出典: S1}\n教訓: 早く相談する\n${dated('第1版')}\n見直し期限: 2999-01-01\n${published}`,
    '\n## いきさつ\n\n死の谷を越えた。[^S1]\n',
  ),
  'docs/cases/ni.md': page(
    `題名: 二号の連携\n型: 連携\n結果: 継続中\n連携体: tsudoi\n経過:\n  - {段階: 創成期, 種別: 始まり, 内容: 声を掛けた}\n教訓: まだ分からない\n段階: [創成期]\n地域: 東京\nキャンバス記入:\n  コスト構造: 型の代金\n${published}`,
  ),
  'docs/alliances/tsudoi.md': page(`題名: 集まり\n段階: [創成期, 構築期]\n${published}`),
  'docs/terms/furui.md': page(
    `題名: 古い言い方\n意味: 昔の呼び名\n${dated('第1版')}\n公開範囲: 一般公開\n状態: 廃止`,
  ),
  'docs/terms/himitsu.md': page(`題名: 会の言葉\n意味: カイインダケノコトバ\n${members}`),
};

/**
 * What a build writes for machines, under `/sub/market/`: made by the emitters alone, without the pages
 * themselves (an empty front page stands for them).
 */
export async function buildSmall(siteDir: string, outDir: string, edition: string): Promise<void> {
  const baseUrl = '/sub/';
  const urls = createUrls({ baseUrl, routeBasePath: '/market/', trailingSlash: true });
  const { messages } = await checkSite({ siteDir, roots: ['docs'] });
  const errors = messages.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  const market = await loadMarket({
    siteDir,
    roots: ['docs'],
    baseUrl,
    urls,
    edition: parseEdition(edition, undefined),
    images: { metadata: 'strip', maxSize: 2000, cacheDir: path.join(siteDir, '.cache') },
  });
  const files = path.join(outDir, 'market/ichiba');
  await mkdir(files, { recursive: true });
  await writeFile(path.join(outDir, 'market/index.html'), '');
  await mkdir(path.join(outDir, 'blog'), { recursive: true });
  await writeFile(path.join(outDir, 'blog/index.html'), '');
  await writeMarketFiles(market, files, 'ja', [
    {
      id: 'page:/sub/blog/',
      url: '/sub/blog/',
      title: 'ブログ',
      sections: [{ id: '', heading: '', text: 'ブログの本文' }],
      facets: { kind: ['page'] },
    },
  ]);
  const about = {
    url: 'https://ichiba.example',
    baseUrl,
    title: '知識市場',
    tagline: '試し',
    locale: 'ja',
    edition: edition === 'public' ? '公開版' : '会員版',
  };
  await writeMachineFiles(toMachineFiles(market, about), outDir, baseUrl);
}
