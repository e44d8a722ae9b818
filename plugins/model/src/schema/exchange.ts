import {
  boolean,
  date,
  field,
  group,
  integer,
  list,
  openValue,
  optional,
  partialDate,
  range,
  ref,
  text,
  timeOfDay,
  value,
} from './field.js';
import { source } from './source.js';

/** What the market exchanges: requests and offers, capability sheets, meetings, trial reports, thanks, figures. */

/** Fields of requests and offers beside the common ones. */
export const boardFields = {
  posted: field('掲載日', date(), { help: '載せた日。', example: '2026-11-01' }),
  expires: optional('期限', date(), { help: 'この日まで。読む人の時計で過ぎると「締切」と出る。' }),
  contact: field('聞き先', text(80), {
    help: '役割で書く。個人の住所や電話は書かない。',
    example: '溶接係の相談窓口（見本製作所）',
  }),
  state: optional('募集状態', value('boardState'), { help: '書かなければ「募集中」。' }),
  answers: optional('回答', list(ref([])), {
    help: 'これに応えたページのid（手順、お役に立てます、使ってみた、活動）。',
    example: '[tig-corner-nametsuke]',
  }),
  from: optional('元', list(ref(['activity', 'failure', 'case', 'manual', 'video'])), {
    help: 'もとになった集まり・失敗・手順のid。',
    example: '[tig-study-meeting]',
  }),
};

/** One row of a capability sheet: what a buyer must know to judge. */
const capability = group(
  {
    text: field('内容', text(200), { help: '何ができるか。一文で。', example: '角継手のなめ付け' }),
    process: optional('工程', openValue('process'), { help: 'どの工程か。', example: '溶接' }),
    material: optional('母材', list(openValue('material')), {
      help: '扱える材質。',
      example: '[SUS304, SPCC]',
    }),
    thickness: optional('板厚', range('length'), { help: '扱える板厚。', example: '0.8〜3.0mm' }),
    size: optional('最大の大きさ', text(60), {
      help: '縦×横×高さ。単位も書く。',
      example: '1200×600×500mm',
    }),
    accuracy: optional('精度', text(60), { help: '寸法や角度の目安。', example: '±0.2mm' }),
    quantity: optional('数量', text(60), { help: '一回に受ける数。', example: '1〜50個' }),
    lead: optional('納期の目安', text(60), { help: 'ふだんの日数。', example: '10日' }),
    certificates: optional('証明', list(text(60)), {
      help: 'この加工に要る資格や認証の名前。人の名前と番号は書かない。',
      example: '[JIS Z 3821 TN-F]',
    }),
  },
  'text',
);
/** 能力シート of an organisation: rows, or plain sentences. */
export const capabilities = optional('できること', list(capability), {
  help: '大きさ、板厚、材質の限りなど、頼む人が判断できるように。',
});
export const certifications = optional('認証', list(text(80)), {
  help: '会社として受けている認証。',
  example: '[ISO 9001]',
});

export const awards = optional(
  '表彰',
  list(
    group({
      name: field('名称', text(80), { help: '賞の名前。' }),
      by: optional('贈った人', ref(['org', 'alliance'], true), {
        help: '賞を出した組織のid、または名前。',
      }),
      date: optional('日付', partialDate(), { help: '分かる範囲で。', example: '2026-11' }),
      reason: optional('理由', text(200), { help: '何に対する賞か。表彰状の文になる。' }),
      source: source(),
    }),
  ),
  { help: '受けた賞。実在の組織なら出典も書く。' },
);

/** Who sees one entry of a list, where that is fewer than see the page. The edition takes it out (`editions.ts`). */
const entryVisibility = () =>
  optional('公開範囲', value('visibility'), {
    help: 'この行だけ、ページより狭い人に見せるとき。書かなければページと同じ。',
    example: '会員',
  });

