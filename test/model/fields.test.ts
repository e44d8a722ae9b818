import {
  createReporter,
  type FieldRead,
  kindShapes,
  kinds,
  metaOf,
  parseFrontMatter,
  readFields,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';

type Schema = Parameters<typeof metaOf>[0];
type Shape = Readonly<Record<string, Schema>>;

/** For every field of every kind, at every depth: what is accepted, converted and refused. */
interface Sample {
  /** Spelling → canonical value. */
  readonly good: readonly (readonly [typed: string, value: unknown])[];
  /** Spellings that are reported. */
  readonly bad: readonly string[];
}

const ranges: Record<string, string> = {
  current: 'A',
  voltage: 'V',
  length: 'mm',
  flow: 'L/min',
  speed: 'mm/min',
  angle: '°',
  time: '秒',
  frequency: 'Hz',
  percent: '%',
  temperature: '℃',
};

function sampleOf(read: FieldRead): Sample {
  switch (read.as) {
    case 'text':
      return {
        good: [
          ['"あいう"', 'あいう'],
          ['あいう', 'あいう'],
          ['010', '010'],
        ],
        bad: ['[あ, い]', '{あ: い}'],
      };
    case 'ref':
      return {
        good: [
          ['some-id', 'some-id'],
          ['ｓｏｍｅ－ｉｄ', 'some-id'],
        ],
        bad: ['{あ: い}'],
      };
    case 'integer':
      return {
        good: [
          ['3', 3],
          ['３', 3],
          ['"3"', 3],
        ],
        bad: ['高い', '3.5', '[1, 2]'],
      };
    case 'number':
      return {
        good: [
          ['3', 3],
          ['-0.5', -0.5],
          ['−６０', -60],
          ['"1e-6"', 1e-6],
        ],
        bad: ['高い', '3A', '1.2.3', '[1, 2]'],
      };
    case 'boolean':
      return {
        good: [
          ['true', true],
          ['はい', true],
          ['○', true],
          ['false', false],
          ['いいえ', false],
        ],
        bad: ['たぶん', '[true]'],
      };
    case 'date':
      return {
        good: [
          ['2026-11-21', '2026-11-21'],
          ['R8.11.21', '2026-11-21'],
        ],
        bad: ['2026-11', '2026-02-30', 'きのう'],
      };
    case 'partialDate':
      return {
        good: [
          ['2013', '2013'],
          ['2001年7月', '2001-07'],
          ['2026-11-21', '2026-11-21'],
        ],
        bad: ['2026-13', 'きのう'],
      };
    case 'time':
      return {
        good: [
          ['13:30', '13:30'],
          ['午後1時30分', '13:30'],
          ['9時', '09:00'],
        ],
        bad: ['25:00', '昼すぎ', '13:30〜16:00'],
      };
    case 'seconds':
      return {
        good: [
          ['1:14', 74],
          ['"0:14"', 14],
          ['74', 74],
          ['1分14秒', 74],
        ],
        bad: ['1:60', '少し'],
      };
    case 'clip':
      return {
        good: [
          ['tig 0:14〜0:21', { video: 'tig', start: 14, end: 21 }],
          ['{参照: tig, 開始: "0:14", 終了: "0:21"}', { video: 'tig', start: 14, end: 21 }],
        ],
        bad: [
          '動画の0:14',
          'tig 0:21〜0:14',
          '{参照: tig, 開始: すこし}',
          '{参照: tig, 開始: "0:21", 終了: "0:14"}',
        ],
      };
    case 'range': {
      const unit = ranges[read.dimension] ?? '';
      return {
        good: [
          ['なし', null],
          ['該当なし', null],
        ],
        bad: ['少し', '5', `9〜5${unit}`, '5リットル毎時'],
      };
    }
    case 'value': {
      const values = vocabularies[read.vocabulary] as readonly Value[];
      const words = values.flatMap((value) => [
        [value.ja, value.id],
        [value.id, value.id],
        ...(value.aliases ?? []).map((word) => [word, value.id]),
      ]);
      return {
        good: words.map(([typed, id]) => [`"${typed}"`, id] as const),
        bad: read.open ? [] : ['"ない言葉"'],
      };
    }
    case 'list': {
      const item = sampleOf(read.item);
      const one = item.good[0];
      if (!one) return { good: [], bad: [] };
      return {
        good: [
          [`[${one[0]}]`, [one[1]]],
          [`[${one[0]}, ${one[0]}]`, [one[1], one[1]]],
        ],
        bad: item.bad.map((typed) => `[${typed}]`),
      };
    }
    default:
      return { good: [], bad: [] };
  }
}

function readOne(shape: Shape, line: string) {
  const reporter = createReporter('page.md');
  const tree = parseFrontMatter({ lines: [line], firstLine: 2, endLine: 3 }, reporter);
  const value = tree && readFields(shape, tree, reporter).value;
  return { value, messages: reporter.messages };
}

/** Shapes inside shapes are checked once, however many kinds hold them. */
const seen = new Set<Shape>();
function check(title: string, shape: Shape): void {
  if (seen.has(shape)) return;
  seen.add(shape);
  describe(title, () => {
    it.each(Object.entries(shape))('%s', (key, schema) => {
      const { ja, aliases, read, help, example } = metaOf(schema);
      expect(help + example, `${key} has neither help nor example`).not.toBe('');
      const { good, bad } = sampleOf(read);
      for (const [typed, value] of good) {
        for (const name of [ja, key, ...aliases]) {
          const result = readOne(shape, `${name}: ${typed}`);
          expect(result.messages, `${name}: ${typed}`).toEqual([]);
          expect(result.value?.[key], `${name}: ${typed}`).toEqual(value);
        }
      }
      for (const typed of bad) {
        const { messages } = readOne(shape, `${ja}: ${typed}`);
        expect(
          messages.map((message) => message.severity),
          `${ja}: ${typed}`,
        ).toContain('error');
        for (const message of messages) {
          expect(message.line).toBe(2);
          expect(message.column).toBeGreaterThan(ja.length + 1);
          expect(message.message).toMatch(/[ぁ-ん]/);
        }
      }
    });
  });
  for (const schema of Object.values(shape)) {
    const { ja, read } = metaOf(schema);
    const inner = read.as === 'list' ? read.item : read;
    if (inner.as === 'group') check(`${title} › ${ja}`, inner.shape as Shape);
  }
}

for (const kind of kinds) {
  check(kind.ja, kindShapes[kind.id] as unknown as Shape);
}

describe('the definition itself', () => {
  it('gives no Japanese key to two fields of one shape', () => {
    for (const shape of seen) {
      const names = Object.entries(shape).flatMap(([key, schema]) => [
        ...new Set([key, metaOf(schema).ja]),
      ]);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('gives no word to two values of one list', () => {
    for (const [name, values] of Object.entries(vocabularies)) {
      const words = (values as readonly Value[]).flatMap((value) => [
        ...new Set([value.id, value.ja, ...(value.aliases ?? []), ...(value.discouraged ?? [])]),
      ]);
      expect(
        words.filter((word, index) => words.indexOf(word) !== index),
        name,
      ).toEqual([]);
    }
  });

  it('writes ids that URLs can hold', () => {
    for (const values of Object.values(vocabularies)) {
      for (const value of values as readonly Value[])
        expect(value.id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    }
  });
});
