import type { z } from 'zod';
import { claim } from './claim.js';
import {
  boolean,
  canvasMap,
  date,
  field,
  group,
  list,
  optional,
  ref,
  text,
  value,
} from './field.js';
import { source } from './source.js';

/** A name that readers of a lower edition must not know, and what they read in its place. */
const standIn = group({
  name: field('名前', text(80), {
    help: '伏せる名前。その組織・人のページの題名でもidでもよい。',
    example: '見本製作所',
  }),
  instead: field('代わり', text(40), { help: '下の版で読まれる呼び方。', example: 'A社' }),
  visibility: optional('公開範囲', value('visibility'), {
    help: '名前を読んでよい人。書かなければ会員から上。',
  }),
});

/** One line of the table of revisions, newest first. */
const revisionLine = group({
  revision: field('版', text(20), { help: '版の名前。', example: '第2版' }),
  date: field('日付', date(), { help: 'その版にした日。', example: '2026-11-21' }),
  text: field('内容', text(200), { help: '何を変えたか。一文で。', example: '急所に理由を足した' }),
  checkedBy: optional('確認者', list(ref(['person'], true)), {
    help: '確かめた人（idか役割）。',
  }),
});

/** Fields of every kind. */
export const commonShape = {
  id: optional('id', text(80), {
    help: '英小文字・数字・ハイフンの名前。書かなければファイル名。一度決めたら変えない。',
    example: 'tig-corner',
  }),
  aliases: optional('旧ID', list(text(80)), {
    help: '前に使っていたid。古い住所から新しい住所へ案内する。',
    aliases: ['別ID'],
  }),
  kind: optional('種類', value('kind'), {
    help: 'ページの種類。フォルダから決まるので書かなくてもよい。',
    example: '共通技能マニュアル',
  }),
  title: field('題名', text(40), {
    help: 'ページの題。40字まで。',
    aliases: ['タイトル', '用語', '名称', '技能名'],
  }),
  summary: optional('要約', text(120), { help: '何のページか。120字まで。検索結果に出る。' }),
  phase: optional('段階', list(value('phase')), {
    help: 'ライフサイクルの5段階のどこで役立つか。',
    example: '[開発期]',
  }),
  canvas: optional('キャンバス', list(value('canvas')), {
    help: 'ビジネスモデルキャンバスの9つの欄のどれに関わるか。',
    example: '[主なリソース]',
  }),
  canvasText: optional('キャンバス記入', canvasMap(claim), {
    help: '欄ごとの記入。書いていない欄は「記載なし」と出る。',
  }),
  orgs: optional('参加組織', list(ref(['org'], true)), { help: '関わる組織のid。' }),
  toldBy: optional('語り手', list(ref(['person'], true)), { help: '話してくれた人（idか役割）。' }),
  writtenBy: optional('書き手', list(ref(['person'], true)), { help: '書いた人（idか役割）。' }),
  checkedBy: optional('確認者', list(ref(['person'], true)), {
    help: '内容を確かめた人（idか役割）。',
  }),
  revised: optional('改訂日', date(), { help: '最後に中身を直した日。', example: '2026-11-21' }),
  revision: optional('版', text(20), { help: '紙と見くらべるための版の名前。', example: '第2版' }),
  reviewed: optional('見直し日', date(), {
    help: '最後に読み直して、今も正しいと確かめた日。中身を直した日は「改訂日」。',
    example: '2026-11-21',
  }),
  reviewBy: optional('見直し期限', date(), {
    help: 'この日までに読み直す。過ぎるとページに注意が出る。',
    example: '2027-11-21',
  }),
  history: optional('改訂履歴', list(revisionLine), {
    help: '版ごとの変更。新しいものを上に。ページの終わりに表で出て、紙にも刷られる。',
    example: '[{版: 第2版, 日付: 2026-11-21, 内容: 急所に理由を足した}]',
  }),
  status: optional('状態', value('status'), { help: 'どこまで進んだか。書かなければ「下書き」。' }),
  visibility: optional('公開範囲', value('visibility'), {
    help: 'だれが読めるか。書かなければ「社内」。',
  }),
  owner: optional('所有', ref(['org']), {
    help: '持ち主の組織のid。一般公開でなければ必ず書く。',
    example: 'mihon-seisakusho',
  }),
  anonymous: optional('匿名', list(standIn), {
    help: '下の版では別の呼び方にする、会社や人の名前。一つの原稿から、名前の出る版と出ない版ができる。',
  }),
  keywords: optional('検索語', list(text(60)), {
    help: '現場で使う別の言い方。検索で見つかるようになる。',
  }),
  reading: optional('よみ', text(80), { help: '題名の読み（ひらがな）。', example: 'うらなみ' }),
  lang: optional('言語', text(12), { help: '一つの言語にしかないページの言語。', example: 'ja' }),
  related: optional('関連', list(ref([])), { help: '合わせて読むページのid。' }),
  licence: optional('ライセンス', text(60), { help: '使ってよい条件。', example: 'CC BY 4.0' }),
  source: source('[S3-4.2]'),
  translationOf: optional('翻訳元', ref([]), { help: '元のページのid。' }),
  fictional: optional('架空', boolean(), {
    help: '見本として作った、実在しない組織・人・内容なら true。',
  }),
} satisfies z.ZodRawShape;
