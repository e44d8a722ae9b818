/**
 * The readers under fire. `make` gives an input, `run` reads it and throws when a promise of that
 * reader is broken; an input that a reader refuses in its own way is fine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalog, checkCatalog, refsOf } from '@chishiki-ichiba/market/catalog';
import { decodeLog, parseCaptions, parseYoutubeChapters, readLog } from '@chishiki-ichiba/media';
import {
  createReporter,
  decodeSource,
  kindSchemas,
  parseBody,
  parseClip,
  parseDate,
  parseDefaults,
  parseFuriganaList,
  parseItem,
  parseRange,
  parseSeconds,
  parseSources,
  parseTimeOfDay,
  parseWithdrawn,
  printRange,
  takeReadings,
  tidyBody,
  toCanonicalJsonSchema,
  toSections,
} from '@chishiki-ichiba/model';
import { findRanges, normalize, parseQuery, terms } from '@chishiki-ichiba/search/analyzer';
import Ajv from 'ajv/dist/2020.js';
import { isMap, isScalar, isSeq } from 'yaml';
import { readQuickly } from '../../plugins/model/lib/front-matter/quick-yaml.js';
import { parseWithTokens } from '../../plugins/model/lib/front-matter/yaml.js';
import { unwrap, wrap } from '../../plugins/search/lib/codec/container.js';
import { decodeShard, encodeShard } from '../../plugins/search/lib/codec/shard.js';
import { mutateBytes, mutateText } from './random.mjs';

const fixtures = join(import.meta.dirname, '../fixtures/fuzz');
/** `folder/name.md` and text of every seed page under a folder. */
const seedPages = (folder) =>
  readdirSync(folder)
    .sort()
    .flatMap((kind) =>
      kind === 'kinds'
        ? []
        : readdirSync(join(folder, kind))
            .sort()
            .map((name) => ({
              path: `docs/${kind}/${name}`,
              text: readFileSync(join(folder, kind, name), 'utf8'),
            })),
    );
const pages = seedPages(fixtures).map(({ text }) => text);
const split = (text) => text.split(/^---$/m);
const heads = pages.map((text) => `---${split(text)[1]}---\n`);
const bodies = pages.map((text) => split(text).slice(2).join('---'));
const folders = [
  'manuals',
  'terms',
  'cases',
  'failures',
  'requests',
  'videos',
  'orgs',
  'trials',
  'x',
];

const segmenter = new Intl.Segmenter('ja');

const assert = (fine, what) => {
  if (!fine) throw new Error(`broken promise: ${what}`);
};
const checkMessages = (messages, text) => {
  // Markdown ends a line at a lone carriage return too.
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line, column, message } of messages) {
    assert(Number.isInteger(line) && line >= 1 && line <= lines + 1, `a line of the file: ${line}`);
    assert(Number.isInteger(column) && column >= 1, `a column: ${column}`);
    assert(typeof message === 'string' && message !== '', 'a message');
  }
};
/** An item and no error, or errors and no item. */
const readPage = (text, path) => {
  const { item, messages } = parseItem({ path, text }, 'docs', { values: {} });
  checkMessages(messages, text);
  const failed = messages.some(({ severity }) => severity === 'error');
  assert(
    (item === undefined) === failed || (item === undefined && messages.length > 0),
    'never half an item',
  );
  return item;
};
const pageOf = (next, text) => ({
  text,
  path: `docs/${folders[Math.floor(next() * folders.length)]}/fuzz.md`,
});

/** Front matter of a page, and each of its fields with the lines below it: what is short is left whole more often. */
const partsOfHead = (head) => {
  const lines = head.split('\n').slice(1, -2);
  const whole = lines.join('\n');
  return [whole, ...whole.split(/\n(?=\S)/)];
};

const headParts = heads.flatMap(partsOfHead);

