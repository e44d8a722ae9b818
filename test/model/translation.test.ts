import { marksOf, parseItem, parseTranslation, printMarks } from '@chishiki-ichiba/model';
import { expect, test } from 'vitest';
import { manual } from './helpers.js';

const steps = `## 手順

### 1. 合わせる {#awase}

0.1mmまで合わせます。

- 急所（成否）: すき間をなくす {#sukima}
  - 理由: 溶け落ちる
  - よい例: ![断面](./ok.svg) 丸い
  - 違い: firm-a 押さえる
  - 動画: film 0:14〜0:21

### 2. 待つ {#matsu}

冷まします。

- 待つ: 10分
`;
const head =
  '版: 第2版\n要約: 合わせます。\n工具: [ゲージ, {名称: 治具, 数量: 1組}]\n関連: [film]\n';
const original = (body = steps, lines = head) => {
  const {
    item,
    body: tree,
    messages,
  } = parseItem({ path: 'docs/manuals/a.md', text: manual(body, lines) }, 'docs');
  if (!item || !tree) throw new Error(JSON.stringify(messages));
  return { item, body: tree };
};
const file = 'i18n/en/chishiki-ichiba-market/docs/manuals/a.md';
const of = '翻訳元の版: 2\n翻訳元の改訂日: 2026-11-21\n';
const english = `## Steps

### 1. Fit up {#awase}

Fit up to 0.1 mm.

- Key point (make or break): Leave no gap {#sukima}
  - Reason: It drops through
  - Good: ![Cross-section](./ok.svg) Round
  - Difference: firm-a Press

### 2. Wait {#matsu}

Let it cool.

- Wait: 10 min
`;
const translate = (body = english, lines = `${of}title: Fit-up\n`, source = original()) =>
  parseTranslation({ path: file, text: `---\n${lines}---\n\n${body}` }, source, 'en');

test('words are the copy’s, all else is the original’s', () => {
  const source = original();
  const { item, messages } = translate(
    english,
    `${of}title: Fit-up\nsummary: Fit it up.\n工具: [Gauge, {名称: Fixture, 数量: 1 set}]\n翻訳者: T\n`,
    source,
  );
  expect(messages).toEqual([]);
  expect(item).toMatchObject({
    id: 'a',
    file: 'docs/manuals/a.md',
    title: 'Fit-up',
    visibility: 'public',
    status: 'approved',
    fields: {
      summary: 'Fit it up.',
      revision: '第2版',
      revised: '2026-11-21',
      related: ['film'],
      tools: [{ name: 'Gauge' }, { name: 'Fixture', quantity: '1 set' }],
      lang: 'en',
    },
    translation: { state: 'current', locale: 'en', file, title: '手順書', translatedBy: 'T' },
  });
  const [step] = item?.steps ?? [];
  expect(step).toMatchObject({ id: 'awase', number: 1, title: 'Fit up' });
  expect(step?.keyPoints[0]).toMatchObject({
    id: 'sukima',
    mark: 'success',
    text: 'Leave no gap',
    reason: 'It drops through',
    okPicture: { url: './ok.svg', alt: 'Cross-section' },
    ok: 'Round',
    differences: [{ org: 'firm-a', text: 'Press' }],
    clip: source.item.steps[0]?.keyPoints[0]?.clip,
  });
});

test('a copy cannot widen who reads the page, nor change a figure or a relation', () => {
  const text = manual(steps, `${head}所有: firm-a\n`).replace('一般公開', '会員');
  const { item: own, body } = parseItem({ path: 'docs/manuals/a.md', text }, 'docs');
  if (!own || !body) throw new Error('the original of the test is broken');
  const members = { item: own, body };
  const { item, messages } = translate(
    english,
    `${of}title: Fit-up\n公開範囲: 一般公開\n状態: 廃止\n所有: firm-b\n関連: [other]\n`,
    members,
  );
  expect(item).toMatchObject({
    visibility: 'members',
    status: 'approved',
    owner: 'firm-a',
    fields: { related: ['film'] },
  });
  expect(messages.map(({ line, ruleId, severity }) => [line, ruleId, severity])).toEqual(
    [
      [5, 'model:translation-field', 'warning'],
      [7, 'model:translation-field', 'warning'],
      [6, 'model:translation-field', 'warning'],
      [8, 'model:translation-field', 'warning'],
    ].sort(),
  );
});

