import type { KindId } from '@chishiki-ichiba/model';

/** What a sheet of the handbook says that the schema does not know. */
export interface KindWords {
  /** Page that is shown in the pictures and lends its values as examples. */
  readonly sample: string;
  /** What a page of this kind is for: one sentence. */
  readonly purpose: string;
  /** Who writes it. */
  readonly writer: string;
  /** Fields worth filling besides those that must be, by their Japanese names. */
  readonly also: readonly string[];
  /** The body as it is typed; nothing where the form's fields say it all. */
  readonly body?: readonly string[];
  /** Examples where the sample page has none or must not be quoted. */
  readonly examples?: Readonly<Record<string, string>>;
  /** The sample may not be shown to everybody: an empty form is. */
  readonly blank?: true;
}

/** In the order of the form's list. */
export const kindWords: Readonly<Record<KindId, KindWords>> = {
  manual: {
    sample: 'tungsten-grinding',
    purpose: '作業を、手順・急所・理由の順に残します。',
    writer: '作業を教えている人。聞き取った人でもかまいません。',
    also: ['要約', '手順', '技能', '語り手'],
    examples: { 手順: '「手順 を追加」を押して、一つずつ' },
    body: [
      '## 手順',
      '### 1. 継手を合わせる',
      '- 急所（成否）: すき間をなくす',
      '  - 理由: すき間から溶け落ちて穴があく',
    ],
  },
  failure: {
    sample: 'hole-corner-gap',
    purpose: '起きたことと原因を残し、次の人の手を助けます。人は責めません。',
    writer: 'その場にいた人、または聞き取った人。名前は出しません。',
    also: ['要約'],
    body: ['## そのとき見えたもの', '押さえを外すと、角の中央が開いていました。'],
  },
  opl: {
    sample: 'opl-gap-unclamp',
    purpose: '朝礼の5分で伝わる、一つのことだけの紙です。',
    writer: '気づいた人。班長でも新人でもかまいません。',
    also: ['よい例', 'よい例の説明', '悪い例', '悪い例の説明'],
    body: ['締め具をゆるめて、もう一度すき間を見ます。'],
  },
  video: {
    sample: 'tig-corner',
    purpose: '撮った動画を、場面と言葉で探せるようにします。',
    writer: '動画を撮った人。写った人の同意をもらってから載せます。',
    also: ['要約', 'チャプター', '同意'],
    body: ['0分14秒から、すき間を見る目の動きが分かります。'],
  },
  case: {
    sample: 'edokko-1',
    purpose: '会社どうしの取り組みを、できごとの順に残します。',
    writer: '連携をまとめた人。出典のある事実だけを書きます。',
    also: ['要約'],
    body: ['## はじまり', '一社ではできない深さに、みんなで挑みました。[^S3-4.1]'],
  },
  term: {
    sample: 'uranami',
    purpose: '現場の言葉の意味と、会社ごとの呼び名を残します。',
    writer: 'その言葉を使っている人。',
    also: ['よみ', '別名'],
    body: ['裏から光を当てると、幅のそろい方がよく見えます。'],
  },
  request: {
    sample: 'request-corner-jig',
    purpose: '人・技・設備・助けを、ほかの会社に探してもらいます。',
    writer: '困っている人。会社の窓口に一言ことわってから。',
    also: ['要約', '期限'],
    body: ['## 困っていること', '曲げた角のすき間を、締める前に測れません。'],
  },
  offer: {
    sample: 'offer-uranami-lesson',
    purpose: '教えられること、作れるもの、貸せる場所を知らせます。',
    writer: 'その技や設備を持つ人。',
    also: ['要約', '期限'],
    body: ['## できること', '半日で、裏波の出し方を一緒に練習します。'],
  },
  trial: {
    sample: 'trial-nametsuke-12mm',
    purpose: '手順を使ってみた結果を、書いた人に返します。',
    writer: '手順を試した人。うまくいかなかったときも書きます。',
    also: ['要約', '条件', '分かったこと'],
    body: ['1.2mmの板では、電流を38Aにしました。'],
  },
  activity: {
    sample: 'uranami-study-1',
    purpose: '集まりのお知らせと、そのあとの記録を一つのページに残します。',
    writer: '集まりを開く人。',
    also: ['要約', '場所', '決めたこと'],
    body: ['## 話したこと', '- 裏を並べて、途切れる所を見ました。'],
  },
  appearance: {
    sample: 'surface-b-standard',
    purpose: '見た目の合格の線を、会社どうしで見くらべられるようにします。',
    writer: '検査をする人と、仕上げる人。',
    also: ['要約', '基準'],
    body: ['光を斜めから当てて、50cm離れて見ます。'],
  },
  skill: {
    sample: 'skill-tack',
    purpose: '一つの技能で、どの段階の人が何をできるかを書きます。',
    writer: '教える人と、力量を決める人。',
    also: ['要約', '段階別のできること'],
    body: ['点の位置は、品物のひずみを見て決めます。'],
  },
  skillmap: {
    sample: 'mihon-kunren-map',
    purpose: 'だれがどの技能をどこまでできるかを、符号で並べます。',
    writer: '力量を管理する人。社内だけで見ます。',
    also: ['技能の列'],
    examples: { 人: '符号 A-01、技能とレベル、確認日', 技能の列: 'skill-tack（仮付け）' },
    blank: true,
    body: ['確かめ方は、教える人と本人が一緒に見て決めます。'],
  },
  course: {
    sample: 'first-week',
    purpose: '新しく入った人が読む順番を決めます。',
    writer: '人を育てる係の人。',
    also: ['要約', '対象者', '所要時間'],
    body: ['一日に一つか二つを読み、夕方に話します。'],
  },
  org: {
    sample: 'mihon-seisakusho',
    purpose: '会社や団体が何をできるかを知らせます。',
    writer: 'その組織の窓口の人。',
    also: ['要約', 'できること'],
    body: ['箱物と架台を、一つから作ります。'],
  },
  person: {
    sample: 'veteran-a',
    purpose: '教えられる人を、役割で知らせます。',
    writer: '本人。または、本人に断って窓口の人。',
    also: ['組織', '教えられること', '同意'],
    body: ['薄い板の溶接を、40年続けてきました。'],
  },
  alliance: {
    sample: 'mihon-welding-circle',
    purpose: '会社の集まりの目的と、加わっている会社を残します。',
    writer: '集まりの世話をする人。',
    also: ['要約', '構成'],
    body: ['## 決まりごと', '月に一度、持ち回りで集まります。'],
  },
  guide: {
    sample: 'interview-kit',
    purpose: '進め方、様式、考え方など、ほかの種類に入らないことを書きます。',
    writer: '進め方を知っている人。',
    also: ['要約'],
    body: ['## はじめに', '三つのことを、順に決めます。'],
  },
};
