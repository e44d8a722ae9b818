import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Item, isComponent, stepLimits, toSections } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { detailWords } from '../../plugins/model/src/body/key-point-details.js';
import { manual, parse, places } from './helpers.js';

const one = (lines: string) =>
  parse(
    manual(`## 手順\n\n### 1. 継手を合わせる\n\n- 急所: すき間\n  - 理由: 穴があく\n${lines}`),
    'manuals/m.md',
  );
const pointOf = (item: Item | undefined) => item?.steps[0]?.keyPoints[0];
const picture = { url: './x-ok.svg', alt: '付いている' };

describe('よい例と悪い例', () => {
  it.each<[string, object]>([
    ['よい例: ![付いている](./x-ok.svg)', { okPicture: picture }],
    ['よい例：![付いている](./x-ok.svg) 端がそろう', { ok: '端がそろう', okPicture: picture }],
    ['よい例: 端がそろう ![付いている](./x-ok.svg)', { ok: '端がそろう', okPicture: picture }],
    [
      'よい例：！［付いている］（./x-ok.svg）　端がそろう',
      { ok: '端がそろう', okPicture: picture },
    ],
    ['ＯＫ：端がそろう', { ok: '端がそろう' }],
    ['悪い例: ![付いている](./x-ok.svg) 穴あき', { ng: '穴あき', ngPicture: picture }],
    ['NG: ![付いている](./x-ok.svg)', { ngPicture: picture }],
  ])('%s', (line, wanted) => {
    const { item, messages } = one(`  - ${line}\n`);
    expect(messages).toEqual([]);
    const { ok, okPicture, ng, ngPicture } = pointOf(item) ?? {};
    expect(JSON.parse(JSON.stringify({ ok, okPicture, ng, ngPicture }))).toEqual(wanted);
  });

  it('are pictures of the page like any other, at their own place', () => {
    const { item } = one('  - 悪い例: ![すき間](./x-ng.svg) 穴あき\n');
    expect(item?.images).toEqual([
      { url: './x-ng.svg', alt: 'すき間', place: { line: 17, column: 10 } },
    ]);
  });

  it('a picture elsewhere under a key point is not lost without a word', () => {
    const { messages } = one('  - 引き出し方: 観察 ![x](./x.svg)\n');
    expect(places(messages)).toEqual(['17:15 key-point-picture']);
    expect(messages[0]?.hint).toContain('急所の上の文のところ');
  });
});

describe('社ごとの違い', () => {
  it.each([
    '違い: ok-org 当て金を使う',
    '違い：ok-org　当て金を使う',
    '違い: ok-org: 当て金を使う',
    '会社差：ｏｋ－ｏｒｇ：当て金を使う',
  ])('%s', (line) => {
    const { item, messages } = one(`  - ${line}\n`);
    expect(messages).toEqual([]);
    expect(pointOf(item)?.differences).toEqual([{ org: 'ok-org', text: '当て金を使う' }]);
  });

  it('keeps one for each line, in order, with its place', () => {
    const { item } = one('  - 違い: a 早い\n  - 違い: 例の会社 遅い\n');
    expect(pointOf(item)?.differences.map(({ org }) => org)).toEqual(['a', '例の会社']);
    expect(pointOf(item)?.at.differences).toEqual([
      { line: 17, column: 9 },
      { line: 18, column: 9 },
    ]);
  });
});

it('an unknown line under a key point names the lines there are', () => {
  const { messages } = one('  - わる例: 穴あき\n');
  expect(places(messages)).toEqual(['17:5 key-point-detail']);
  for (const [word] of Object.values(detailWords)) expect(messages[0]?.hint).toContain(word);
});

