import { say } from '@chishiki-ichiba/model/say';
import { text as resultText, shorten } from '../resultText.js';

/** Every word of the search page but the request slip's. */
export const text = {
  ...resultText,
  emptyHint: say`短いことば、ひらがな、別の言い方でもう一度お試しください。`,
  browsing: say`ことばを入れるか、条件を選んでください。いまはすべてのページを並べています。`,
  beyond: say`このページには結果がありません。`,
  toFirst: say`1ページ目を見る`,
  results: say`検索結果`,
  title: (query: string) => (query ? say`「${shorten(query)}」の検索結果` : say`検索`),
  filters: say`絞り込み`,
  filtersOpen: (count: number) => (count > 0 ? say`絞り込み（${count}）` : say`絞り込み`),
  ends: [say`から`, say`まで`],
  rangeProblems: {
    number: say`数字で入れてください（例: 25）。まだ絞り込んでいません。`,
    order: say`「から」を「まで」より小さくしてください。まだ絞り込んでいません。`,
  },
  chosen: say`選んだ条件`,
  remove: (label: string) => say`${label} を外す`,
  clear: say`条件をすべて外す`,
  more: (count: number) => say`ほか${count}件の選択肢`,
  sort: say`並べ方`,
  sorts: {
    relevance: say`関連の高い順`,
    revised: say`改訂の新しい順`,
    reviewBy: say`見直し期限の近い順`,
  },
  pages: say`ページ`,
  page: (n: number) => say`${n}ページ目`,
  previous: say`前へ`,
  next: say`次へ`,
  noScript: say`一覧からたどってください。ことばで探すには、ブラウザーの設定で JavaScript を使えるようにする必要があります。`,
  phases: say`段階ごとの一覧`,
  front: say`市場の入口`,
  slash: say`「/」キーを押すと検索の欄に移る（Ctrl+K はいつでも使えます）`,
  slashNotKept: say`この端末では設定を残せません。「/」キーは今までどおりです。`,
  notHere: say`探しているものがここにないときは`,
  known: say`この市場にあることば`,
  ask: say`聞ける人・お役に立てる人`,
  askHint: say`市場に名前を出している人と、引き受けている会社です。`,
  offers: say`お役に立てます の一覧`,
  people: say`人 の一覧`,
  listed: (label: string, count: number | undefined) =>
    count === undefined ? label : say`${label}（${count}件）`,
} as const;

/** Words of the request slip 「探しています」. */
export const slipText = {
  title: say`探しています`,
  lead: say`下の文面を直して、知っていそうな人に渡してください。このページからは、どこにも送りません。`,
  label: say`文面（直せます）`,
  renew: say`いまの検索のことばで書き直す`,
  copy: say`文面をコピー`,
  mail: say`メールで送る`,
  print: say`印刷する`,
  save: say`ファイルに保存`,
  copied: say`文面をコピーしました`,
  selected: say`文面を選びました。端末の「コピー」で写してください`,
  saved: (name: string) =>
    say`${name} を保存しました。市場の管理者に渡すと、「探しています」に載せられます`,
  cut: say`…（続きは「文面をコピー」で貼り付けてください）`,
  something: say`知りたいこと`,
  first: (subject: string) => say`「${subject}」を探しています。`,
  words: say`探したことば`,
  filters: say`選んだ条件`,
  date: say`調べた日`,
  page: say`調べたページ`,
  trouble: say`困っていること・いつまでに要るか:`,
  summary: (subject: string) =>
    say`市場で「${subject}」を調べましたが、見つかりませんでした。ご存じの方は教えてください。`,
  /** Of a slip that asks about a page. */
  ask: {
    title: say`このページのことを聞く`,
    first: (page: string, step?: string) =>
      say`「${page}」${step ? say`の${step}` : ''}について教えてください。`,
    /** 40 characters at most, with the name of the page. */
    fileTitle: (page: string) => say`「${page}」について教えてください`,
    renew: say`はじめの文面に戻す`,
    to: say`聞き先`,
    about: say`ページ`,
    step: say`手順`,
    date: say`聞いた日`,
    url: say`アドレス`,
    trouble: say`聞きたいこと・いつまでに要るか:`,
    which: say`どこのことを聞きますか`,
    whole: say`ページ全体`,
  },
  /** Of a slip of a search: the page from which it was made. */
  from: { page: say`見ていたページ`, step: say`見ていた手順`, url: say`そのアドレス` },
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
