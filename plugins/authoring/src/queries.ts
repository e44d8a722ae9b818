import { createReporter, type Message, nearest, type Place } from '@chishiki-ichiba/model';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';

/** What a query is a sample of, with the word of the report, in its order. */
export const QUERY_CLASSES: Readonly<Record<string, string>> = {
  symptom: '困りごと',
  board: '掲示板と能力シート',
  kana: 'かな',
  width: 'カタカナ・全角',
  romaji: 'ローマ字',
  typo: '打ちまちがい',
  variant: '現場の言い方',
  typed: '打ちかけ',
  part: '材料・数・番号',
  fact: '事例の事実',
  org: '組織・人',
  guide: '手引き',
  mixed: '混ぜ書き',
  'two-word': '二語',
};

/** One search and the pages that answer it. */
export interface Query {
  readonly q: string;
  /** Any of these ids will do. */
  readonly expect: readonly string[];
  readonly within: number;
  /** How the anchor begins that the hit must land on. */
  readonly section?: string;
  readonly class: string;
  /** Where it stands in the file. */
  readonly place: Place;
}

export interface QuerySet {
  /** Least share of queries that must pass, 0–1. */
  readonly minimum: number;
  readonly queries: readonly Query[];
  readonly messages: readonly Message[];
}

const WITHIN = 3;
const keys = ['q', 'expect', 'within', 'section', 'class'];
const hint = '例: `- {q: 穴があく, expect: [ana-aki], class: symptom}`';

/** Read `queries.yml`: `minimum: 0.95`, then `queries:` with a list of searches. */
export function parseQueries(text: string, file: string): QuerySet {
  const reporter = createReporter(file, 'search');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe', // `30A`, `7800` and `no` are words here
    lineCounter: lines,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const report = (at: number, message: string, cure = hint) =>
    reporter.report(placeAt(at), 'error', 'queries', message, cure);
  const failed = () => ({ minimum: 1, queries: [], messages: reporter.messages });

  const [broken] = document.errors;
  if (broken) {
    report(broken.pos[0], '検索の一覧を読めません', 'この行の字下げ・引用符・コロンを見てください');
    return failed();
  }
  const root = document.contents;
  const list = isMap(root) ? root.get('queries', true) : undefined;
  if (!isMap(root) || !isSeq(list)) {
    report(0, '検索の一覧がありません。`queries:` の下に、`- {q: …}` の並びを期待');
    return failed();
  }
  if (list.items.length === 0) report(startOf(list), '検索が一つもありません');
  let minimum = 1;
  const wanted = root.get('minimum', true);
  if (wanted !== undefined) {
    const value = textOf(wanted).trim();
    minimum = Number(value);
    if (value === '' || !(minimum >= 0 && minimum <= 1))
      report(
        startOf(wanted),
        `\`minimum\` は 0 から 1 の数です（\`${value}\`）`,
        '例: `minimum: 0.95`',
      );
  }
  const seen = new Map<string, number>();
  const queries = list.items.flatMap((item): Query[] => {
    const at = startOf(item);
    const query = isMap(item) ? toQuery(item, (message) => report(at, message)) : undefined;
    if (!isMap(item)) report(at, '検索の行を読めません。`{q: …, expect: […], class: …}` を期待');
    if (!query) return [];
    const place = placeAt(at);
    const first = seen.get(query.q);
    if (first !== undefined) {
      report(at, `\`${query.q}\` は${first}行目にもあります`, 'どちらかを消してください');
      return [];
    }
    seen.set(query.q, place.line);
    return [{ ...query, place }];
  });
  return { minimum, queries, messages: reporter.messages };
}

function toQuery(
  map: YAMLMap,
  report: (message: string) => void,
): Omit<Query, 'place'> | undefined {
  const text = (key: string) => textOf(map.get(key, true));
  const unknown = map.items.map((pair) => textOf(pair.key)).filter((key) => !keys.includes(key));
  const q = text('q');
  const name = text('class');
  const within = map.has('within') ? Number(text('within')) : WITHIN;
  const listed = map.get('expect', true);
  const expect = (isSeq(listed) ? listed.items.map(textOf) : [textOf(listed)]).filter(Boolean);
  const section = text('section');
  const complaints = [
    ...unknown.map((key) => `\`${key}\` という欄はありません。使える欄: ${keys.join('、')}`),
    ...(q.trim() === '' ? ['探すことば `q` がありません'] : []),
    ...(expect.length === 0 ? [`\`${q}\` で出るはずのページ \`expect\` がありません`] : []),
    ...(Number.isInteger(within) && within > 0
      ? []
      : [`\`within\` は 1 以上の整数です（\`${text('within')}\`）`]),
    ...(Object.hasOwn(QUERY_CLASSES, name) ? [] : [classComplaint(name)]),
  ];
  for (const complaint of complaints) report(complaint);
  if (complaints.length > 0) return undefined;
  return { q, expect, within, class: name, ...(section === '' ? {} : { section }) };
}

function classComplaint(name: string): string {
  const classes = Object.keys(QUERY_CLASSES);
  const meant = name === '' ? undefined : nearest(name, classes);
  return `\`class\` の値 \`${name}\` はありません。${meant ? `もしかして \`${meant}\`。` : ''}使える値: ${classes.join('、')}`;
}

const textOf = (node: unknown): string => (isScalar(node) ? String(node.value ?? '') : '');
const startOf = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0;
