import type { Description } from 'joi';
import type { MarketOptions } from '../../plugins/market/lib/options.js';

interface Words {
  readonly ja: string;
  readonly en: string;
  /** A value, where the schema has only a pattern to show. */
  readonly example?: unknown;
}

/** What an option is for. The schema says what may be written; a new option does not compile without words. */
export const words: Readonly<Record<Exclude<keyof MarketOptions, 'id'>, Words>> = {
  roots: {
    ja: '市場にするフォルダ。ここの `.md` と `.mdx` だけが市場のページになります',
    en: 'Folders that are a market, below the site',
    example: ['docs'],
  },
  mdxFolders: {
    ja: '`.mdx` を置けるフォルダ。`.mdx` は組み立てのときにプログラムとして動くので、はじめはどこにも置けません',
    en: 'Folders whose `.mdx` files are pages; they run as code',
    example: ['docs/guides/tools'],
  },
  routeBasePath: { ja: '市場のページを出す場所', en: 'Where the pages live', example: '/market/' },
  edition: {
    ja: '組み立てる版。`working` は、下書きも全部見る `npm start` のための版です。環境変数 `ICHIBA_EDITION` が優先します',
    en: '`ICHIBA_EDITION` wins',
  },
  org: {
    ja: '社内版の組織の id。環境変数 `ICHIBA_ORG` が優先します',
    en: 'Organisation of an in-house edition; `ICHIBA_ORG` wins',
    example: 'aoba-seisakusho',
  },
  offline: {
    ja: '読む人が手順を端末に保存できる。`false` にすると、前に入れた仕組みも端末から消えます',
    en: 'Readers can keep pages on their device; `false` also takes the worker away',
  },
  csp: {
    ja: 'どのページにも CSP を入れる。書かなければ、市場がサイト全体のとき（`routeBasePath: "/"`）だけ入れます',
    en: 'A Content Security Policy in every page; default where the market is the whole site',
  },
  images: { ja: '写真と動画の出し方', en: 'How pictures and films are published' },
  hosts: {
    ja: '読む人のブラウザーが通信してよい、ほかのサイト。書かなければ、どこにも通信しません',
    en: 'Other hosts that browsers may ask',
    example: ['https://example.jp'],
  },
  searchServer: {
    ja: '組み立てた索引の代わりに検索に答える、OpenSearch か Elasticsearch のサーバー（[検索サーバーを使う](/plugins/search-server/)）',
    en: 'An OpenSearch or Elasticsearch server that answers the search instead of the built index',
  },
  markets: {
    ja: 'いっしょに探す、ほかの市場（[ほかの市場もいっしょに探す](/plugins/federation/)）。`id` は結果の頭に付く短い名前、`label` は画面に出る名前、`url` は市場の入口の住所、`edition`（書かなければ `"public"`）は、そこにある版です。同じ版を組み立てるときだけ使います。住所は CSP の `connect-src` に入ります',
    en: 'Other markets that the search asks together with this one: an `id` for addresses, the `label` people see, the `url` of the front, and the `edition` that lies there (default `"public"`); used by the same edition only. The hosts go into `connect-src`',
    example: [{ id: 'higashi', label: '東の知識市場', url: 'https://higashi.example/' }],
  },
  region: {
    ja: '`ichiba federate` が書き出したフォルダ。`/region/` にまとめて出し、検索にも入れます（[ほかの市場もいっしょに探す](/plugins/federation/)）',
    en: 'The folder that `ichiba federate` wrote: shown at `/region/`, and searched together with this market',
    example: 'region',
  },
  hiddenLinks: {
    ja: 'この版にないページへのリンクの跡。`text` は言葉だけを残し、`note` は「この版にはない」と添えます',
    en: 'What stays of a link to a page the edition does not have',
  },
  socialCards: {
    ja: '住所を人に送ったときに出る絵（Open Graph）を、ページごとに作る',
    en: 'A picture of every page, for where its address is shared',
  },
  look: {
    ja: 'サイト全体の色と文字。`market` は市場のもの、`site` はサイト自身のもの。書かなければ、市場がサイトの全部（`routeBasePath` が `/`）のとき `market`、そうでなければ `site`',
    en: 'Colours and type of the whole site: the market’s, or the site’s own',
  },
};

