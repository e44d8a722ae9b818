import type { ItemOf } from '@chishiki-ichiba/model';
import { quoteValue, textLine } from '../draft-text.js';
import type { Answers, Point } from './answers.js';
import { toPlainForm } from './plain-form.js';

export interface DraftOptions {
  readonly skill: ItemOf<'skill'>;
  readonly answers: Answers;
  /** ISO date. */
  readonly today: string;
  readonly owner?: string | undefined;
  readonly title?: string | undefined;
}

export interface ManualDraft {
  readonly text: string;
  readonly steps: number;
  readonly keyPoints: number;
  /** What was changed or supposed, one Japanese sentence each. */
  readonly guessed: readonly string[];
  /** What the veteran must be asked again. */
  readonly missing: readonly string[];
}

/** Words by which a key point is one of safety; nobody marks it when telling. */
const DANGER = /けが|ケガ|怪我|やけど|火傷|感電|目を|はさ[まむ]|挟|切る|ガスを吸|酸欠|火事|爆発/;

/** Answers as a manual in the market's own syntax: a draft for its veteran to read. */
export function draftManual({ skill, answers, today, owner, title }: DraftOptions): ManualDraft {
  const guessed: string[] = [];
  const missing: string[] = [];
  let keyPoints = 0;
  const body = ['## 手順', ''];
  for (const [index, { step, points, notes }] of answers.answers.entries()) {
    const name = step === '' ? '〔何を、どうする〕' : textLine(toPlainForm(step));
    if (name !== step && step !== '') guessed.push(`手順${index + 1}: 「${step}」→「${name}」`);
    if (points.length === 0) missing.push(`手順${index + 1}「${name}」: こつはありませんか`);
    body.push(`### ${index + 1}. ${name} {#s${index + 1}}`, '');
    for (const note of notes) body.push(`${textLine(note)}。`, '');
    for (const point of points) {
      keyPoints++;
      body.push(...keyPointLines(point, keyPoints, missing));
    }
    if (points.length > 0) body.push('');
  }
  if (answers.rest.length > 0)
    body.push(
      '## 手順に入らなかった言葉',
      '',
      ...answers.rest.map((words) => `- ${textLine(words)}`),
      '',
    );
  const field = (key: string, value: string) => `${key}: ${value}`;
  const front = [
    '---',
    '種類: 共通技能マニュアル',
    field('題名', title ? quoteValue(title) : `〔${skill.title}の手順〕`),
    field('要約', '〔何がうまくいく手順か。120字まで〕'),
    field('技能', skill.id),
    field('語り手', '[〔教えてくれた人の役割〕]'),
    field('書き手', '[〔書いた人の役割〕]'),
    field('安全', '〔けがをしないために守ること〕'),
    field('所有', owner ?? skill.owner ?? '〔自社の記号〕'),
    '公開範囲: 社内',
    '状態: 下書き',
    field('改訂日', today),
    '版: 第1版',
    '---',
    '',
  ];
  return {
    text: `${[...front, ...body].join('\n').trimEnd()}\n`,
    steps: answers.answers.length,
    keyPoints,
    guessed,
    missing,
  };
}

function keyPointLines(
  { knack, why, otherwise }: Point,
  number: number,
  missing: string[],
): string[] {
  const text = knack === '' ? '〔こつを一言で〕' : textLine(toPlainForm(knack));
  const mark = DANGER.test(`${knack}${why ?? ''}${otherwise ?? ''}`) ? '（安全）' : '';
  if (!why) missing.push(`急所「${text}」: なぜですか。しなかったら、どうなりますか`);
  return [
    `- 急所${mark}: ${text} {#k${number}}`,
    `  - 理由: ${why ? textLine(toPlainForm(why)) : '〔なぜそうするか〕'}`,
    '  - 引き出し方: 聞き取り',
    ...(otherwise ? [`  - 悪い例: ${textLine(toPlainForm(otherwise))}`] : []),
  ];
}