describe('the same key point in every form', () => {
  const list = one(
    '  - 引き出し方: 観察\n  - よい例: ![付いている](./x-ok.svg) そろう\n  - 悪い例: 穴あき\n  - 違い: a 早い\n  - 違い: b 遅い\n  - 失敗: f、g\n  - 動画: v 0:14〜0:21\n',
  );
  const attributes =
    '理由=穴があく 引き出し方=観察 よい例="![付いている](./x-ok.svg) そろう" 悪い例=穴あき 違い="a 早い；b 遅い" 失敗="f、g" 動画="v 0:14〜0:21"';
  const props =
    'reason="穴があく" how="観察" ok="![付いている](./x-ok.svg) そろう" ng="穴あき" differences="a 早い；b 遅い" failures="f、g" clip="v 0:14〜0:21"';
  const yaml =
    '手順:\n  - 手順: 継手を合わせる\n    急所:\n      - 急所: すき間\n        理由: 穴があく\n        引き出し方: 観察\n        よい例: "![付いている](./x-ok.svg) そろう"\n        悪い例: 穴あき\n        違い:\n          - {組織: a, 内容: 早い}\n          - {組織: b, 内容: 遅い}\n        失敗: [f, g]\n        動画: v 0:14〜0:21\n';
  const forms: [string, ReturnType<typeof parse>][] = [
    [
      'directive',
      parse(
        manual(`:::手順[継手を合わせる]\n:::急所[すき間]{${attributes}}\n:::\n:::`),
        'manuals/m.md',
      ),
    ],
    [
      'component',
      parse(
        manual(`<Step title="継手を合わせる">\n\n<KeyPoint title="すき間" ${props} />\n\n</Step>`),
        'manuals/m.mdx',
      ),
    ],
    ['front matter', parse(manual('本文です。', yaml), 'manuals/m.md')],
  ];
  it.each(forms)('%s', (_, { item, messages }) => {
    expect(messages).toEqual([]);
    const bare = (at: ReturnType<typeof pointOf>) => ({ ...at, place: 0, at: 0 });
    expect(bare(pointOf(item))).toEqual(bare(pointOf(list.item)));
    expect(item?.images.map(({ url }) => url)).toEqual(['./x-ok.svg']);
  });
});

describe('how much a step holds', () => {
  const step = (title: string, body: string) =>
    parse(
      manual(`## 手順\n\n### 1. ${title}\n\n${body}\n\n- 急所: 板\n  - 理由: 動く\n`),
      'manuals/m.md',
    ).messages;
  const rules = (messages: ReturnType<typeof step>) => messages.map(({ ruleId }) => ruleId);
  const { lines, lineWidth, pictures, videos } = stepLimits;
  const items = (count: number) => Array.from({ length: count }, () => '- 見る').join('\n');
  const shots = (count: number) =>
    Array.from({ length: count }, () => '![板](./x.svg)').join('\n\n');

  it(`${lines} lines, the key point's own among them`, () => {
    expect(rules(step('板を見る', items(lines - 1)))).toEqual([]);
    const messages = step('板を見る', items(lines));
    expect(rules(messages)).toEqual(['model:step-lines']);
    expect(messages[0]).toMatchObject({ line: 13, column: 1, severity: 'warning' });
    expect(messages[0]?.message).toContain(`${lines + 1} 行あります。${lines} 行まで`);
  });

  it('counts what a reader sees: full-width characters, not the lines of the file', () => {
    const full = lineWidth * (lines - 1);
    expect(rules(step('板を見る', 'あ'.repeat(full)))).toEqual([]);
    expect(rules(step('板を見る', 'あ'.repeat(full + 1)))).toEqual(['model:step-lines']);
    expect(rules(step('板を見る', 'a'.repeat(full * 2)))).toEqual([]);
    expect(rules(step('板を見る', Array(20).fill('短い行').join('\n')))).toEqual([]);
  });

  it(`${pictures} pictures or ${videos} video`, () => {
    expect(rules(step('板を見る', shots(pictures)))).toEqual([]);
    expect(rules(step('板を見る', shots(pictures + 1)))).toEqual(['model:step-pictures']);
    const player = '::動画[手元]{参照=v}';
    expect(rules(step('板を見る', player))).toEqual([]);
    expect(rules(step('板を見る', `${player}\n\n${player}`))).toEqual(['model:step-videos']);
    expect(rules(step('板を見る', `${player}\n\n${shots(1)}`))).toEqual(['model:step-videos']);
  });

  it.each([
    '継手を合わせる',
    '裏から見る',
    '仮付けする',
    '板を動かさない',
    'ノズルを確認',
    '継手を合わせます',
    '火を消してください',
    '角を付ける（内側から）',
    'Fit the joint',
    '締め付ける。',
  ])('%s says what to do', (title) => {
    expect(rules(step(title, '本文。'))).toEqual([]);
  });

  it.each(['継手の合わせ', '準備', '電流設定', 'アークスタート', '仮付けの順番（例）', '拭き方'])(
    '%s does not',
    (title) => {
      const messages = step(title, '本文。');
      expect(rules(messages)).toEqual(['model:step-verb']);
      expect(messages[0]?.message).toContain(`\`${title}\``);
      expect(messages[0]?.severity).toBe('warning');
    },
  );
});

