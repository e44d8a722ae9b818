import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import {
  type FieldRead,
  folderKinds,
  type KindId,
  kindShapes,
  type Message,
  metaOf,
  parseItem,
  vocabularies,
} from '@chishiki-ichiba/model';
import { typeSample } from '../planted-site.js';
import { payloads, withNumber } from './payloads.js';

/**
 * A market whose every text is a payload: each payload in each place of a body, and every text field of
 * every kind of page, made from the content model itself. What the check refuses is taken out, noted with
 * its rule, and the rest is built.
 */
export interface HostileCase {
  readonly number: number;
  /** Where the text was put: `body.link-url`, `term.meaning`. */
  readonly sink: string;
  readonly payload: string;
}
export interface HostileMarket {
  /** Cases that pages hold. */
  readonly cases: readonly HostileCase[];
  /** Cases the check refused, with its rule. */
  readonly refused: ReadonlyMap<HostileCase, string>;
}

/** A piece of a file that stands and falls as one. */
interface Chunk {
  text: string;
  cases: HostileCase[];
  /** Stands in its place when it is refused: the page needs something there. */
  readonly fallback?: string;
  /** Can be taken out although no case is in it. */
  loose?: boolean;
}
interface Doc {
  readonly file: string;
  readonly chunks: Chunk[];
}

const HARMLESS = '見本の文';
const HEAD = '公開範囲: 一般公開\n状態: 承認済み\n改訂日: 2026-11-21\n';
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>zu</title></svg>';
/** Name of the page that fields of other pages point at. */
const baseOf = (kind: KindId): string => `moto-${kind}`;

/** Places of a body; every payload goes into each. */
const bodySinks: Readonly<Record<string, (text: string, number: number) => string>> = {
  paragraph: (t) => t,
  'inline html': (t) => `文の中の${t}です。`,
  heading: (t) => `### ${t}`,
  'heading id': (t, n) => `### 見出し${n} {#${t}}`,
  strong: (t) => `**${t}**`,
  'code span': (t) => `\`${t}\``,
  'code block': (t) => `\`\`\`\n${t}\n\`\`\``,
  'info string': (t) => `\`\`\`${t}\ncode\n\`\`\``,
  quote: (t) => `> ${t}`,
  'list item': (t) => `- ${t}`,
  'task item': (t) => `- [ ] ${t}`,
  'table head': (t) => `| ${t} | b |\n| --- | --- |\n| x | y |`,
  'table cell': (t) => `| a | b |\n| --- | --- |\n| ${t} | y |`,
  'link text': (t) => `[${t}](https://example.jp/)`,
  'link url': (t) => `[行き先](${t})`,
  'link url in brackets': (t) => `[行き先](<${t}>)`,
  'link title': (t) => `[行き先](https://example.jp/ "${t}")`,
  'link by reference': (t, n) => `[行き先][r${n}]\n\n[r${n}]: ${t}`,
  'title by reference': (t, n) => `[行き先][r${n}]\n\n[r${n}]: https://example.jp/ '${t}'`,
  autolink: (t) => `<${t}>`,
  'picture text': (t) => `![${t}](./zu.svg)`,
  'picture url': (t) => `![図](${t})`,
  'picture by reference': (t, n) => `![図][r${n}]\n\n[r${n}]: <${t}>`,
  'picture title': (t) => `![図](./zu.svg "${t}")`,
  footnote: (t, n) => `注があります。[^f${n}]\n\n[^f${n}]: ${t}`,
  reading: (t) => `{溶接|${t}}`,
  'box label': (t) => `:::注意[${t}]\n気をつけます。\n:::`,
  'box attribute': (t) => `:::補足{題名="${t.replaceAll('"', '&quot;')}"}\n読みます。\n:::`,
  'box attributes': (t) => `:::補足{${t}}\n読みます。\n:::`,
  'box name': (t) => `:::${t}\n読みます。\n:::`,
  'box text': (t) => `:::危険\n${t}\n:::`,
  'line to fill in': (t) => `::記入欄[${t}]`,
};
/** Places of a step; in a manual. */
const stepSinks: Readonly<Record<string, (text: string, number: number) => string>> = {
  step: (t, n) => `### ${n}. ${t}`,
  'key point': (t) => `- 急所（成否）: ${t}\n  - 理由: 割れるため`,
  reason: (t) => `- 急所（成否）: 押さえる\n  - 理由: ${t}`,
  'bad example': (t) => `- 急所（成否）: 押さえる\n  - 理由: 割れるため\n  - 悪い例: ${t}`,
  time: (t) => `- 待つ: ${t}`,
};

