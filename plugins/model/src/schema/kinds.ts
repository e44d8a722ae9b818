import { z } from 'zod';
import type { KindId } from '../vocabularies.js';
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
import {
  boolean,
  canvasMap,
  clip,
  date,
  field,
  fileBeside,
  group,
  integer,
  list,
  openValue,
  optional,
  partialDate,
  picture,
  ref,
  seconds,
  text,
  value,
} from './field.js';
import { courseFields, skillMapFields } from './learning.js';
import { logFields } from './log.js';
import { source } from './source.js';
import { trackFields } from './tracks.js';
import { weldShape } from './weld.js';

const claim = group(
  {
    text: field('内容', text(400), { help: '書くこと。一文で。' }),
    source: source(),
    evidence: optional('根拠', list(ref([])), { help: 'それが分かるページのid。' }),
  },
  'text',
);
const effect = group(
  {
    type: optional('種別', value('effectType'), { help: '何への効果か。掲載と表彰も数える。' }),
    text: field('内容', text(400), { help: '書くこと。一文で。' }),
    source: source(),
    evidence: optional('根拠', list(ref([])), { help: 'それが分かるページのid。' }),
  },
  'text',
);
const supply = group(
  {
    name: field('名称', text(80), { help: '名前。' }),
    quantity: optional('数量', text(40), { help: '数や量。' }),
    note: optional('備考', text(200), { help: '大きさ、型番、注意。' }),
  },
  'name',
);
const baseMetal = group(
  {
    name: field('名称', openValue('material'), { help: '材質の記号。', example: 'SUS304' }),
  },
  'name',
);
const perOrg = group({
  org: field('組織', ref(['org'], true), { help: '組織のid、または名前。' }),
  text: field('内容', text(400), { help: 'その会社での違い。' }),
});

/** Fields of every kind. */
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

