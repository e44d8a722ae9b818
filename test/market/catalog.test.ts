import { checkCatalog } from '@chishiki-ichiba/market/catalog';
import { describe, expect, test } from 'vitest';
import { catalogOf, item, page, published, term } from './helpers.js';

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