/**
 * Write the market under `dir` (`market/`, `static/`), free of errors.
 *
 * @param share - Every how many-th payload goes into each place; 1: all of them into each.
 */
export async function plantHostileMarket(dir: string, share: number): Promise<HostileMarket> {
  let last = 0;
  const all: HostileCase[] = [];
  /** The next payload in turn, or a given one, as a case of its own. */
  let turn = 0;
  const next = (sink: string, cases: HostileCase[], at = turn++): string => {
    const payload = payloads[at % payloads.length];
    if (!payload) throw new Error('no payloads');
    const one = { number: ++last, sink, payload: payload.text };
    all.push(one);
    cases.push(one);
    return withNumber(payload, one.number);
  };

  const docs: Doc[] = [];
  const bodies = Object.entries(bodySinks).map(([name, write], at) =>
    bodyDoc(`guides/body-${at}.md`, `本文 ${name}`, write, `body.${name}`, at, share, next),
  );
  // A part of them fits on one page.
  docs.push(...(share > 1 ? [joined(bodies)] : bodies));
  docs.push(stepDoc(share, next));
  // A skill map wants codes of persons and numbers that agree: no text of it could be a payload.
  const kinds = Object.entries(folderKinds).filter(([, kind]) => kind !== 'skillmap');
  for (const [folder, kind] of kinds) docs.push(fieldDoc(folder, kind, baseOf(kind), 0, next));
  for (const [folder, kind] of kinds)
    for (let page = 0; page < 1; page++)
      docs.push(fieldDoc(folder, kind, `${kind}-${page}`, 8, next));
  for (let page = 0; page < payloads.length; page += 4 * share) docs.push(termDoc(page, next));
  docs.push(...sourceDocs(share, next), videoDoc(share, next));

  const files = new Map<string, string | Uint8Array>();
  for (const [folder, kind] of kinds) files.set(`market/${folder}/${baseOf(kind)}.svg`, PICTURE);
  for (const [folder] of kinds) files.set(`market/${folder}/zu.svg`, PICTURE);
  for (const doc of docs) files.set(`market/${doc.file.replace(/\.[a-z]+$/, '.svg')}`, PICTURE);
  files.set(
    'market/videos/film.webm',
    Buffer.from('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm', 'latin1'),
  );
  files.set('market/videos/spoken.vtt', captions(share, next));
  docs.push(namesDoc(files, share, next));
  for (const [name, text] of files) write(dir, name, text);

  const refused = new Map<HostileCase, string>();
  const takeOut = (doc: Doc | undefined, messages: readonly Message[]): boolean => {
    const errors = messages.filter(({ severity }) => severity === 'error');
    // All are found first, for taking one out moves the lines below it.
    const wrong = new Map<Chunk, string>();
    for (const { file, line, ruleId, message } of errors) {
      const chunk = doc && chunkAt(doc, line);
      if (!chunk) throw new Error(`${file}:${line} ${ruleId} ${message}`);
      if (!wrong.has(chunk)) wrong.set(chunk, ruleId);
    }
    for (const [chunk, ruleId] of wrong) {
      for (const one of chunk.cases) refused.set(one, ruleId);
      chunk.cases = [];
      chunk.loose = false;
      chunk.text = chunk.fallback ?? '';
    }
    return errors.length > 0;
  };
  // A page by itself first: the whole market is slow to read again and again.
  const settle = (doc: Doc): void => {
    if (!doc.file.endsWith('.md')) return;
    const read = () =>
      parseItem({ path: `market/${doc.file}`, text: textOf(doc) }, 'market').messages;
    while (takeOut(doc, read()));
  };
  for (const doc of docs) settle(doc);
  for (let wrong = true; wrong; ) {
    for (const doc of docs) write(dir, `market/${doc.file}`, textOf(doc));
    const byFile = groupBy(
      (await checkSite({ siteDir: dir, roots: ['market'] })).messages,
      ({ file }) => file,
    );
    wrong = false;
    for (const [file, messages] of byFile) {
      const doc = docs.find((candidate) => `market/${candidate.file}` === file);
      if (!takeOut(doc, messages)) continue;
      wrong = true;
      if (doc) settle(doc);
    }
  }
  return { cases: all.filter((one) => !refused.has(one)), refused };
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? [];
    groups.set(keyOf(value), [...group, value]);
  }
  return groups;
}

