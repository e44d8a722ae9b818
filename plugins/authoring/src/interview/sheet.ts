import type { Catalog } from '@chishiki-ichiba/market/catalog';
import type { ItemOf } from '@chishiki-ichiba/model';

/** Rows to fill in: what has room on one page. */
const ROWS = 8;

/**
 * The one-page sheet to ask a veteran by, as plain text: to print, or to type into. What the market knows
 * of the skill already stands on it, so that nobody is asked twice.
 */
export function interviewSheet(skill: ItemOf<'skill'>, catalog: Catalog): string {
  const pages = catalog.to(skill).map(({ from }) => from);
  const titles = (kind: string) => [
    ...new Set(pages.filter((page) => page.kind === kind).map(({ title }) => title)),
  ];
  const failures = catalog.items.filter(
    (item) =>
      item.kind === 'failure' &&
      catalog.from(item).some(({ to }) => pages.some((page) => page === to)),
  );
  const known = [
    ['書いてある手順', titles('manual')],
    ['動画', titles('video')],
    ['起きたことのある失敗', failures.map(({ title }) => title)],
  ] as const;
  const levels = (skill.fields.levels ?? []).map(({ level, text }) => `  ${level} ${text}`);
  return [
    `# 聞き取りシート　${skill.title}（${skill.id}）`,
    '',
    '語り手（役割）:　　　　　　　　聞き手（役割）:　　　　　　　　日付:',
    '品物・材料・機械:',
    '',
    '動画や実物を見ながら、手を止めて聞きます。一行に一つの動き。「なぜ」は必ず聞きます。',
    'そのままの言葉で書きます。「少し」「だいたい」は、「何ミリ？」「何秒？」ともう一度聞きます。',
    ...(levels.length > 0 ? ['', '目ざす姿:', ...levels] : []),
    ...known.flatMap(([label, names]) =>
      names.length > 0 ? ['', `${label}: ${names.slice(0, 6).join('、')}`] : [],
    ),
    '',
    ...Array.from({ length: ROWS }, (_, index) => [
      `${index + 1}. 何をする？ `,
      '   こつは？ ',
      '   なぜ？ ',
      '   しなかったら？ ',
      '',
    ]).flat(),
    '終わりに聞くこと',
    '- いちばん危ないのは、どこですか。',
    '- 新しい人が、はじめに間違えるのはどこですか。',
    '- うまくいったと、何を見て（聞いて、さわって）分かりますか。',
    '',
    `書き込んだら: npm run ichiba -- interview ${skill.id} --from 書いたファイル.txt`,
    '',
  ].join('\n');
}