/** What readers of front matter look at: values, style of scalars, where each node begins. */
function toShape(node) {
  if (node === null) return null;
  const at = node.range?.[0];
  if (isMap(node))
    return { at, map: node.items.map(({ key, value }) => [key, value].map(toShape)) };
  if (isSeq(node)) return { at, list: node.items.map(toShape) };
  return isScalar(node) ? { at, value: node.value, type: node.type } : { at };
}

const ranges = [
  '25〜35A',
  '7-10 L/min',
  '１．０mm',
  '12 cm/分',
  'φ1.6',
  '30±5A',
  '0.5mm以下',
  '〜150℃',
  '60°以上',
  '100±10%',
  '1,000 超 2,000 未満 mm',
  'およそ30A',
  '-5〜-1 °C',
  '3/8 インチ',
];
const dimensions = [
  'length',
  'current',
  'voltage',
  'speed',
  'flow',
  'temperature',
  'angle',
  'percent',
  'time',
];
const scalars = [
  '2026-11-29',
  '令和8年11月29日',
  '2026年11月',
  '10:05',
  '午後1時',
  '1:14',
  '0:14〜0:21',
  'tig-corner 0:14〜0:21',
  '1分30秒',
  '90',
  '1:02:03.5',
];
const queries = [
  '裏波 が出ない',
  'TIG溶接',
  'ＳＵＳ－３０４',
  'uranami',
  'ようせつ',
  '電流をあげる',
  '25A〜35A',
  'ｱﾝﾀﾞｰｶｯﾄ',
  '"穴あき" -裏',
  '溶け落ちて穴があく すき間から',
  'C:\\図面\\A-1234.dxf',
  '①番の治具',
  '人々と時々',
];
const texts = [...queries, ...bodies.map((body) => body.slice(0, 600))];
const vtt = [
  'WEBVTT\n\n1\n00:00:14.000 --> 00:00:21.000 line:0 position:20%\n<v 講師>ここを<b>ゆっくり</b>\n\nNOTE 覚え\n\n00:21.500 --> 00:30.000\n<ruby>漢字<rt>かんじ</rt></ruby>&amp;\n',
  'WEBVTT - 題\nKind: chapters\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:05.000\n用意\n',
];
const srt = [
  '1\n00:00:14,000 --> 00:00:21,000\n<i>ここを</i>\n\n2\n00:00:21,500 --> 00:00:30,000\n二行\n目\n',
];
const sbv = ['0:00:14.000,0:00:21.000\nここを\n\n0:00:21.500,0:00:30.000\n次\n'];
const logs = [
  'time,current,voltage\n0.00,30.1,10.2\n0.01,30.4,10.1\n0.02,-,10.0\n0.03,NaN,9.9\n',
  '時刻;電流(A);電圧(V)\n2026/11/29 10:00:00,5;30,1;10,2\n2026/11/29 10:00:00,6;30,4;10,1\n',
  '#DATE 2026-11-29\n#RATE 1000\n0\t1\t2\n1\t1\t2\n2\t1\t2\n',
  '"ms","A"\n"0","1,000"\n"10","1,001"\n',
];
const specs = [
  { channels: [{ column: '2' }] },
  { channels: [{ column: 'current' }, { column: '電圧', scale: 0.5, offset: 1 }] },
  { time: ['1', '2'], channels: [{ column: '3' }], shift: 2 },
  { time: ['time'], timeUnit: 'ms', channels: [{ column: '99' }] },
];
const lists = {
  sources: [
    'S3:\n  題名: 報告書\n  URL: https://example.invalid/\n  節:\n    "1.2": 第2節\n',
    'S1: 冊子\nS2: {題名: 本, 頁: 3}\n',
  ],
  withdrawn: [
    '- id: tig\n  種類: manual\n  日付: 2026-10-03\n  理由: 退会\n  公開範囲: public\n  旧id: [old-tig]\n',
  ],
  furigana: ['溶接: ようせつ\n角:\n  - かど\n  - {読み: かく, 前: 三}\n', '板: いた # 注\n'],
  defaults: [
    '種類: 手順\n段階: 開発期\n公開範囲: 会員\n所有: firm-a\n',
    'キャンバス: [主要活動]\n',
  ],
};
const shards = [
  encodeShard([
    ['裏波', [16, 33, 4800]],
    ['裏側', [1]],
    ['溶接', [3, 17, 35]],
  ]),
  encodeShard([
    ['a', [0]],
    ['ab', [0, 16, 32]],
    ['abc', Array.from({ length: 300 }, (_, i) => i * 17)],
  ]),
  encodeShard([]),
];
const deflated = await import('node:zlib').then(({ deflateRawSync }) =>
  shards.map((shard) => wrap(deflateRawSync(shard))),
);

