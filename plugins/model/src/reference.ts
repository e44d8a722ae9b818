import type { z } from 'zod';
import { type FieldRead, metaOf } from './schema/field.js';
import { commonShape, kindShapes } from './schema/kinds.js';
import { kinds, type Value, vocabularies } from './vocabularies.js';

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
  return `${lines.join('\n')}\n`;
}

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
    case 'boolean':
      return 'true・false';
    case 'date':
      return '年月日';
    case 'partialDate':
      return '年・年月・年月日';
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
