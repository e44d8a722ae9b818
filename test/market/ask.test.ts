import { setWords } from '@chishiki-ichiba/model/say';
import { afterEach, describe, expect, test } from 'vitest';
import type { PageContext } from '../../plugins/market/lib/pages/context.js';
import { toFieldRows } from '../../plugins/market/lib/pages/fields.js';
import { isSafety } from '../../plugins/market/lib/shown.js';
import { facetsOf } from '../../plugins/market/lib/ui/ask/ask-page.js';
import { englishWords } from '../../plugins/market/lib/words/read-words.js';
import { contextOf, item, page, published } from './helpers.js';

const rowsOf = (fields: string) => {
  const manual = item(
    'docs/manuals/m.md',
    page(
      `題名: m\n技能: s\n語り手: 指導員\n書き手: 書き手\n改訂日: 2026-11-01\n安全: 面をかぶる\n${published}\n${fields}`,
      '\n## 手順\n\n### 1. 合わせる\n\n- 急所（成否）: すき間\n  - 理由: 穴があく\n',
    ),
  ).item;
  const context = { ...contextOf([manual]), hidden: new Set(), entries: new Map() };
  return toFieldRows(manual, context as unknown as PageContext);
};
const asked = (fields: string) =>
  facetsOf({ fields: rowsOf(fields), phases: [], canvas: [] } as never);

afterEach(() => setWords({}));

describe('a slip about a page asks for what the page is about', () => {
  test('its process and base metal, by id', () => {
    expect(asked('工程: [溶接, 巻き]\n母材: [SUS304, チタン]')).toEqual({
      process: [
        { id: 'welding', label: '溶接' },
        { id: '巻き', label: '巻き' },
      ],
      material: [
        { id: 'sus304', label: 'SUS304' },
        { id: 'titanium', label: 'チタン' },
      ],
      phase: [],
      canvas: [],
    });
  });

  test('whatever the page calls them, also two fields by one word', () => {
    setWords({ ...englishWords(), 工程: 'Kind', 母材: 'Kind' });
    expect(asked('工程: [溶接]\n母材: [チタン]')).toMatchObject({
      process: [{ id: 'welding', label: 'Welding' }],
      material: [{ id: 'titanium', label: 'Titanium' }],
    });
  });

  test('nothing where nobody wrote anything, or that there is nothing', () => {
    for (const words of [{}, englishWords()]) {
      setWords(words);
      expect(asked('母材: なし')).toMatchObject({ process: [], material: [] });
    }
    const fields = [
      {
        id: 'process',
        label: '工程',
        values: [{ id: '', label: '言い方の違う記載なし' }],
        blank: true,
      },
    ];
    expect(facetsOf({ fields, phases: [], canvas: [] } as never).process).toEqual([]);
  });
});

describe('rows of the facts', () => {
  test('say which field they are, and which nobody filled, in any language', () => {
    setWords(englishWords());
    const rows = rowsOf('工具: [プライヤ]');
    expect(rows.find(({ id }) => id === 'tools')).toEqual({
      id: 'tools',
      label: 'Tools',
      values: [{ id: '', label: 'プライヤ' }],
    });
    expect(rows.filter(({ blank }) => blank).map(({ id }) => id)).toEqual(['time', 'usedBy']);
    expect(rows.filter(isSafety).map(({ label }) => label)).toEqual(['Safety']);
  });
});
