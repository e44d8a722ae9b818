import { z } from 'zod';
import type { KindId } from '../kinds.js';
import { caseShape, member } from './case.js';
import { commonShape } from './common.js';
import {
  activityFields,
  awards,
  boardFields,
  capabilities,
  certifications,
  kpi,
  projects,
  trialFields,
} from './exchange.js';
import { failureShape } from './failure.js';
import {
  boolean,
  field,
  group,
  integer,
  list,
  optional,
  partialDate,
  picture,
  ref,
  text,
  value,
} from './field.js';
import { courseFields, skillMapFields } from './learning.js';
import { manualShape } from './manual.js';
import { videoShape } from './video.js';
import { defect, material, process } from './work.js';

const boardShape = { ...commonShape, ...boardFields, process, material };

/** The one definition of every kind. */
export const kindShapes = {
  manual: manualShape,
  opl: {
    ...commonShape,
    oplType: field('型', value('oplType'), { help: '基礎知識・トラブル・改善。' }),
    point: field('要点', text(120), { help: '伝えたいことを一文で。' }),
    photoOk: optional('よい例', picture(), { help: '画像の場所。', example: './x-ok.svg' }),
    okText: optional('よい例の説明', text(120), { help: 'よい例の画像に何が見えるか。' }),
    photoNg: optional('悪い例', picture(), { help: '画像の場所。', example: './x-ng.svg' }),
    ngText: optional('悪い例の説明', text(120), { help: '悪い例の画像に何が見えるか。' }),
    from: optional('元', list(ref(['failure', 'case'])), { help: 'もとになった失敗や事例のid。' }),
    skill: optional('技能', list(ref(['skill'])), { help: '身につく技能のid。' }),
    process,
    material,
    defect,
  },
  video: videoShape,
  case: caseShape,
  failure: failureShape,
  appearance: {
    ...commonShape,
    surface: field('面の区分', value('surfaceClass'), { help: 'A（見える面）・B・C。' }),
    priceBand: field('価格帯', text(60), { help: 'どの価格の仕事か。' }),
    criteria: optional(
      '基準',
      list(
        group({
          topic: field('項目', text(60), { help: '焼け、ビード幅、研磨、キズなど。' }),
          word: optional('判断', text(20), {
            help: 'ひとことで。同じ判断は同じことばで書く。会社の違いは、これで見分ける。',
            example: '残してよい',
          }),
          text: field('内容', text(300), { help: '合格の姿。' }),
          org: optional('組織', ref(['org'], true), { help: '会社ごとの違い。' }),
        }),
      ),
      { help: '項目ごとの基準。' },
    ),
    samples: optional(
      '見本',
      list(
        group({
          verdict: field('判定', value('verdict'), { help: 'どちらに入るか。' }),
          topic: optional('項目', text(60), { help: '何を見るか。' }),
          picture: field('画像', picture(), { help: '画像の場所。', example: './x-limit.svg' }),
          text: field('説明', text(120), { help: '画像に何が見えるか。' }),
        }),
      ),
      { help: '合格・限度・返すの画像。' },
    ),
    process,
    material,
  },
  term: {
    ...commonShape,
    meaning: field('意味', text(300), { help: '自分たちの言葉で。規格の文は写さない。' }),
    english: optional('英語', text(80), { help: '英語の言い方。' }),
    standard: optional('規格', text(80), { help: '規格の番号。', example: 'JIS Z 3001-4' }),
    synonyms: optional('別名', list(text(60)), {
      help: '別の書き方、現場の言い方。検索で見つかる。',
    }),
    firmNames: optional(
      '会社ごとの呼び名',
      list(
        group({
          org: field('組織', ref(['org'], true), { help: '組織のid。' }),
          name: field('呼び名', text(60), { help: 'その会社での呼び方。' }),
        }),
      ),
      { help: '会社ごとの呼び名。' },
    ),
    unmarked: optional('印を付けない語', list(text(60)), {
      help: 'この用語の名前のうち、文の中では別の意味にもなる語。本文で説明を出す印を付けない。',
      example: '[アルゴン]',
    }),
    picture: optional(
      '図',
      group({
        file: field('ファイル', picture(), { help: 'このページの隣に置いた画像。' }),
        alt: field('説明', text(200), { help: '図が見えない人に読み上げる、図の説明。' }),
      }),
      {
        help: '用語の図を一つ。',
        example: '{ファイル: ./arc-length.svg, 説明: 電極の先から池まで}',
      },
    ),
    process,
    defect,
  },
  skill: {
    ...commonShape,
    levels: optional(
      '段階別のできること',
      list(
        group({
          level: field('レベル', integer(1, 4), { help: '1〜4。' }),
          text: field('内容', text(200), { help: '〜できる、という文。' }),
        }),
      ),
      { help: 'レベルごとのできること。' },
    ),
    process,
  },
  org: {
    ...commonShape,
    orgType: field('区分', value('orgType'), { help: '企業、自治体など。' }),
    place: optional('所在地', text(80), { help: '市区町村まで。' }),
    process,
    capabilities,
    certifications,
    awards,
    kpi,
  },
  person: {
    ...commonShape,
    role: field('役割', text(80), { help: '仕事の役割。' }),
    org: optional('組織', ref(['org'], true), { help: '組織のid。' }),
    consent: optional('同意', boolean(), { help: '名前を出す同意。なければ役割だけが出る。' }),
    teaches: optional('教えられること', list(text(120)), { help: '聞けること。' }),
    awards,
    process,
  },
  alliance: {
    ...commonShape,
    place: optional('地域', text(60), { help: '地域の名前。' }),
    founded: optional('設立', partialDate(), { help: '分かる範囲で。' }),
    form: optional('形態', text(80), { help: '任意団体、株式会社など。' }),
    members: optional('構成', list(member), { help: '参加組織と環。' }),
    cases: optional('事例', list(ref(['case'])), { help: '連携事例のid。' }),
    levers: optional('統制レバー', list(value('lever')), { help: '効いている統制レバー。' }),
    kpi,
    projects,
    awards,
  },
  guide: {
    ...commonShape,
    guideType: field('手引き種別', value('guideType'), { help: '何の手引きか。' }),
    about: optional('対象', text(60), { help: '段階・レバー・欄の名前。', example: '開発期' }),
    number: optional('番号', integer(1, 99), { help: '指針の番号など。' }),
    questions: optional('問い', list(text(160)), { help: '書くとき、考えるときの問い。' }),
    sheet: optional(
      '用紙',
      group({
        size: field('大きさ', value('paperSize'), { help: 'A4かA3。' }),
        orientation: field('向き', value('paperOrientation'), { help: '縦か横。' }),
        pages: field('枚数', integer(1, 20), { help: '印刷したときの枚数。' }),
      }),
      { help: '印刷して書き込む紙の大きさと枚数。', example: '{大きさ: A4, 向き: 縦, 枚数: 1}' },
    ),
  },
  activity: { ...commonShape, ...activityFields },
  trial: { ...commonShape, ...trialFields },
  course: { ...commonShape, ...courseFields },
  skillmap: { ...commonShape, ...skillMapFields },
  request: {
    ...boardShape,
    requestType: field('求め', value('requestType'), { help: '何を探しているか。' }),
  },
  offer: {
    ...boardShape,
    offerType: field('申し出', value('offerType'), { help: '何ができるか。' }),
  },
} as const satisfies Record<KindId, z.ZodRawShape>;

export const kindSchemas = Object.fromEntries(
  Object.entries(kindShapes).map(([kind, shape]) => [kind, z.object(shape as z.ZodRawShape)]),
) as { [K in KindId]: z.ZodObject<(typeof kindShapes)[K]> };

/** Canonical front matter of a kind: ids instead of labels, ISO dates, seconds. */
export type Fields<K extends KindId> = z.infer<(typeof kindSchemas)[K]>;
