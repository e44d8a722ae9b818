// biome-ignore-all lint/suspicious/noTemplateCurlyInString: modules as text
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { kindShapes, metaOf } from '@chishiki-ichiba/model';
import { say, sayWord, setWords } from '@chishiki-ichiba/model/say';
import { afterEach, describe, expect, test } from 'vitest';
import { inlineWords } from '../../plugins/market/lib/words/inline-words.js';
import { englishWords, placesOf, readWords } from '../../plugins/market/lib/words/read-words.js';
import { saidWords } from '../words.js';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const shipped = (locale: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../plugins/market/locales/${locale}.json`, import.meta.url), 'utf8'),
  );

afterEach(() => setWords({}));

describe('the tables that come with the package', () => {
  const said = saidWords();
  const keys = new Set(said.map(({ key }) => key));
  const fields = new Set(
    Object.values(kindShapes).flatMap((shape) =>
      Object.values(shape).map((field) => metaOf(field).ja),
    ),
  );

  test('English has all words of the interface and all names of fields, and none that nobody says', () => {
    const known = englishWords();
    expect(keys.size).toBeGreaterThan(1500);
    expect(said.filter(({ key }) => known[key] === undefined)).toEqual([]);
    expect([...fields].filter((name) => known[name] === undefined)).toEqual([]);
    expect(Object.keys(shipped('en')).filter((key) => !keys.has(key) && !fields.has(key))).toEqual(
      [],
    );
  });

  /** Constants of modules that Node runs too: whoever shows them there says them with `sayWord`. */
  const earlyFiles =
    /^plugins\/market\/src\/(?:shown-\w+|pages\/(?:backlinks|gaze|to-list-pages|valleys)|machine\/twin-body|offline\/saved-words)\.ts$/;

  test('no module that Node runs says words before the language is known', () => {
    const wrong = said.filter(
      ({ early, file }) =>
        early && !/\/src\/(?:ui|theme|client)\//.test(file) && !earlyFiles.test(file),
    );
    expect(wrong).toEqual([]);
  });

  test.each(['en', 'vi'])('%s puts every value where one belongs', (locale) => {
    const wrong = Object.entries(shipped(locale)).filter(([key, words]) =>
      placesOf(words).some((place) => !placesOf(key).includes(place)),
    );
    expect(wrong).toEqual([]);
  });

  test('English is English, but for what authors type, names of languages and ruby', () => {
    const left = Object.values(shipped('en')).filter((words) => japanese.test(words));
    expect(left.filter((words) => !/「|`|日本語|中文|^#? ?例/.test(words))).toEqual([]);
  });
});

describe('saying words', () => {
  test('puts values where the language wants them', () => {
    setWords({ '{0}の{1}': '{1} of {0}' });
    expect(say`${'A'}の${'B'}`).toBe('B of A');
    expect(say`${'A'}は${'B'}`).toBe('AはB');
    expect(sayWord('手順')).toBe('手順');
  });

  test('the bundler puts them into a module, nested ones too', () => {
    const code =
      'import { say } from "@chishiki-ichiba/model/say"; const a = say `${n}件${ok ? say`（済み）` : ""}`; const b = sayJsx`まず${_jsx("b", { children: say`赤` })}を`; const c = other`済み`;';
    const table = {
      '{0}件{1}': '{1} {0} `items`',
      '（済み）': '(done)',
      'まず{0}を': 'First {0}',
      赤: 'red',
    };
    expect(inlineWords(code, table)).toBe(
      'import { say } from "@chishiki-ichiba/model/say"; const a = `${ok ? `(done)` : ""} ${n} \\`items\\``; const b = sayJsx`First ${_jsx("b", { children: `red` })}`; const c = other`済み`;',
    );
    const ours = 'import "@chishiki-ichiba/model/say";';
    expect(inlineWords(`${ours}const d = say\`${'${n}'}件\`;`, {})).toBe(
      `${ours}const d = \`${'${n}'}件\`;`,
    );
    const other = 'const d = say`件`;';
    expect(inlineWords(other, { 件: 'pages' })).toBe(other);
  });
});

describe('words of a site', () => {
  const folder = () => mkdtemp(path.join(tmpdir(), 'words-'));
  const write = async (content: string) => {
    const dir = await folder();
    await writeFile(path.join(dir, 'words.json'), content);
    return dir;
  };

  test('a third language comes by a file; what it lacks is English', async () => {
    const dir = await write('{"検索": {"message": "Paieška"}, "検索する": {"message": ""}}');
    const { table, missing } = readWords('lt', dir);
    expect(table.検索).toBe('Paieška');
    expect(table.検索する).toBe(shipped('en').検索する);
    expect(table.創成期).toBe('Genesis');
    expect(missing).toContain('検索する');
    expect(missing).not.toContain('検索');
  });

  test('Japanese needs no table, and a site may say some words otherwise', async () => {
    expect(readWords('ja', await folder()).table).toEqual({});
    expect(readWords('ja', await write('{"検索": {"message": "さがす"}}')).table).toEqual({
      検索: 'さがす',
    });
    expect(
      readWords('ja-x-yasashii', await write('{"検索": {"message": "さがす"}}')).table.検索,
    ).toBe('さがす');
  });

  test.each([
    ['{', /words\.json: is not JSON/],
    ['[]', /has to be an object of texts/],
    ['{"検索": "x"}', /"検索" has to be \{"message": "…"\}, found "x"/],
    ['{"{0}件": {"message": "{1}"}}', /"\{0\}件" has no \{1\}/],
  ])('refuses %s', async (content, message) => {
    const dir = await write(content);
    expect(() => readWords('vi', dir)).toThrow(message);
  });
});