/** Canonical fields of a page of each kind, and the two judges of them. */
const ajv = new Ajv({ allErrors: false, strict: false });
const documents = [...seedPages(fixtures), ...seedPages(join(fixtures, 'kinds'))].flatMap(
  (page) => {
    const { item } = parseItem(page, 'docs', { values: {} });
    return item ? [{ kind: item.kind, fields: JSON.parse(JSON.stringify(item.fields)) }] : [];
  },
);
const validators = new Map(
  [...new Set(documents.map(({ kind }) => kind))].map((kind) => [
    kind,
    ajv.compile(toCanonicalJsonSchema(kind)),
  ]),
);
const values = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    Number.MAX_VALUE,
    99,
    '',
    'x',
    '2026-11-29',
    '2026-13-99',
    [],
    [1],
    ['x'],
    {},
    { min: 1 },
  ],
  ...[
    { min: 2, max: 1 },
    'public',
    'approved',
    'https://example.invalid/',
    'tig-corner',
    '__proto__',
  ],
];

/** The document with one to three of its values taken away, changed or put elsewhere. */
function mutateFields(next, { kind, fields }) {
  const copy = structuredClone(fields);
  for (let left = 1 + Math.floor(next() * 3); left > 0; left--) {
    let at = copy;
    for (;;) {
      const keys = Object.keys(at);
      if (keys.length === 0) break;
      const key = keys[Math.floor(next() * keys.length)];
      if (typeof at[key] === 'object' && at[key] !== null && next() < 0.6) {
        at = at[key];
        continue;
      }
      const roll = next();
      if (roll < 0.2) {
        if (Array.isArray(at)) at.splice(Number(key), 1);
        else delete at[key];
      } else if (roll < 0.3 && !Array.isArray(at)) at.extra = 'x';
      else if (roll < 0.5) at[key] = at[keys[Math.floor(next() * keys.length)]];
      else at[key] = structuredClone(values[Math.floor(next() * values.length)]);
      break;
    }
  }
  return { kind, fields: copy };
}

/** Files whose change makes results of a target old. */
const model = ['plugins/model/src'];
const search = ['plugins/search/src/analyzer', 'plugins/search/src/codec'];
const media = ['plugins/media/src'];