const process = optional('工程', list(openValue('process')), {
  help: 'どの工程の話か。',
  example: '[溶接]',
});
const material = optional('母材', list(baseMetal), {
  help: '材質。',
  example: '[SUS304]',
  aliases: ['材質'],
});
const defect = optional('不完全部', list(value('defect')), {
  help: '関係する不具合の名前。',
  example: '[穴あき]',
  aliases: ['不具合名', '欠陥'],
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

const manualShape = {
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

const eventShape = group({
  date: optional('日付', partialDate(), { help: '分かる範囲で。', example: '2001-07' }),
  phase: optional('段階', value('phase'), { help: 'どの段階のできごとか。' }),
  type: field('種別', value('eventType'), { help: 'できごとの種類。' }),
  gate: optional('関門', value('gate'), {
    help: 'どの関門や谷のできごとか。',
    example: '最初の谷',
  }),
  text: field('内容', text(400), { help: '何が起きたか。' }),
  recovery: optional('立ち直り', list(claim), {
    help: '谷のあと、何で立ち直ったか。分からなければ書かない。',
  }),
  source: source(),
});
const fact = group({
  value: field('値', text(40), { help: '出典にあるとおりの数。', example: '2,000' }),
  unit: optional('単位', text(20), { help: '数の単位。', example: '個' }),
  of: field('対象', text(120), { help: '何の数か。', example: 'テレビ放送後の注文' }),
  year: optional('年', partialDate(), { help: 'いつの数か。' }),
  source: field('出典', list(text(40)), { help: 'docs/sources.yml の番号。', example: 'S3-1.2' }),
});
const contradiction = group({
  topic: field('項目', text(80), { help: '何が食い違うか。' }),
  variants: field('記述', list(claim), { help: '出典ごとの書き方。' }),
});
const member = group(
  {
    org: field('組織', ref(['org'], true), { help: '組織のid、または名前。' }),
    ring: optional('環', value('ring'), { help: '関わりの深さ。' }),
    role: optional('役割', text(120), { help: '何をしたか。' }),
  },
  'org',
);

const caseShape = {
  ...commonShape,
  caseType: optional('型', value('caseType'), { help: '連携・協業・現場改善。' }),
  outcome: field('結果', value('outcome'), { help: '成功・失敗・継続中・一部成功。' }),
  alliance: field('連携体', ref(['alliance'], true), { help: '連携体のid、または名前。' }),
  place: optional('地域', text(60), { help: '地域の名前。' }),
  purpose: optional('主目的', list(claim), { help: '何のための連携か。' }),
  period: optional('期間', text(60), { help: 'いつからいつまで。', example: '2001年〜' }),
  partners: optional('参加', list(member), { help: '参加した組織と環。' }),
  events: field('経過', list(eventShape), { help: '日付のあるできごと。一つ以上。' }),
  facts: optional('数値', list(fact), { help: '出典のある数だけ。' }),
  outcomeNumbers: optional('成果', list(claim), { help: '売上や台数などの成果。' }),
  externalEffects: optional('外部効果', list(effect), { help: '人材、知名度、掲載、表彰など。' }),
  levers: optional('統制レバー', list(value('lever')), { help: '効いていた統制レバー。' }),
  guidelines: optional('指針番号', list(integer(1, 11)), {
    help: '当てはまる指導指針の番号（1〜11）。',
  }),
  risks: optional('リスク', list(integer(1, 6)), { help: '関係するリスクの番号（1〜6）。' }),
  oiSteps: optional('OIステップ', list(value('oiStep')), {
    help: 'オープンイノベーションの6つの段のどれに当たるか。',
  }),
  scenario: optional('主シナリオ', scenario(), { help: '失敗の原因・行動・結果。' }),
  contradictions: optional('食い違い', list(contradiction), {
    help: '出典どうしで違う記述。直さずに並べる。',
  }),
  lesson: field('教訓', text(300), { help: '書き手の読み取り。' }),
};

function scenario() {
  return group({
    cause: field('原因', list(value('failureCause')), { help: '原因のことば。' }),
    action: field('行動', list(value('failureAction')), { help: '行動のことば。' }),
    result: field('結果', list(value('failureResult')), { help: '結果のことば。' }),
  });
}

const failureShape = {
  ...commonShape,
  outcome: optional('結果', value('outcome'), { help: '書かなければ「失敗」。' }),
  event: field('事象', text(600), { help: '何が起きたか。' }),
  course: optional('経過', text(1200), { help: 'どう進んだか。' }),
  cause: field('原因', text(600), { help: 'なぜ起きたか。人を責めない。' }),
  response: optional('対処', text(600), { help: 'その場でしたこと。' }),
  measure: optional('対策', text(600), { help: '二度と起こさないためにしたこと。' }),
  lesson: field('知識化', text(400), { help: '他の場面でも使える知恵。' }),
  scenario: field('主シナリオ', scenario(), { help: '原因・行動・結果のことば。' }),
  date: optional('発生日', partialDate(), { help: '分かる範囲で。' }),
  place: optional('発生場所', text(120), { help: '工程や場所。' }),
  background: optional('背景', text(800), { help: '起きる前からあった事情。' }),
  after: optional('後日談', text(800), { help: 'そのあとどうなったか。' }),
  interview: optional('当事者の話', text(800), { help: 'その場にいた人の言葉（役割で）。' }),
  process,
  material,
  defect,
  cost: optional('損失', text(120), { help: '金額、時間、人数。' }),
  similar: optional('類似', list(ref(['failure'])), { help: '似た失敗のid。' }),
  ledTo: optional('反映先', list(ref(['manual'])), {
    help: 'この失敗で変わった急所。',
    example: 'tig-corner-nametsuke#kp-sukima',
  }),
};

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
  video: {
    ...commonShape,
    media: field(
      '動画元',
      group({
        file: optional('ファイル', fileBeside(), {
          help: 'このページの隣に置いたファイル。',
          example: './tig.webm',
        }),
        youtube: optional('YouTube', text(20), { help: '動画の番号（11文字）。' }),
      }),
      { help: '動画の置き場所。' },
    ),
    duration: field('長さ', seconds(), { help: '分:秒。', example: '"0:30"' }),
    poster: optional('表紙画像', picture(), { help: '最初に見せる静止画。' }),
    chapters: optional(
      'チャプター',
      list(
        group({
          start: field('開始', seconds(), { help: '分:秒。', example: '"0:12"' }),
          title: field('題名', text(60), { help: '何をしているところか。' }),
          step: optional('手順', ref(['manual']), {
            help: '手順のid。',
            example: 'tig-corner-nametsuke#step-awase',
          }),
          still: optional('静止画', picture(), {
            help: 'その場面の一枚。紙では動画の代わりになる。',
            example: './tig-3.webp',
          }),
        }),
      ),
      { help: '場面の区切り。' },
    ),
    captions: optional(
      '字幕',
      list(
        group({
          lang: field('言語', text(12), { help: '言語の記号。', example: 'ja' }),
          file: field('ファイル', fileBeside(), {
            help: 'WebVTTのファイル。',
            example: './tig.ja.vtt',
          }),
        }),
      ),
      { help: '話していることばの字幕。' },
    ),
    ...logFields,
    ...trackFields,
    camera: optional('カメラ', list(value('camera')), { help: 'どこから撮ったか。' }),
    role: optional('役', value('videoRole'), { help: 'だれの作業か。' }),
    consent: optional('同意', boolean(), { help: '写っている人の同意があれば true。' }),
    rights: optional('権利', text(120), { help: '権利を持つ人。' }),
    skill: optional('技能', list(ref(['skill'])), { help: '見て学べる技能のid。' }),
    process,
    material,
    defect,
  },
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
