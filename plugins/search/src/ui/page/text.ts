import { text as resultText, shorten } from '../resultText.js';

/** Every word of the search page but the request slip's. */
export const text = {
  ...resultText,
  emptyHint: '短いことば、ひらがな、別の言い方でもう一度お試しください。',
  browsing: 'ことばを入れるか、条件を選んでください。いまはすべてのページを並べています。',
  beyond: 'このページには結果がありません。',
  toFirst: '1ページ目を見る',
  results: '検索結果',
  title: (query: string) => (query ? `「${shorten(query)}」の検索結果` : '検索'),
  filters: '絞り込み',
  filtersOpen: (count: number) => (count > 0 ? `絞り込み（${count}）` : '絞り込み'),
  ends: ['から', 'まで'],
  rangeProblems: {
    number: '数字で入れてください（例: 25）。まだ絞り込んでいません。',
    order: '「から」を「まで」より小さくしてください。まだ絞り込んでいません。',
  },
  chosen: '選んだ条件',
  remove: (label: string) => `${label} を外す`,
  clear: '条件をすべて外す',
  more: (count: number) => `ほか${count}件の選択肢`,
  sort: '並べ方',
  sorts: { relevance: '関連の高い順', revised: '改訂の新しい順', reviewBy: '見直し期限の近い順' },
  pages: 'ページ',
  page: (n: number) => `${n}ページ目`,
  previous: '前へ',
  next: '次へ',
  noScript:
    '一覧からたどってください。ことばで探すには、ブラウザーの設定で JavaScript を使えるようにする必要があります。',
  phases: '段階ごとの一覧',
  front: '市場の入口',
  slash: '「/」キーを押すと検索の欄に移る（Ctrl+K はいつでも使えます）',
  slashNotKept: 'この端末では設定を残せません。「/」キーは今までどおりです。',
  notHere: '探しているものがここにないときは',
  known: 'この市場にあることば',
  ask: '聞ける人・お役に立てる人',
  askHint: '市場に名前を出している人と、引き受けている会社です。',
  offers: 'お役に立てます の一覧',
  people: '人 の一覧',
  listed: (label: string, count: number | undefined) =>
    count === undefined ? label : `${label}（${count}件）`,
} as const;

/** Words of the request slip 「探しています」. */
export const slipText = {
  title: '探しています',
  lead: '下の文面を直して、知っていそうな人に渡してください。このページからは、どこにも送りません。',
  label: '文面（直せます）',
  renew: 'いまの検索のことばで書き直す',
  copy: '文面をコピー',
  mail: 'メールで送る',
  print: '印刷する',
  save: 'ファイルに保存',
  copied: '文面をコピーしました',
  selected: '文面を選びました。端末の「コピー」で写してください',
  saved: (name: string) =>
    `${name} を保存しました。市場の管理者に渡すと、「探しています」に載せられます`,
  cut: '…（続きは「文面をコピー」で貼り付けてください）',
  something: '知りたいこと',
  first: (subject: string) => `「${subject}」を探しています。`,
  words: '探したことば',
  filters: '選んだ条件',
  date: '調べた日',
  page: '調べたページ',
  trouble: '困っていること・いつまでに要るか:',
  summary: (subject: string) =>
    `市場で「${subject}」を調べましたが、見つかりませんでした。ご存じの方は教えてください。`,
  /** Of a slip that asks about a page. */
  ask: {
    title: 'このページのことを聞く',
    first: (page: string, step?: string) =>
      `「${page}」${step ? `の${step}` : ''}について教えてください。`,
    /** 40 characters at most, with the name of the page. */
    fileTitle: (page: string) => `「${page}」について教えてください`,
    renew: 'はじめの文面に戻す',
    to: '聞き先',
    about: 'ページ',
    step: '手順',
    date: '聞いた日',
    url: 'アドレス',
    trouble: '聞きたいこと・いつまでに要るか:',
    which: 'どこのことを聞きますか',
    whole: 'ページ全体',
  },
  /** Of a slip of a search: the page from which it was made. */
  from: { page: '見ていたページ', step: '見ていた手順', url: 'そのアドレス' },
  /** Words of the content model: a saved file must pass its check. */
  file: {
    types: '教えて・作って・試して・場所・共同開発・アイデア募集 から選び直せます',
    type: '教えて',
    contactHint: '役割で書きます。個人の名前や電話は書きません',
    contact: '市場の相談窓口',
    statusHint: '載せるときに「承認済み」へ直します',
    heading: '困っていること',
    related: '関連',
    visibilities: { public: '一般公開', members: '会員', inhouse: '社内' },
    facets: { process: '工程', material: '母材', phase: '段階', canvas: 'キャンバス' },
  },
} as const;