export const targets = [
  {
    name: 'front matter',
    covers: model,
    share: 40_000,
    make: (next) => pageOf(next, mutateText(next, heads, 2500)),
    run: ({ text, path }) => void readPage(text, path),
  },
  {
    name: 'front matter read quickly',
    covers: ['plugins/model/src/front-matter'],
    share: 200_000,
    make: (next) => mutateText(next, headParts, 400),
    run(text) {
      const quick = readQuickly(text);
      if (!quick) return;
      const { contents, errors } = parseWithTokens(text);
      assert(errors.length === 0, 'leaves to the other parser what that finds wrong');
      assert(
        JSON.stringify(toShape(quick)) === JSON.stringify(toShape(contents)),
        'the same tree as of the other parser',
      );
    },
  },
  {
    name: 'directives and body',
    covers: model,
    share: 8_000,
    make: (next) => mutateText(next, bodies, 2500),
    run(text) {
      const reporter = createReporter('docs/x.md');
      const body = parseBody(text, 'md', reporter);
      if (body) {
        tidyBody(body, reporter);
        toSections(body);
      }
      checkMessages(reporter.messages, text);
    },
  },
  {
    name: 'whole pages',
    covers: model,
    share: 8_000,
    make: (next) => pageOf(next, mutateText(next, pages, 4000)),
    run: ({ text, path }) => void readPage(text, path),
  },
  {
    name: 'bytes of a page',
    covers: model,
    share: 60_000,
    make: (next) =>
      mutateBytes(
        next,
        [pages[0], pages[1]].map((text) => new TextEncoder().encode(text)),
      ),
    run(bytes) {
      const reporter = createReporter('docs/x.md');
      const text = decodeSource(bytes, reporter);
      assert(text !== undefined || reporter.messages.length === 1, 'a text or one message');
    },
  },
  {
    name: 'conditions (ranges)',
    covers: model,
    share: 300_000,
    make: (next) => ({
      text: mutateText(next, ranges, 200),
      dimension: dimensions[Math.floor(next() * dimensions.length)],
    }),
    run({ text, dimension }) {
      const read = parseRange(text, dimension);
      if (!read.ok) return;
      const { min, max } = read;
      assert(min === undefined || Number.isFinite(min), 'a finite end');
      assert(max === undefined || Number.isFinite(max), 'a finite end');
      assert(min === undefined || max === undefined || min <= max, 'ends in order');
      const again = parseRange(printRange(read), dimension);
      assert(again.ok, `what is printed is read: ${printRange(read)}`);
      assert(
        near(again.min, min) && near(again.max, max),
        `as the same range: ${printRange(read)}`,
      );
    },
  },
  {
    name: 'dates, times, clips',
    covers: model,
    share: 200_000,
    make: (next) => mutateText(next, scalars, 200),
    run(text) {
      const date = parseDate(text);
      assert(date === undefined || /^\d{4}(?:-\d\d){0,2}$/.test(date), `an ISO date: ${date}`);
      const seconds = parseSeconds(text);
      assert(seconds === undefined || seconds >= 0, `seconds: ${seconds}`);
      parseClip(text);
      parseTimeOfDay(text);
    },
  },
  {
    name: 'lists beside pages',
    covers: model,
    share: 50_000,
    make(next) {
      const names = Object.keys(lists);
      const name = names[Math.floor(next() * names.length)];
      return { name, text: mutateText(next, lists[name], 1500) };
    },
    run({ name, text }) {
      const read = {
        sources: parseSources,
        withdrawn: parseWithdrawn,
        furigana: parseFuriganaList,
        defaults: parseDefaults,
      }[name];
      const { messages } = read({ path: `docs/${name}.yml`, text });
      checkMessages(messages, text);
      takeReadings(text);
    },
  },
  {
    name: 'relations',
    covers: [...model, 'plugins/market/src/catalog'],
    share: 5_000,
    make: (next) =>
      Array.from({ length: 3 }, (_, at) => ({
        text: mutateText(next, heads, 2000).replace(
          /^id: .*$/m,
          `id: ${next() < 0.2 ? 'same' : `item-${at}`}`,
        ),
        path: `docs/${folders[Math.floor(next() * folders.length)]}/item-${at}.md`,
      })),
    run(files) {
      const items = files.flatMap(({ text, path }) => readPage(text, path) ?? []);
      const catalog = buildCatalog(items);
      for (const item of items) refsOf(item);
      for (const { message } of checkCatalog(catalog, {}, [], '2026-11-29'))
        assert(message !== '', 'a message');
    },
  },
  {
    name: 'queries',
    covers: search,
    share: 80_000,
    make: (next) => mutateText(next, queries, 500),
    run(text) {
      for (const prefixLast of [false, true]) {
        const { keywords } = parseQuery(text, { prefixLast });
        for (const { required } of keywords) assert(required.length <= 64, 'few terms');
      }
    },
  },
  {
    name: 'analyzer',
    covers: search,
    share: 60_000,
    make: (next) => mutateText(next, texts, 600),
    run(text) {
      const n = normalize(text);
      assert(
        n.starts.length === n.text.length && n.ends.length === n.text.length,
        'a map as long as the text',
      );
      assert(
        n.starts.every((at, i) => at >= 0 && at < n.ends[i] && n.ends[i] <= text.length),
        'offsets inside the text',
      );
      // The guarantee: pairs of a part are pairs of the whole.
      const letters = [...segmenter.segment(text.slice(0, 400))].map(({ segment }) => segment);
      const part = letters.slice(letters.length >> 2, (letters.length >> 2) + 12).join('');
      const all = new Set(terms(text));
      for (const { required } of parseQuery(part).keywords)
        for (const term of required) assert(all.has(term), `a term of the whole: ${term}`);
      findRanges(text, [part]);
    },
  },
  {
    name: 'shard reader',
    covers: search,
    share: 250_000,
    make: (next) => mutateBytes(next, shards),
    run(bytes) {
      try {
        const found = decodeShard(bytes);
        assert(found instanceof Map, 'a map');
      } catch (error) {
        // The only error it may end with: the client tells readers that a file was cut short.
        if (!(error instanceof RangeError)) throw error;
      }
    },
  },
  {
    name: 'envelope of shards',
    covers: search,
    share: 10_000,
    make: (next) => mutateBytes(next, deflated),
    async run(bytes) {
      try {
        await unwrap(bytes);
      } catch (error) {
        assert(error instanceof Error, 'an error');
      }
    },
  },
  {
    name: 'captions (VTT, SRT, SBV)',
    covers: media,
    share: 80_000,
    make(next) {
      const format = ['vtt', 'srt', 'sbv'][Math.floor(next() * 3)];
      return { format, text: mutateText(next, { vtt, srt, sbv }[format], 2000) };
    },
    run({ format, text }) {
      const { cues } = parseCaptions(text, format);
      for (const { start, end } of cues)
        assert(
          start >= 0 && end >= 0 && Number.isFinite(start + end),
          `times of a cue: ${start}, ${end}`,
        );
      parseYoutubeChapters(text);
    },
  },
  {
    name: 'process logs (CSV)',
    covers: media,
    share: 60_000,
    make: (next) => ({
      text: mutateText(next, logs, 3000),
      spec: specs[Math.floor(next() * specs.length)],
    }),
    run({ text, spec }) {
      const { channels } = readLog(text, spec);
      assert(channels.length === spec.channels.length, 'a series for each channel');
      for (const { times, values } of channels) {
        assert(times.length === values.length, 'as many times as values');
        for (let i = 1; i < times.length; i++) assert(times[i] >= times[i - 1], 'times in order');
        assert(values.every(Number.isFinite), 'finite values');
      }
    },
  },
  {
    name: 'bytes of a log',
    covers: media,
    share: 20_000,
    make: (next) =>
      mutateBytes(
        next,
        logs.map((text) => new TextEncoder().encode(text)),
      ),
    run: (bytes) => void readLog(decodeLog(bytes), specs[0]),
  },
  {
    name: 'zod and JSON Schema',
    covers: model,
    share: 120_000,
    make: (next) => mutateFields(next, documents[Math.floor(next() * documents.length)]),
    run({ kind, fields }) {
      const read = kindSchemas[kind].safeParse(fields);
      const validate = validators.get(kind);
      const agree = (fine, what) => {
        const why = validate.errors?.[0] ?? read.error?.issues[0];
        assert(fine, `${what}: ${kind} ${JSON.stringify(why)?.slice(0, 150)}`);
      };
      if (read.success) agree(validate(read.data), 'what zod reads is valid');
      // Rules between fields (`custom`) have no words in JSON Schema; everything else has.
      else if (read.error.issues.some(({ code }) => code !== 'custom'))
        agree(!validate(fields), 'what zod refuses is not valid');
    },
  },
];

const near = (a, b) => a === b || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