const innerWords: Readonly<Record<string, Words>> = {
  'images.metadata': {
    ja: '写真と動画に残った記録（撮った場所、日時、機種など）を、`strip` は消し、`fail` は組み立てを止めます',
    en: 'Records in them are taken out, or refuse the build',
  },
  'searchServer.url': {
    ja: 'サーバーの住所。同じサイトの下の道（`"/engine"`）でもよい。CSP の `connect-src` に入ります',
    en: 'Its address, or a path of the site’s own host; goes into `connect-src`',
    example: 'https://search.example.jp',
  },
  'searchServer.index': {
    ja: 'インデックスの名前の始まり。うしろに版が付きます（`ichiba-public`）',
    en: 'Beginning of the index’s name; the edition follows (`ichiba-public`)',
    example: 'ichiba',
  },
  'images.maxSize': {
    ja: '写真の長い辺（px）。大きいものは小さくします',
    en: 'Longest side, px',
  },
};

/** `docs/_adopters/options.md`, from the schema that checks the options. */
export function optionsPage(schema: Description): string {
  const rows = rowsOf(schema, '');
  return `---
slug: /options/
title: 設定の一覧
description: プリセットに書ける設定の名前、値、はじめの値の一覧です。
---

\`@chishiki-ichiba/preset\`（または \`@chishiki-ichiba/market\`）に書ける設定です。ほかの名前は、そのまま preset-classic に渡ります。書き間違いは、名前と、書かれていた値と、書ける値を挙げて、組み立ての前に止まります。ここに書いた値は、公開されるスクリプトには入りません（\`searchServer\` と \`markets\` だけは、読む人のブラウザーが使うので入ります）。

| 設定 | 書ける値 | はじめの値 | はたらき |
| --- | --- | --- | --- |
${rows.map(({ name, allowed, byDefault, ja }) => `| \`${name}\` | ${allowed} | ${byDefault} | ${ja} |`).join('\n')}

## English

| Option | Values (例: an example) | Default | What it does |
| --- | --- | --- | --- |
${rows.map(({ name, allowed, byDefault, en }) => `| \`${name}\` | ${allowed} | ${byDefault} | ${en} |`).join('\n')}
`;
}

interface Row {
  readonly name: string;
  readonly allowed: string;
  readonly byDefault: string;
  readonly ja: string;
  readonly en: string;
}

function rowsOf(schema: Description, above: string): Row[] {
  return Object.entries(schema.keys as Record<string, Description>).flatMap(([key, option]) => {
    const name = above + key;
    const said = innerWords[name] ?? words[name as keyof typeof words];
    if (!said) throw new Error(`no words for the option ${name}: test/market/options-page.ts`);
    const { default: byDefault } = (option.flags ?? {}) as { default?: unknown };
    const row = {
      name,
      allowed: said.example === undefined ? allowedBy(option) : `例: ${code(said.example)}`,
      byDefault: byDefault === undefined ? '—' : code(byDefault),
      ja: said.ja,
      en: said.en,
    };
    return [row, ...(option.keys ? rowsOf(option, `${name}.`) : [])];
  });
}

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

/** Values, or limits. */
function allowedBy(option: Description): string {
  const {
    type,
    allow = [],
    rules = [],
  } = option as Description & {
    allow?: unknown[];
    rules?: { name: string; args?: { limit?: number } }[];
  };
  if (allow.length > 0) return allow.map(code).join(' ');
  if (type === 'boolean') return '`true` `false`';
  if (type === 'object') return '`{ … }`';
  return `\`${rules.flatMap(({ args }) => args?.limit ?? []).join('–')}\``;
}