type Next = (sink: string, cases: HostileCase[], at?: number) => string;

function write(dir: string, name: string, text: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
  rmSync(path.join(dir, name), { force: true });
  writeFileSync(path.join(dir, name), text);
}

const plain = (text: string): Chunk => ({ text, cases: [] });
const textOf = ({ chunks }: Doc): string => chunks.map(({ text }) => `${text}\n`).join('');

/** The piece that a line of the file belongs to, or the nearest before it that can be taken out. */
function chunkAt({ chunks }: Doc, line: number): Chunk | undefined {
  let first = 1;
  let found: Chunk | undefined;
  for (const chunk of chunks) {
    if (first > line) break;
    if (chunk.cases.length > 0 || chunk.loose) found = chunk;
    first += chunk.text.split('\n').length;
  }
  return found ?? chunks.find(({ cases, loose }) => cases.length > 0 || loose);
}

/** A raw NUL makes a file binary, which is refused as a whole. */
const onDisk = (text: string): string => text.replaceAll('\0', '\uFFFD');

function bodyDoc(
  file: string,
  title: string,
  place: (text: string, number: number) => string,
  sink: string,
  turn: number,
  share: number,
  next: Next,
): Doc {
  const chunks = [plain(`---\n題名: ${title}\n手引き種別: 使い方\n${HEAD}---\n`)];
  for (let at = turn % share; at < payloads.length; at += share) {
    const cases: HostileCase[] = [];
    const text = onDisk(next(sink, cases, at));
    chunks.push({ text: `\n${place(text, cases[0]?.number ?? 0)}\n`, cases });
    // Ends whatever a payload has opened: a box, a block of code, a list.
    chunks.push(plain('\n区切りの文です。\n'));
  }
  return { file, chunks };
}

const joined = ([first, ...others]: readonly Doc[]): Doc => ({
  file: 'guides/body.md',
  chunks: [...(first?.chunks ?? []), ...others.flatMap(({ chunks }) => chunks.slice(1))],
});

function stepDoc(share: number, next: Next): Doc {
  const chunks = [
    plain(
      `---\n題名: 手順の見本\n語り手: 職人\n書き手: 指導員\n${HEAD}---\n\n## 手順\n\n### 0. 板を置く\n`,
    ),
  ];
  for (const [name, place] of Object.entries(stepSinks))
    for (let at = 0; at < payloads.length; at += share) {
      const cases: HostileCase[] = [];
      const text = onDisk(next(`manual.${name}`, cases, at));
      if (name !== 'step') chunks.push(plain(`\n### ${cases[0]?.number}. 板を押さえる\n`));
      chunks.push({ text: `\n${place(text, cases[0]?.number ?? 0)}\n`, cases });
    }
  return { file: 'manuals/steps.md', chunks };
}

/** What readers see first, of every payload. */
function termDoc(at: number, next: Next): Doc {
  const field = (ja: string, key: string): Chunk => {
    const cases: HostileCase[] = [];
    const text = next(`term.${key}`, cases, at);
    return { text: `${ja}: ${JSON.stringify(text)}`, cases, fallback: `${ja}: ${HARMLESS}${at}` };
  };
  return {
    file: `terms/go-${at}.md`,
    chunks: [
      plain('---'),
      field('題名', 'title'),
      field('意味', 'meaning'),
      field('要約', 'summary'),
      field('よみ', 'reading'),
      plain(`${HEAD}---\n\n本文です。`),
    ],
  };
}

