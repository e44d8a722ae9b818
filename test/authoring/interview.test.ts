import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseItem } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../plugins/authoring/lib/interview/answers.js';
import { toPlainForm } from '../../plugins/authoring/lib/interview/plain-form.js';
import { page } from '../market/helpers.js';
import { useCommand } from './command.js';

const PUBLIC = '公開範囲: 一般公開\n状態: 承認済み';
const SPEECH =
  'えーとまず板の端を合わせますこつはすき間をなくすことですなぜかというとすき間から溶け落ちて穴があくからですそうしないと穴あきになります次に角を仮付けします両端を先に打って真ん中を後に打ちますポイントは小さく打つことです理由は大きいと外れないからです最後に手袋をしたまま裏を見ます大事なのは素手でさわらないことですというのは端で手を切るからです';

describe('readAnswers', () => {
  it('finds the turns of speech that has no comma', () => {
    expect(readAnswers(SPEECH)).toEqual({
      form: 'speech',
      answers: [
        {
          step: '板の端を合わせます',
          notes: [],
          points: [
            {
              knack: 'すき間をなくすことです',
              why: 'すき間から溶け落ちて穴があくからです',
              otherwise: '穴あきになります',
            },
          ],
        },
        {
          step: '角を仮付けします',
          notes: ['両端を先に打って真ん中を後に打ちます'],
          points: [{ knack: '小さく打つことです', why: '大きいと外れないからです' }],
        },
        {
          step: '手袋をしたまま裏を見ます',
          notes: [],
          points: [{ knack: '素手でさわらないことです', why: '端で手を切るからです' }],
        },
      ],
      rest: [],
    });
  });

  it('does not turn where a word only looks like a turn', () => {
    const { answers } = readAnswers('まず手順書の次のページを見ますそれから最初の線に合わせます');
    expect(answers.map(({ step }) => step)).toEqual([
      '手順書の次のページを見ます',
      '最初の線に合わせます',
    ]);
  });

  it('takes numbered lines for steps, and labels below them for what they say', () => {
    const typed =
      '薄板の話\n1. 板を合わせる\n急所（成否）: すき間なし\n理由: 穴があくから\n２）端を仮付けする\n- 急所：端から10mm\n③ 手を洗う\n手順4：片づける';
    expect(readAnswers(typed)).toEqual({
      form: 'sheet',
      answers: [
        {
          step: '板を合わせる',
          points: [{ knack: 'すき間なし', why: '穴があくから' }],
          notes: [],
        },
        { step: '端を仮付けする', points: [{ knack: '端から10mm' }], notes: [] },
        { step: '手を洗う', points: [], notes: [] },
        { step: '片づける', points: [], notes: [] },
      ],
      rest: ['薄板の話'],
    });
    // A label of its own says what is done: numbers are then only numbers.
    expect(readAnswers('1. 何をする？ 板を拭く\n2. こつ: 布は乾いたもの').answers).toEqual([
      { step: '板を拭く', points: [{ knack: '布は乾いたもの' }], notes: [] },
    ]);
  });
  it('takes each sentence for a step where nobody says 「次に」', () => {
    expect(readAnswers('板を拭きます。\n線を引きます。').answers.map(({ step }) => step)).toEqual([
      '板を拭きます',
      '線を引きます',
    ]);
  });

  const table = [
    {
      step: '板を合わせる',
      points: [
        { knack: 'すき間をなくす', why: '穴があく', otherwise: '作り直し' },
        { knack: '先に拭く', why: '油が"はねる" すぐに' },
      ],
      notes: ['写真1'],
    },
    { step: '角を打つ', points: [], notes: [] },
  ];
  it.each([
    [
      'Excel',
      '聞き取り 11月\n何をする？\tこつは？\tなぜ？\tしなかったら？\t写真\n板を合わせる\tすき間をなくす\t穴があく\t作り直し\t写真1\n\t先に拭く\t"油が""はねる""\nすぐに"\t\t\n\t\t\t\t\n角を打つ\t\t\t\t\n',
      ['聞き取り 11月'],
    ],
    [
      'Markdown',
      '| 手順 | 急所 | 理由 | 悪い例 | 写真 |\n| --- | --- | --- | --- | --- |\n| 板を合わせる | すき間をなくす | 穴があく | 作り直し | 写真1 |\n| | 先に拭く | 油が"はねる" すぐに | | |\n| 角を打つ | | | | |\n',
      [],
    ],
    [
      'the sheet',
      '語り手: ベテラン\n1. 何をする？ 板を合わせる\n   こつは？ すき間をなくす\n   なぜ？ 穴があく\n   しなかったら？ 作り直し\nこつは：先に拭く\nなぜ？\n油が"はねる" すぐに\n２．何をする？角を打つ\n',
      ['語り手: ベテラン'],
    ],
  ])('reads a table of %s', (form, text, rest) => {
    const read = readAnswers(text);
    const expected = form === 'the sheet' ? table.map((row) => ({ ...row, notes: [] })) : table;
    expect(read.answers).toEqual(expected);
    expect(read.rest).toEqual(rest);
  });

  it('loses no word of what was said', () => {
    const { answers, rest } = readAnswers(SPEECH);
    const turns =
      /えーと|まず|次に|最後に|こつは|ポイントは|大事なのは|なぜかというと|理由は|というのは|そうしないと/g;
    const kept = [
      ...answers.flatMap(({ step, notes, points }) => [
        step,
        ...notes,
        ...points.flatMap((point) => Object.values(point)),
      ]),
      ...rest,
    ].join('');
    const letters = (text: string) => [...text].sort().join('');
    expect(letters(kept)).toBe(letters(SPEECH.replace(turns, '')));
  });
});

