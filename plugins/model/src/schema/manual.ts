import { commonShape } from './common.js';
import { clip, field, group, integer, list, optional, picture, ref, text, value } from './field.js';
import { weldShape } from './weld.js';
import { defect, material, process } from './work.js';

const supply = group(
  {
    name: field('名称', text(80), { help: '名前。' }),
    quantity: optional('数量', text(40), { help: '数や量。' }),
    note: optional('備考', text(200), { help: '大きさ、型番、注意。' }),
  },
  'name',
);
const perOrg = group({
  org: field('組織', ref(['org'], true), { help: '組織のid、または名前。' }),
  text: field('内容', text(400), { help: 'その会社での違い。' }),
});

const keyPoint = group(
  {
    id: optional('id', text(60), { help: '変わらない名前。' }),
    text: field('急所', text(200), { help: '仕事の成否、安全、やりやすさを分ける一点。' }),
    mark: optional('種別', value('keyPointMark'), { help: '成否・安全・やりやすさ。' }),
    reason: optional('急所の理由', text(400), { help: 'なぜそれが急所か。', aliases: ['理由'] }),
    how: optional('引き出し方', value('elicitation'), { help: 'どうやって聞き出したか。' }),
    ng: optional('悪い例', text(200), { help: '守らないとどうなるか。画像は本文と同じ書き方で。' }),
    ok: optional('よい例', text(200), {
      help: 'うまくいった姿。画像は本文と同じ書き方で。',
      aliases: ['良い例'],
      example: '"![すき間のない断面](./sukima-ok.svg) 端がそろう"',
    }),
    differences: optional('違い', list(perOrg), { help: 'この急所で、会社ごとに違うところ。' }),
    failures: optional('失敗', list(ref(['failure'])), { help: 'この急所を教えた失敗のid。' }),
    clip: optional('動画', clip(), { help: '動画のidと秒。', example: 'tig-corner 0:14〜0:21' }),
  },
  'text',
);
const step = group(
  {
    id: optional('id', text(60), { help: '変わらない名前。' }),
    title: field('手順', text(80), { help: '目的語と動詞で。', example: '継手を合わせる' }),
    note: optional('説明', text(800), { help: '補足。' }),
    picture: optional('写真', picture(), {
      help: 'この手順の写真。ページの隣に置いた画像。',
      example: './awase.webp',
    }),
    pictureText: optional('写真の説明', text(200), {
      help: '写真に何が見えるか。見えない人に読み上げる。',
      example: 'すき間なく合わせた角',
    }),
    keyPoints: optional('急所', list(keyPoint), { help: 'この手順の急所。' }),
    clip: optional('動画', clip(), { help: '動画のidと秒。' }),
  },
  'title',
);

/** A manual: one skill, step by step, with its key points. */
export const manualShape = {
  ...commonShape,
  skill: optional('技能', ref(['skill']), {
    help: '身につく技能のid。',
    example: 'skill-tig-thin',
  }),
  level: optional('レベル', integer(1, 4), { help: '1〜4。' }),
  time: optional('所要時間', text(40), { help: 'おおよその時間。', example: '20分' }),
  tools: optional('工具', list(supply), { help: '使う道具。' }),
  materials: optional('材料', list(supply), { help: '使う材料。' }),
  parts: optional('部品', list(supply), { help: '使う部品。' }),
  machine: optional('対象設備', text(80), { help: 'どの機械で成り立つ手順か。' }),
  process,
  material,
  defect,
  ppe: optional('保護具', list(text(60)), { help: '身につけるもの。' }),
  safety: optional('安全', text(400), { help: '起こりうる危険と備え。溶接では必ず書く。' }),
  qualification: optional('必要資格', list(text(60)), {
    help: '求められる資格の記号。',
    example: '[TN-F]',
  }),
  prerequisites: optional('前提', list(ref(['manual'])), { help: '先に読む手順のid。' }),
  steps: optional('手順', list(step), { help: '本文の「## 手順」に書いてもよい。' }),
  weld: optional('溶接条件', group(weldShape), { help: '範囲と単位で書く。WPSではない。' }),
  appearance: optional('外観基準', ref(['appearance']), { help: '外観品質基準のid。' }),
  usedBy: optional('使う会社', list(ref(['org'])), { help: 'この手順を採り入れた組織のid。' }),
  differences: optional('会社差', list(perOrg), { help: '会社ごとに違うところ。' }),
};