function sourceDocs(share: number, next: Next): Doc[] {
  const list: Chunk[] = [];
  const page = [plain(`---\n題名: 出典の見本\n手引き種別: 使い方\n${HEAD}---\n`)];
  for (let at = 0; at < payloads.length; at += share) {
    const cases: HostileCase[] = [];
    const [title, publisher, section] = ['title', 'publisher', 'section'].map((name) =>
      JSON.stringify(next(`source.${name}`, cases, at)),
    );
    list.push({
      text: `S${at + 1}: {題名: ${title}, 発行: ${publisher}, 節: {"1": ${section}}}`,
      cases,
      fallback: `S${at + 1}: {題名: 資料, 節: {"1": 節}}`,
    });
    page.push(plain(`\n文です。[^S${at + 1}-1]\n`));
  }
  return [
    { file: 'sources.yml', chunks: list },
    { file: 'guides/shutten.md', chunks: page },
  ];
}

function videoDoc(share: number, next: Next): Doc {
  const chunks = [
    plain(
      `---\n題名: 話す動画\n${HEAD}動画元: {ファイル: ./film.webm}\n長さ: "9:59"\n字幕: [{言語: ja, ファイル: ./spoken.vtt}]\nチャプター:`,
    ),
  ];
  for (let at = 0; at < payloads.length; at += share) {
    const cases: HostileCase[] = [];
    const title = JSON.stringify(next('video.chapter', cases, at));
    chunks.push({ text: `  - {開始: ${at + 1}, 題名: ${title}}`, cases });
  }
  chunks.push(plain('---\n\n本文です。'));
  return { file: 'videos/spoken.md', chunks };
}