describe('toPlainForm', () => {
  it.each([
    ['板を合わせます', '板を合わせる'],
    ['角を仮付けします', '角を仮付けする'],
    ['トーチを回しますね', 'トーチを回す'],
    ['色を見ます', '色を見る'],
    ['線を引きます', '線を引く'],
    ['油を落とします', '油を落とす'],
    ['電流を30Aにします', '電流を30Aにする'],
    ['すき間をなくすことです', 'すき間をなくす'],
    ['すき間から溶け落ちて穴があくからです', 'すき間から溶け落ちて穴があく'],
    ['ゆっくり送ってください', 'ゆっくり送ってください'],
    ['板の端', '板の端'],
  ])('%s → %s', (said, plain) => expect(toPlainForm(said)).toBe(plain));
});

describe('ichiba interview', () => {
  const ichiba = useCommand('interview', {
    'docs/skills/skill-tack.md': page(
      `題名: 仮付けの力量\n段階別のできること: [{レベル: 3, 内容: 一人で仮付けできる}]\n${PUBLIC}`,
    ),
    'docs/orgs/own-org.md': page(`題名: 自社\n区分: 企業\n${PUBLIC}`),
    'docs/manuals/old.md': page(
      `題名: 前からある手順\n技能: skill-tack\n語り手: [人]\n書き手: [人]\n改訂日: 2026-01-01\n公開範囲: 一般公開`,
    ),
  });

  it('prints one page that knows the skill', async () => {
    expect(await ichiba.run('skill-tack')).toBe(0);
    expect(ichiba.output).toContain('# 聞き取りシート　仮付けの力量（skill-tack）');
    expect(ichiba.output).toContain('3 一人で仮付けできる');
    expect(ichiba.output).toContain('書いてある手順: 前からある手順');
    expect(ichiba.output.split('\n').length).toBeLessThan(66);
  });

  it('makes a draft that check reads, from what was said', async () => {
    writeFileSync(join(ichiba.dir, 'said.txt'), SPEECH);
    process.env.INIT_CWD = ichiba.dir;
    expect(await ichiba.run('skill-tack', '--from', 'said.txt', '--owner', 'own-org')).toBe(0);
    expect(ichiba.output).toContain('話したままの文字から、手順 3、急所 3');
    const path = 'docs/manuals/tack-draft.md';
    const text = readFileSync(join(ichiba.dir, path), 'utf8');
    const { item, messages } = parseItem({ path, text }, 'docs');
    expect(messages.filter(({ ruleId }) => ruleId !== 'model:placeholder')).toEqual([]);
    expect(
      item?.steps.map(({ title, keyPoints }) => [
        title,
        keyPoints.map((p) => [p.mark, p.text, p.reason, p.ng]),
      ]),
    ).toEqual([
      [
        '板の端を合わせる',
        [[undefined, 'すき間をなくす', 'すき間から溶け落ちて穴があく', '穴あきになる']],
      ],
      ['角を仮付けする', [[undefined, '小さく打つ', '大きいと外れない', undefined]]],
      ['手袋をしたまま裏を見る', [['safety', '素手でさわらない', '端で手を切る', undefined]]],
    ]);
    expect(text).toContain('両端を先に打って真ん中を後に打ちます。');
    // Never over what is there.
    expect(await ichiba.run('skill-tack', '--from', 'said.txt', '--id', 'old')).toBe(1);
    expect(ichiba.output).toContain('docs/manuals/old.md で使われています');
  });

  it('writes words with signs in them as they were said', async () => {
    writeFileSync(
      join(ichiba.dir, 'said.txt'),
      '何をする？\tこつは？\tなぜ？\n# 板厚<3mm の *端* を合わせる\t{0.5~1.0}mm: [1] を見る {#x}\t- 穴が|あく\n',
    );
    process.env.INIT_CWD = ichiba.dir;
    await ichiba.run('skill-tack', '--from', 'said.txt');
    const path = 'docs/manuals/tack-draft.md';
    const text = readFileSync(join(ichiba.dir, path), 'utf8');
    const { steps } = parseItem({ path, text }, 'docs', { values: { owner: 'own-org' } }).item as {
      steps: readonly { title: string; keyPoints: readonly { text: string; reason?: string }[] }[];
    };
    expect(steps[0]?.title).toBe('# 板厚<3mm の *端* を合わせる');
    expect(steps[0]?.keyPoints[0]).toMatchObject({
      text: '{0.5~1.0}mm: [1] を見る { #x}',
      reason: '- 穴が|あく',
    });
  });

  it.each([
    [['skill-tak', '--from', 'x'], 'もしかして `skill-tack`'],
    [['skill-tack', '--from', 'none.txt'], '`none.txt` が見つかりません'],
    [['skill-tack', '--from', 'bin.dat'], '文字のファイルとして読めません'],
    [['skill-tack', '--from', 'said.txt', '--id', '../x'], 'id `../x` は使えません'],
  ])('%s', async (args, sentence) => {
    writeFileSync(join(ichiba.dir, 'bin.dat'), Buffer.from([1, 0, 2]));
    process.env.INIT_CWD = ichiba.dir;
    expect(await ichiba.run(...args)).toBe(2);
    expect(ichiba.output).toContain(sentence);
    expect(existsSync(join(ichiba.dir, 'docs/manuals/tack-draft.md'))).toBe(false);
  });
});
