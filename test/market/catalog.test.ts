import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCatalog } from '@chishiki-ichiba/market/catalog';
import { describe, expect, test } from 'vitest';
import { writeMarketFiles } from '../../plugins/market/lib/emit/output.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toFrontPage, toListPages } from '../../plugins/market/lib/pages/to-list-pages.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { catalogOf, item, page, published, site, term } from './helpers.js';

const manual = (id: string, kp = '') =>
  item(
    `docs/manuals/${id}.md`,
    page(
      `題名: ${id}\n改訂日: 2026-11-01\n語り手: [A]\n書き手: [B]\n技能: s\n${published}`,
      `## 手順\n### 1. 合わせる {#awase}\n- 急所（成否）: すき間 {#sukima}\n  - 理由: 穴\n${kp}`,
    ),
  );
const skill = item('docs/skills/s.md', page(`題名: 技能\n${published}`));
const failure = (ledTo: string) =>
  item(
    'docs/failures/hole.md',
    page(
      `題名: 穴\n事象: a\n原因: b\n知識化: c\n主シナリオ: {原因: [無知], 行動: [加工・製作], 結果: [不良・手直し]}\n${ledTo}\n${published}`,
    ),
  );
const check = (...entries: { item: Parameters<typeof catalogOf>[0]['item'] }[]) =>
  checkCatalog(catalogOf(...entries), {}, []);

test('a pointer is seen from both ends', () => {
  const catalog = catalogOf(
    manual('m', '  - 失敗: hole\n'),
    skill,
    failure('反映先: [m#kp-sukima]'),
  );
  const hole = catalog.byId.get('hole');
  if (!hole) throw new Error('hole');
  expect(catalog.to(hole).map((relation) => [relation.from.id, relation.ref.field])).toEqual([
    ['m', 'failures'],
  ]);
  expect(catalog.from(hole).map((relation) => [relation.to.id, relation.ref.anchor])).toEqual([
    ['m', 'kp-sukima'],
  ]);
});

describe('what disagrees is reported with both places', () => {
  test('an id twice, across kinds', () => {
    const messages = check(
      term('x'),
      item('docs/guides/x.md', page(`題名: x\n手引き種別: 実践\n${published}`)),
    );
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      ruleId: 'market:duplicate-id',
      file: 'docs/guides/x.md',
      related: { file: 'docs/terms/x.md' },
    });
  });
  test('a pointer to nothing offers the nearest id', () => {
    const [message] = check(term('uranami'), term('y', '関連: [uranam]'));
    expect(message).toMatchObject({
      ruleId: 'market:unknown-ref',
      file: 'docs/terms/y.md',
      line: 6,
      column: 6,
    });
    expect(message?.hint).toContain('uranami');
  });
  test('a pointer to the wrong kind', () => {
    const messages = check(
      term('t'),
      item(
        'docs/manuals/m.md',
        page(
          `題名: m\n改訂日: 2026-11-01\n語り手: [A]\n書き手: [B]\n技能: t\n${published}`,
          '## 手順\n### 1. a\n- 急所: b\n  - 理由: c\n',
        ),
      ),
    );
    expect(messages.map((m) => m.ruleId)).toEqual(['market:ref-kind']);
  });
  test('a key point and its failure that do not name each other', () => {
    expect(
      check(manual('m'), skill, failure('反映先: [m#kp-sukima]')).map((m) => m.ruleId),
    ).toEqual(['market:one-way']);
    expect(check(manual('m', '  - 失敗: hole\n'), skill, failure('')).map((m) => m.ruleId)).toEqual(
      ['market:one-way'],
    );
    expect(check(manual('m', '  - 失敗: hole\n'), skill, failure('反映先: [m#kp-sukima]'))).toEqual(
      [],
    );
  });
  test('an anchor that does not exist', () => {
    expect(check(manual('m'), skill, failure('反映先: [m#kp-sukina]'))[0]).toMatchObject({
      ruleId: 'market:unknown-anchor',
      hint: 'もしかして `m#kp-sukima`',
    });
  });
});

test('an old id leads to the item, and to its references', () => {
  const catalog = catalogOf(term('new', '旧ID: [old]'), term('y', '関連: [old]'));
  expect(catalog.find('old')?.id).toBe('new');
  expect(checkCatalog(catalog, {}, [])).toEqual([]);
});

test('a person without consent is called by role wherever the market names one', async () => {
  const dir = await site({
    'docs/persons/p.md': page(`題名: 実名太郎\n役割: 溶接の職人\n${published}`),
    'docs/persons/q.md': page(`題名: 呼び名\n役割: 研磨の職人\n同意: true\n${published}`),
    'docs/terms/t.md': page(`題名: t\n意味: m\n語り手: [p, q]\n${published}`),
  });
  const market = await loadMarket({
    siteDir: dir,
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition: { name: 'public' },
  });
  const out = path.join(dir, 'out');
  await writeMarketFiles(market, out, 'ja', []);
  const everything = JSON.stringify([
    [...market.pages.values()],
    toFrontPage(market.context),
    toListPages(market.context),
  ]);
  expect(everything).not.toContain('実名太郎');
  expect(everything).toContain('溶接の職人');
  expect(everything).toContain('呼び名');
  expect(readFileSync(path.join(out, 'catalog/0.json'), 'utf8')).not.toContain('実名太郎');
});