function captions(share: number, next: Next): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const places = payloads.map((_, at) => at).filter((at) => at % share === 0);
  const cues = places.map((at) => {
    const text = onDisk(next('captions', [], at))
      .replaceAll('-->', '→')
      .replace(/\p{Cc}/gu, ' ');
    const clock = (s: number) => `00:${two(Math.floor(s / 60))}:${two(s % 60)}.000`;
    return `${clock(at * 2)} --> ${clock(at * 2 + 1)}\n${text}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

/** Pictures whose names are payloads, beside the page and in static/. */
function namesDoc(files: Map<string, string | Uint8Array>, share: number, next: Next): Doc {
  const chunks = [plain(`---\n題名: 名前の見本\n手引き種別: 使い方\n${HEAD}---\n`)];
  const isName = (name: string) => !/[/\\\0\p{Cc}]/u.test(name) && Buffer.byteLength(name) < 200;
  for (const folder of ['market/guides', 'static'])
    for (let at = 0; at < payloads.length; at += share) {
      const cases: HostileCase[] = [];
      if (!isName(payloads[at]?.text ?? '/')) continue;
      const name = `${next(`${folder} file name`, cases, at)}.svg`;
      files.set(`${folder}/${name}`, PICTURE);
      const address = (folder === 'static' ? '/' : './') + encodeURIComponent(name);
      const typed = (folder === 'static' ? '/' : './') + name.replace(/[<>]/g, '\\$&');
      chunks.push({ text: `\n![図](<${address}>)\n`, cases });
      const again: HostileCase[] = [];
      chunks.push({ text: `\n![図](<${typed}>)\n`, cases: again });
      again.push(...cases);
    }
  return { file: 'guides/namae.md', chunks };
}

/** Texts that must mean something: a file beside the page, a time, a source. */
const meant = (key: string, file: string): string | undefined =>
  ({
    source: 'S1',
    file: `./${file}.svg`,
    picture: `./${file}.svg`,
    poster: `./${file}.svg`,
    photoOk: `./${file}.svg`,
    photoNg: `./${file}.svg`,
    lang: 'ja',
  })[key];
type Schema = Parameters<typeof metaOf>[0];

/** Fields that decide who reads the page, or that stand in it for another reason. */
const SET = new Set(
  'id aliases kind phase canvas visibility status owner revised consent toldBy writtenBy skill translationOf previous media duration captions'.split(
    ' ',
  ),
);

/** A page with a payload in every text of every field of its kind. */
function fieldDoc(folder: string, kind: KindId, id: string, lists: number, next: Next): Doc {
  const shape = kindShapes[kind] as unknown as Record<string, Schema>;
  const chunks = [
    plain(
      `---\n${HEAD}段階: [創成期]\nキャンバス: [パートナー]\n所有: ${baseOf('org')}\n${kind === 'person' ? '同意: true\n' : ''}${kind === 'manual' ? '語り手: 職人\n書き手: 指導員\n技能: moto-skill\n' : ''}${kind === 'video' ? '動画元: {ファイル: ./film.webm}\n長さ: "9:59"\n' : ''}`.trimEnd(),
    ),
  ];
  for (const [key, schema] of Object.entries(shape)) {
    if (SET.has(key)) continue;
    const { ja, read } = metaOf(schema);
    const sink = `${kind}.${key}`;
    const isNeeded = !schema.safeParse(undefined).success;
    // The pages others point at hold what they must, and nothing else that could be refused.
    if (lists === 0 && !isNeeded) continue;
    const harmless = sampleOf(read, key, id, () => HARMLESS);
    if (read.as === 'list' && !isNeeded) {
      chunks.push(plain(`${ja}:`));
      for (let at = 0; at < lists; at++) {
        const cases: HostileCase[] = [];
        const entry = sampleOf(read.item, key, id, (inner) => next(`${sink}${inner}`, cases));
        if (cases.length > 0) chunks.push({ text: `  - ${JSON.stringify(entry)}`, cases });
      }
      continue;
    }
    const cases: HostileCase[] = [];
    const value =
      lists === 0 ? harmless : sampleOf(read, key, id, (inner) => next(`${sink}${inner}`, cases));
    chunks.push({
      text: `${ja}: ${JSON.stringify(value)}`,
      cases,
      ...(isNeeded
        ? { fallback: `${ja}: ${JSON.stringify(key === 'title' ? `${HARMLESS}${id}` : harmless)}` }
        : { loose: true }),
    });
  }
  const steps = '\n\n## 手順\n\n### 1. 板を置く\n\n- 急所（成否）: 押さえる\n  - 理由: ずれるため';
  chunks.push(plain(`---\n\n本文です。${kind === 'manual' ? steps : ''}`));
  return { file: `${folder}/${id}.md`, chunks };
}

/** Something for a field to hold, with `text` for every text in it. */
function sampleOf(
  read: FieldRead,
  key: string,
  file: string,
  text: (inner: string) => string,
  inner = '',
): unknown {
  switch (read.as) {
    case 'text':
      return inner.endsWith('.code') ? 'A' : (meant(key, file) ?? text(inner));
    case 'integer':
      return 2;
    case 'boolean':
      return true;
    case 'date':
      return '2026-11-21';
    case 'partialDate':
      return '2026-11-21';
    case 'time':
      return '10:00';
    case 'seconds':
      return '0:05';
    case 'value':
      return read.open ? text(inner) : vocabularies[read.vocabulary][0]?.ja;
    case 'range':
      return typeSample[read.dimension];
    case 'ref':
      return read.free ? text(inner) : baseOf(read.kinds[0] ?? 'term');
    case 'clip':
      return `${baseOf('video')} 0:01〜0:02`;
    case 'list':
      return [sampleOf(read.item, key, file, text, inner)];
    case 'group':
      return Object.fromEntries(
        Object.entries(read.shape).map(([name, schema]) => {
          const meta = metaOf(schema as Schema);
          return [meta.ja, sampleOf(meta.read, name, file, text, `${inner}.${name}`)];
        }),
      );
    case 'canvasMap':
      return { パートナー: [sampleOf(read.entry, key, file, text, inner)] };
  }
}