test('a section for members must be in its box in the copy too', () => {
  const source = original(`ひらいた文。\n\n:::会員\n\n会員の文。\n\n:::\n\n${steps}`);
  const open = translate(`Open text.\n\nText for members.\n\n${english}`, undefined, source);
  expect(open.item).toBeUndefined();
  expect(open.messages.map(({ ruleId, message }) => [ruleId, message])).toContainEqual([
    'model:translation-box',
    '本文 の `:::会員` が 0 個です。原文と同じ 1 個を期待',
  ]);
  const boxed = translate(
    `Open text.\n\n:::会員\n\nText for members.\n\n:::\n\n${english}`,
    undefined,
    source,
  );
  expect(boxed.messages).toEqual([]);
});

test('names that the original keeps back must be spelled for the copy', () => {
  const source = original(steps, `${head}所有: firm-a\n匿名: [{名前: 甲製作所, 代わり: A社}]\n`);
  expect(translate(english, undefined, source).messages.map(({ ruleId }) => ruleId)).toEqual([
    'model:translation-anonymous',
  ]);
  const { item } = translate(
    english,
    `${of}title: Fit-up\n匿名: [{名前: Ko Works, 代わり: Company A, 公開範囲: 一般公開}]\n`,
    source,
  );
  // Who may know the name is the original's to say.
  expect(item?.fields.anonymous).toEqual([
    { name: 'Ko Works', instead: 'Company A' },
    { name: '甲製作所', instead: 'A社' },
  ]);
});

test('a missing step stands there as it is, an extra one does not', () => {
  const { item, messages } = translate(
    english.replace('### 2. Wait {#matsu}', '### 2. Polish {#migaku}'),
  );
  expect(item?.steps.map(({ id, title }) => [id, title])).toEqual([
    ['awase', 'Fit up'],
    ['matsu', '待つ'],
  ]);
  expect(item?.translation?.untranslated).toEqual(['matsu']);
  expect(messages.map(({ line, message }) => [line, message])).toEqual([
    [
      18,
      '手順 `{#migaku}`（Polish）は原文にありません。原文の手順 {#awase} {#matsu} のどれかを期待',
    ],
    [9, '原文の手順 `{#matsu}` が翻訳にありません（原文は 2、翻訳は 2）'],
  ]);
  expect(messages[0]?.related?.file).toBe('docs/manuals/a.md');
});

test('a lost figure, another time, a picture and a link of its own are told', () => {
  const { messages } = translate(
    english
      .replace('Fit up to 0.1 mm.', 'Fit up to 0.2 mm. See [that](/docs/term/x/).')
      .replace('10 min', '5 min')
      .replace('Let it cool.', '![Secret](./secret.svg)'),
  );
  expect(messages.map(({ ruleId, severity }) => `${ruleId} ${severity}`).sort()).toEqual([
    'model:translation-figures warning',
    'model:translation-figures warning',
    'model:translation-file error',
    'model:translation-link warning',
    'model:translation-timer warning',
  ]);
});

test('the original’s time is counted down whatever the copy says', () => {
  const { body } = translate(english.replace('10 min', '5 min'));
  expect(JSON.stringify(body)).toContain('"seconds":600');
  expect(JSON.stringify(body)).not.toContain('"seconds":300');
});

test.each([
  ['the revision', '翻訳元の版: 第1版\n'],
  ['the day', '翻訳元の改訂日: 2026-05-01\n'],
])('a copy of an older revision is behind, told by %s alone', (_, lines) => {
  const { item, messages } = translate(english, `${lines}title: Fit-up\n`);
  expect(item?.translation?.state).toBe('behind');
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ ruleId: 'model:translation-behind', line: 2 });
});

test('kept marks tell which steps have changed, also without a new revision', () => {
  const marks = printMarks(marksOf(original(steps.replace('冷まします。', '待ちます。'))));
  const { item, messages } = translate(english, `${of}原文の控え: "${marks}"\ntitle: Fit-up\n`);
  expect(item?.translation).toMatchObject({ state: 'behind', changed: ['matsu'] });
  expect(messages[0]?.hint).toContain('変わった手順: 2（待つ）');
  const now = printMarks(marksOf(original()));
  expect(
    translate(english, `原文の控え: "${now}"\ntitle: Fit-up\n`).item?.translation,
  ).toMatchObject({
    state: 'current',
    changed: [],
  });
});

test('a copy that does not say what it was made of is told', () => {
  const { item, messages } = translate(english, 'title: Fit-up\n');
  expect(item?.translation?.state).toBe('unknown');
  expect(messages[0]).toMatchObject({
    ruleId: 'model:translation-of',
    hint: '前書きに `翻訳元の版: 第2版`、`翻訳元の改訂日: 2026-11-21` を足してください',
  });
});

test('a list of another length stays as it was written', () => {
  const { item, messages } = translate(english, `${of}title: Fit-up\n工具: [Gauge]\n`);
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['model:translation-count']);
  expect(JSON.stringify(item?.fields)).toContain('"name":"治具"');
});
