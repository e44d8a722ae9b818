import { parseItem, selectForEdition } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';
import { item, page, published } from '../market/helpers.js';

const org = item(
  'docs/orgs/mihon.md',
  page(`題名: 見本製作所\n区分: 企業\n旧ID: [mihon-kyu]\n${published}`),
);
const own = `${published}\n所有: mihon`;
const anonymous = '匿名:\n  - {名前: 見本製作所, 代わり: A社}\n  - {名前: 見本, 代わり: ある会社}';

/** What one edition has of a page, as text: item and body. */
function told(entry: ReturnType<typeof item>, name: 'public' | 'members' | 'working') {
  const [, chosen] = selectForEdition([org, entry], { name });
  if (!chosen) throw new Error('not in this edition');
  const { places: _, ...rest } = chosen.item;
  return { item: chosen.item, text: JSON.stringify([rest, chosen.body]) };
}

const failure = item(
  'docs/failures/x.md',
  page(
    `題名: 見本製作所の箱に穴があいた
検索語: [見本製作所の穴]
参加組織: [mihon, rei]
語り手: [見本製作所の担当]
事象: 見本製作所で穴があいた。見本の板でも同じだった。
原因: すき間
知識化: 合わせる
主シナリオ: {原因: [無知], 行動: [準備・段取り], 結果: [不良・手直し]}
${anonymous}
${own}`,
    `## 見本製作所で分かったこと

[見本製作所](/docs/org/mihon/)は、[その会社の](../orgs/mihon.md)**見本製作所の箱**を見た。前の住所は [ここ][1]。

\`mihon\` と \`mihonban\` は別。

![見本製作所の箱](./hako.svg "見本製作所")

| 見本製作所 |
| --- |
| 見本製作所 |

:::注意[見本製作所の注意]
見本製作所の話
:::

[1]: /docs/org/mihon-kyu/
`,
  ),
);

describe('one file, with the name and without', () => {
  test('readers of the lower edition find other words in every place', () => {
    const { item: chosen, text } = told(failure, 'public');
    expect(text).not.toMatch(/見本|mihon(?!ban)/);
    expect(chosen.title).toBe('A社の箱に穴があいた');
    expect(chosen.owner).toBeUndefined();
    expect(chosen.fields).toMatchObject({
      orgs: ['A社', 'rei'],
      keywords: ['A社の穴'],
      event: 'A社で穴があいた。ある会社の板でも同じだった。',
      anonymous: [
        { name: 'A社', instead: 'A社' },
        { name: 'ある会社', instead: 'ある会社' },
      ],
    });
    expect(text).toContain('mihonban');
    expect(text).toContain('"id":"a社で分かったこと"');
    // Its words stay, its address goes.
    expect(chosen.links).toEqual([]);
    expect(text).toContain('その会社の');
  });

  test.each(['members', 'working'] as const)(
    '%s readers find the names, and no word of it',
    (name) => {
      const { item: chosen, text } = told(failure, name);
      expect(chosen.title).toBe('見本製作所の箱に穴があいた');
      expect(chosen.links).toHaveLength(3);
      expect(chosen.fields.anonymous).toBeUndefined();
      expect(text).not.toContain('A社');
    },
  );

  test('a name for the own firm only is hidden from other members', () => {
    const entry = item(
      'docs/terms/x.md',
      page(
        `題名: x\n意味: 見本製作所の言葉\n匿名: [{名前: 見本製作所, 代わり: A社, 公開範囲: 社内}]\n${own}`,
      ),
    );
    expect(told(entry, 'members').text).toContain('A社の言葉');
    const inhouse = (firm: string) =>
      selectForEdition([entry], { name: 'inhouse', org: firm })[0]?.item.fields;
    expect(inhouse('mihon')).toMatchObject({ meaning: '見本製作所の言葉' });
    expect(inhouse('rei')).toMatchObject({ meaning: 'A社の言葉' });
  });
});

describe('what cannot be said in other words is reported', () => {
  const check = (fields: string, body = '', file = 'docs/terms/x.md') =>
    parseItem({ path: file, text: page(`題名: x\n意味: y\n${fields}\n${own}`, body) }, 'docs')
      .messages.filter(({ ruleId }) => ruleId.startsWith('model:anonymous'))
      .map(({ ruleId, line }) => `${ruleId}:${line}`);
  const field = '匿名: [{名前: ABC工業, 代わり: A社}]';

  const rows: [what: string, fields: string, body: string, file: string, found: string[]][] = [
    ['nothing', field, 'ABC工業の話', 'docs/terms/x.md', []],
    [
      'the stand-in itself',
      '匿名: [{名前: ABC工業, 代わり: ABC工業さん}]',
      '',
      'docs/terms/x.md',
      ['model:anonymous-itself:4'],
    ],
    ['a file name', field, '![箱](./ABC工業.svg)', 'docs/terms/x.md', ['model:anonymous-left:9']],
    [
      'an encoded file name',
      field,
      '[箱](./ABC%E5%B7%A5%E6%A5%AD.pdf)',
      'docs/terms/x.md',
      ['model:anonymous-left:9'],
    ],
    ['another width', field, '\nＡＢＣ工業の話', 'docs/terms/x.md', ['model:anonymous-left:10']],
    ['another case', field, 'abc 工業の話', 'docs/terms/x.md', ['model:anonymous-left:9']],
    ['cut by a mark', field, 'ABC**工業**の話', 'docs/terms/x.md', ['model:anonymous-left:9']],
    [
      'another width in a field',
      `${field}\n検索語: [ＡＢＣ工業]`,
      '',
      'docs/terms/x.md',
      ['model:anonymous-left:5'],
    ],
    ['a calculation of MDX', field, "{'ABC工業'}", 'docs/terms/x.mdx', ['model:anonymous-left:9']],
    [
      'code of MDX',
      field,
      "export const a = 'ABC工業';",
      'docs/terms/x.mdx',
      ['model:anonymous-left:9'],
    ],
    ['an attribute of MDX', field, '<b title="ABC工業">x</b>', 'docs/terms/x.mdx', []],
    [
      'a file of MDX',
      field,
      '<img src="/ABC工業.png" alt="x" />',
      'docs/terms/x.mdx',
      ['model:anonymous-left:9'],
    ],
    [
      'the name of the page',
      '匿名: [{名前: tokyo, 代わり: A社}]',
      '',
      'docs/terms/tokyo.md',
      ['model:anonymous-left:2'],
    ],
  ];
  test.each(rows)('%s', (_, fields, body, file, found) => {
    expect(check(fields, body, file)).toEqual(found);
  });
});