describe('the guide on writing', () => {
  const file = path.resolve(import.meta.dirname, '../../docs/guides/writing-manual.md');
  const text = readFileSync(file, 'utf8');
  const [example = '', boxed = ''] = [...text.matchAll(/```md\n([\s\S]*?)```/g)].map(
    ([, code = '']) => code,
  );

  it('has an example that reads without a word, and uses every line there is', () => {
    const { item, body, messages } = parse(manual(example), 'manuals/m.md');
    expect(messages).toEqual([]);
    expect(item?.steps.map(({ id, title }) => [id, title])).toEqual([
      ['awase', '継手を合わせる'],
      ['karitsuke', '角を仮付けする'],
    ]);
    const { place: _, at: __, ...point } = pointOf(item) ?? ({} as never);
    expect(point).toEqual({
      id: 'sukima',
      mark: 'success',
      text: 'すき間をなくす',
      reason: 'すき間から溶け落ちて穴があく',
      how: 'on-video',
      ok: '端がそろう',
      okPicture: { url: './awase-ok.svg', alt: '内側の角どうしが付いている断面' },
      ng: '穴あき',
      ngPicture: { url: './awase-ng.svg', alt: 'すき間から溶けた金属が落ちている断面' },
      differences: [
        { org: 'rei-bankin', text: '片方の板をかぶせ、端の段を指で確かめる' },
        { org: 'mihon-kyodo-kunren', text: '内側に銅の当て金を当てる' },
      ],
      failures: ['hole-corner-gap'],
      clip: { video: 'tig-corner', start: 14, end: 21 },
    });
    expect(body?.children.filter(isComponent).map(({ name }) => name)).toEqual(['Step', 'Step']);
    const found = body && toSections(body).find(({ id }) => id === 'kp-sukima')?.text;
    for (const words of ['端がそろう', '内側の角どうしが付いている断面', '穴あき'])
      expect(found).toContain(words);
  });

  it('has the same in a box', () => {
    const { item, messages } = parse(manual(boxed), 'manuals/m.md');
    expect(messages).toEqual([]);
    expect(pointOf(item)).toMatchObject({ id: 'sukima', mark: 'success' });
    expect(pointOf(item)?.differences).toHaveLength(2);
  });

  it('names every line and every limit', () => {
    for (const [word] of Object.values(detailWords)) expect(text).toContain(`\`- ${word}: `);
    const { lines, lineWidth, pictures, videos } = stepLimits;
    expect(text).toContain(`文は${lines}行まで`);
    expect(text).toContain(`全角${lineWidth}字`);
    expect(text).toContain(`画像は${pictures}枚まで`);
    expect(text).toContain(`動画なら${videos}本`);
  });
});