/** Fields of a meeting, training, visit … beside the common ones. */
export const activityFields = {
  activityType: field('活動', value('activityType'), { help: '活動の種類。' }),
  date: field('日付', partialDate(), {
    help: '行った日、行う日。日がまだ決まらない、または記録にないなら、年月か年まで。',
    example: '2026-12-10',
  }),
  ends: optional('終了日', date(), { help: '二日以上のとき、最後の日。' }),
  start: optional('開始時刻', timeOfDay(), { help: '24時間で。', example: '13:30' }),
  end: optional('終了時刻', timeOfDay(), { help: '24時間で。', example: '16:00' }),
  held: optional('開催', value('activityState'), {
    help: '中止や延期のときだけ書く。書かなければ、読む人の日付で「これから」「済み」が決まる。',
  }),
  place: optional('場所', text(80), { help: '集まる場所。' }),
  alliance: optional('連携体', ref(['alliance'], true), { help: 'どの連携体の集まりか。' }),
  attendees: optional('参加人数', integer(1, 9999), { help: '来た人の数。名前は書かない。' }),
  previous: optional('前回', ref(['activity']), { help: '続きの集まりなら、前回のid。' }),
  agenda: optional('議題', list(text(120)), {
    help: '話すこと、すること。順に書く。',
    example: '[前回の宿題の確かめ, 裏波の見本を並べる]',
  }),
  uses: optional(
    '使うもの',
    list(ref(['course', 'manual', 'video', 'opl', 'guide', 'failure', 'case', 'appearance'])),
    { help: '集まりで使う道筋・手順・動画のid。', example: '[joint-tig-day, tig-butt-uranami]' },
  ),
  decided: optional(
    '決めたこと',
    list(
      group(
        {
          text: field('内容', text(300), { help: '決まったこと。' }),
          request: optional('募集', list(ref(['request', 'offer'])), {
            help: 'これから生まれた「探しています」「お役に立てます」のid。',
          }),
          source: source(),
          visibility: entryVisibility(),
        },
        'text',
      ),
    ),
    { help: '決まったこと。' },
  ),
  learned: optional(
    '分かったこと',
    list(
      group(
        {
          text: field('内容', text(300), { help: '分かったこと。' }),
          trial: optional('使ってみた', list(ref(['trial'])), {
            help: 'くわしく書いた「使ってみた」のid。',
          }),
          source: source(),
          visibility: entryVisibility(),
        },
        'text',
      ),
    ),
    { help: '集まりで分かったこと。' },
  ),
  next: optional(
    '次にやること',
    list(
      group(
        {
          text: field('内容', text(200), { help: 'やること。' }),
          who: optional('担当', text(60), { help: '役割で。' }),
          due: optional('期限', date(), { help: 'いつまでに。' }),
          done: optional('完了日', date(), { help: '終わった日。' }),
          visibility: entryVisibility(),
        },
        'text',
      ),
    ),
    { help: '次にやること。' },
  ),
  figures: optional(
    '集計',
    list(
      group({
        name: field('項目', text(60), { help: '何の数か。' }),
        value: field('数', integer(0, 9_999_999), { help: '数えた数。' }),
      }),
    ),
    { help: 'ichiba report --save が書く、その日の数。手では書かない。' },
  ),
  figuresOf: optional('集計した版', value('visibility'), {
    help: 'どの版を数えたか。ichiba report --save が書く。',
  }),
};

/** Fields of a report of somebody who tried a manual. */
export const trialFields = {
  manual: field('試したもの', ref(['manual']), {
    help: '試した手順のid。急所だけなら # のあとにその名前。',
    example: 'tig-corner-nametsuke#kp-sukima',
  }),
  result: field('やってみた結果', value('trialResult'), { help: 'うまくいった・いかなかった。' }),
  conditions: optional('条件', text(300), {
    help: '機械、材料、板厚。うまくいかなかったなら必ず。',
  }),
  material: optional('母材', list(openValue('material')), {
    help: '試した材質。',
    example: '[SUS304]',
    aliases: ['材質'],
  }),
  thickness: optional('板厚', range('length'), { help: '試した板厚。', example: '1.2mm' }),
  machine: optional('対象設備', text(80), { help: '試した機械。' }),
  process: optional('工程', list(openValue('process')), { help: 'どの工程の話か。' }),
  org: optional('組織', ref(['org'], true), { help: '試した組織。' }),
  date: optional('日付', date(), { help: '試した日。' }),
  learned: optional('分かったこと', text(300), { help: '次に使う人に伝えたいこと。' }),
  prevented: optional('防げた失敗', list(ref(['failure'])), {
    help: 'この手順のおかげで起こさずに済んだ失敗のid。',
  }),
  thanks: optional('お礼', text(200), {
    help: '語り手・書き手へのお礼のことば。お礼状に刷れる。',
    example: '始点の溶け落ちがなくなりました。',
  }),
  from: optional('元', list(ref(['activity', 'request', 'course'])), {
    help: '試すきっかけになった集まりや募集のid。',
  }),
};

/** 年度ごとの指標: the definition travels with the number. */
export const kpi = optional(
  'KPI',
  list(
    group({
      year: field('年度', integer(1990, 2100), { help: '西暦の年度。', example: '2025' }),
      indicator: field('指標', openValue('kpi'), {
        help: '何を測ったか。',
        example: '外部連携案件数',
      }),
      definition: optional('定義', text(200), {
        help: '何を何で割ったか。一覧にある指標なら書かなくても定義が出る。',
      }),
      value: field('値', text(120), {
        help: '数は単位も。言葉で見るものは文で。',
        example: '12件',
      }),
      goal: optional('目標', text(60), { help: '目指す値。' }),
      source: source(),
    }),
  ),
  { help: '年度ごとの指標。数と、その数え方を一緒に書く。' },
);

export const projects = optional(
  '案件',
  list(
    group({
      name: field('名称', text(80), { help: '案件の名前。相手の秘密は書かない。' }),
      stage: field('段', value('projectStage'), { help: 'いまどこまで進んだか。' }),
      since: optional('日付', partialDate(), { help: 'その段に入った時。' }),
      stopped: optional('見送り', boolean(), { help: '途中でやめたなら true。' }),
      case: optional('事例', ref(['case']), { help: 'くわしく書いた事例のid。' }),
      source: source(),
    }),
  ),
  { help: '進んでいる案件と、いまの段。' },
);
