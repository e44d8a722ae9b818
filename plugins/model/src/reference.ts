import type { z } from 'zod';
import { type DetailName, detailWords } from './body/key-point-details.js';
import { stepLimits } from './body/step-limits.js';
import { kinds } from './kinds.js';
import { commonShape } from './schema/common.js';
import { type FieldRead, metaOf } from './schema/field.js';
import { kindShapes } from './schema/kinds.js';
import type { Value } from './value.js';
import { vocabularies } from './vocabularies.js';

/**
 * The authors' reference of every kind and field in Japanese, as Markdown: generated, so that it is
 * never behind the validation.
 */
export function referencePage(): string {
  const lines: string[] = [
    'この一覧は、読み取りと確認に使っている定義から自動で作っています。',
    '',
    '## どのページにも書ける欄',
    '',
    ...fieldTable(commonShape as unknown as Record<string, z.ZodType>),
  ];
  for (const kind of kinds) {
    const own = Object.entries(kindShapes[kind.id] as unknown as Record<string, z.ZodType>).filter(
      ([key]) => !(key in commonShape),
    );
    lines.push('', `## ${kind.ja}`, '');
    if (kind.aliases.length > 0)
      lines.push(
        `\`種類\` には ${kind.aliases.map((word) => `「${word}」`).join('')}とも書けます。`,
        '',
      );
    lines.push(...(own.length > 0 ? fieldTable(Object.fromEntries(own)) : ['共通の欄だけです。']));
  }
  lines.push('', ...stepSyntax());
  return `${lines.join('\n')}\n`;
}

/** What may stand in the body of a manual. */
function stepSyntax(): string[] {
  const { lines, lineWidth, pictures, videos } = stepLimits;
  const rows = Object.entries(detailWords).map(([name, [word, ...others]]) => {
    const too = others.length > 0 ? `${others.join('、')}とも書けます。` : '';
    return `| \`${word}\` | ${detailHelp[name as DetailName]}${too} |`;
  });
  return [
    '## 手順と急所',
    '',
    '本文の `## 手順` の下に `### 1. 継手を合わせる {#awase}`、その下に `- 急所（成否）: すき間をなくす {#sukima}` と書きます。',
    '急所の下には、字下げして次の行を書けます。',
    '',
    '| 行 | 書くこと |',
    '|---|---|',
    ...rows,
    '',
    `一つの手順は、文が ${lines} 行まで（1行は全角 ${lineWidth} 字）、画像が ${pictures} 枚までか動画が ${videos} 本です。`,
    '手順の名前は「何を＋どうする」で書きます。こえると注意が出ますが、ページは作られます。',
  ];
}

const detailHelp: Readonly<Record<DetailName, string>> = {
  reason: 'なぜそれが急所か。かならず書きます。',
  how: `どうやって聞き出したか。${vocabularies.elicitation.map(({ ja }) => ja).join('・')}。`,
  ok: 'うまくいった姿。ことば、画像 `![説明](./ok.svg)`、または両方。',
  ng: '守らないとどうなるか。ことば、画像、または両方。',
  differences: '会社ごとの違い。`組織のid 内容`。会社ごとに一行。',
  failures: 'この急所を教えた失敗のid。',
  clip: '`動画のid 開始〜終了`。',
};

function fieldTable(shape: Readonly<Record<string, z.ZodType>>): string[] {
  const rows = Object.entries(shape).flatMap(([key, schema]) => row(key, schema, ''));
  return ['| 欄 | 必須 | 書き方 | 説明 |', '|---|---|---|---|', ...rows];
}

function row(key: string, schema: z.ZodType, indent: string): string[] {
  const meta = metaOf(schema);
  const required = schema.safeParse(undefined).success ? '' : '必須';
  const example = meta.example ? ` 例: \`${meta.example}\`` : '';
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const own = `| ${indent}\`${meta.ja}\` <br> ${key} | ${required} | ${cell(describe(meta.read))}${cell(example)} | ${cell(meta.help)} |`;
  const group = meta.read.as === 'list' ? meta.read.item : meta.read;
  const inner =
    group.as === 'group' && indent.length < 4
      ? Object.entries(group.shape).flatMap(([name, part]) => row(name, part, `${indent}└ `))
      : [];
  return [own, ...inner];
}

function describe(read: FieldRead): string {
  switch (read.as) {
    case 'text':
      return '文字';
    case 'integer':
      return '整数';
    case 'number':
      return '数';
    case 'boolean':
      return 'true・false';
    case 'date':
      return '年月日';
    case 'partialDate':
      return '年・年月・年月日';
    case 'time':
      return '時:分';
    case 'seconds':
      return '分:秒';
    case 'range':
      return '数か範囲と単位';
    case 'clip':
      return '動画のid 開始〜終了';
    case 'ref':
      return read.free ? 'idまたは名前' : 'id';
    case 'canvasMap':
      return '欄ごとの記入';
    case 'group':
      return read.noneAllowed ? '欄の集まり、または「なし」' : '欄の集まり';
    case 'list':
      return `${describe(read.item)}（いくつでも）`;
    case 'value': {
      const words = (vocabularies[read.vocabulary] as readonly Value[])
        .map((value) => value.ja)
        .join('・');
      return read.open ? `${words}・その他の語` : words;
    }
  }
}
