import { boolean, date, field, group, integer, list, optional, ref, text } from './field.js';

const part = group(
  {
    page: field(
      'ページ',
      ref(['manual', 'video', 'opl', 'guide', 'term', 'failure', 'case', 'appearance']),
      { help: '学ぶページのid。', example: 'pre-weld-check' },
    ),
    ojt: optional('OJT', boolean(), {
      help: '手順を、OJT記録票に印を付けながら教わるなら true。',
    }),
    why: optional('何のため', text(80), {
      help: '何のために学ぶか。学ぶ人に向けて一言で。',
      example: '火を使う前に、止め方を知る',
    }),
    time: optional('時間', text(20), { help: 'おおよその時間。', example: '20分' }),
  },
  'page',
);
const check = group({
  question: field('問い', text(120), {
    help: '教える人が聞くこと、やってもらうこと。',
    example: '1mmの角継手を、見本を見ながら付ける',
  }),
  pass: field('合格の目安', text(160), {
    help: '何ができたら合格か。見て分かる姿で。',
    example: '穴がなく、裏の色が見本と同じ',
  }),
});

/** Fields of a course beside the common ones. */
export const courseFields = {
  who: optional('対象者', text(80), {
    help: 'だれのための道筋か。',
    example: '入社して最初の週の人',
  }),
  parts: field('内容', list(part), {
    help: '順に学ぶページ。記入票が一枚に収まる12個までが目安。',
    example: '[pre-weld-check, tig-corner]',
  }),
  checks: optional('確認', list(check), {
    help: '終わりの確認。問いと合格の目安を、5つまでを目安に。',
  }),
  time: optional('所要時間', text(40), { help: '全体の時間。', example: '半日' }),
  skill: optional('技能', list(ref(['skill'])), { help: 'この道筋で身につく技能のid。' }),
};

const column = group(
  {
    skill: field('技能', ref(['skill']), { help: '技能のid。', example: 'skill-tig-thin' }),
    level: optional('求めるレベル', integer(1, 4), {
      help: '仕事を回すのに要るレベル。',
      example: '3',
    }),
    count: optional('求める人数', integer(1, 99), {
      help: 'そのレベル以上の人が何人要るか。',
      example: '2',
    }),
  },
  'skill',
);
const cell = group({
  skill: field('技能', ref(['skill']), { help: '技能のid。', example: 'skill-tig-thin' }),
  level: field('レベル', integer(1, 4), {
    help: '1 教わりながら・2 見本を見て・3 一人で・4 教えられる。',
    example: '3',
  }),
  date: field('確認日', date(), {
    help: 'そのレベルを確かめた日。先の日は書けない。',
    example: '2026-10-01',
  }),
  evidence: optional('根拠', ref([], true), {
    help: '何を見て決めたか。ページのid、OJT記録票、証明書の記号など。人の名前と証明書の番号は書かない。',
    example: 'OJT記録票',
  }),
});
const certificate = group({
  symbol: field('記号', text(20), {
    help: '溶接技能者 適格性証明書の記号。番号は書かない。',
    example: 'TN-F',
  }),
  expires: field('有効期限', date(), {
    help: '証明書に書いてある有効期限。',
    example: '2027-03-14',
  }),
  extensions: field('延長', integer(0, 2), {
    help: 'サーベイランスで延ばした回数。受かったばかりなら0。',
    example: '0',
  }),
});
const person = group({
  code: field('符号', text(20), {
    help: '人を表す符号。英字1〜2文字と数字。名前は書かない。',
    example: 'A-01',
  }),
  skills: optional('力量', list(cell), { help: '技能ごとのレベルと確認日。' }),
  certificates: optional('証明書', list(certificate), {
    help: '溶接技能者 適格性証明書。この制度のものだけ。',
  }),
});

/** Fields of a skill map beside the common ones. */
export const skillMapFields = {
  columns: optional('技能の列', list(column), {
    help: '表の列の順番と、求めるレベルと人数。書かなければ出てきた順。',
  }),
  months: optional('確かめ直す月数', integer(1, 60), {
    help: '確認日からこの月数を過ぎたら、確かめ直しの印が出る。書かなければ12。',
    example: '12',
  }),
  people: field('人', list(person), { help: '一人ずつの力量。名前でなく符号で書く。' }),
};

/** 確かめ直す月数 where the map says none. */
export const DEFAULT_CHECK_MONTHS = 12;
