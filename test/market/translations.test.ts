import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkSite, type PageCache, readSite } from '@chishiki-ichiba/market/content';
import { parseEdition } from '@chishiki-ichiba/model';
import { afterAll, describe, expect, test } from 'vitest';
import { findLeaks } from '../../plugins/authoring/lib/leak/find-leaks.js';
import { toCatalogFiles } from '../../plugins/market/lib/emit/catalog-files.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { type Languages, toLanguages } from '../../plugins/market/lib/languages.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toJsonLd } from '../../plugins/market/lib/machine/json-ld.js';
import { itemToMarkdown } from '../../plugins/market/lib/machine/twin.js';
import { toReport } from '../../plugins/market/lib/pages/report.js';
import { toOriginalFiles } from '../../plugins/market/lib/pages/translation.js';
import { pairsOf } from '../../plugins/market/lib/ui/translation/pairs.js';
import { createUrls } from '../../plugins/market/lib/urls.js';

const fixture = path.join(import.meta.dirname, '../fixtures/translated-site');
const roots = ['docs'];
const locales = (currentLocale: string) => ({
  currentLocale,
  defaultLocale: 'ja',
  locales: ['ja', 'en'],
  localeConfigs: {
    ja: { label: '日本語', htmlLang: 'ja', baseUrl: '/' },
    en: { label: 'English', htmlLang: 'en', baseUrl: '/en/' },
  },
});
const load = (locale: string, edition = 'public', siteDir = fixture) => {
  const baseUrl = locale === 'ja' ? '/' : '/en/';
  const options = { baseUrl, routeBasePath: '/', trailingSlash: true };
  return loadMarket({
    siteDir,
    roots,
    baseUrl,
    urls: createUrls(options),
    edition: parseEdition(edition),
    languages: toLanguages(locales(locale), options) as Languages,
  });
};
type Loaded = Awaited<ReturnType<typeof load>>;
const pageOf = ({ context, pages }: Loaded, id: string) => {
  const item = context.catalog.find(id);
  const page = item && pages.get(item);
  if (!item || !page) throw new Error(id);
  return { item, page };
};
const decode = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));
const temporary: string[] = [];
const copy = (): string => {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-two-'));
  temporary.push(dir);
  cpSync(fixture, dir, { recursive: true });
  return dir;
};
afterAll(() => {
  for (const dir of temporary) rmSync(dir, { recursive: true, force: true });
});

describe('a market in a second language', () => {
  test('shows copies where there are some, and originals with their language where not', async () => {
    const market = await load('en');
    expect(pageOf(market, 'tack').page.item).toMatchObject({
      title: 'Tack welding of thin sheet',
      url: '/en/docs/manual/tack/',
      translation: {
        state: 'current',
        from: { revision: '3', revised: '2026-11-01' },
        others: [{ tag: 'ja', url: '/docs/manual/tack/', original: true }],
      },
    });
    expect(pageOf(market, 'tack').page.item.lang).toBeUndefined();
    expect(pageOf(market, 'untranslated').page.item).toMatchObject({
      title: 'まだ訳していない手順',
      lang: 'ja',
      translation: { state: 'missing' },
    });
  });
  test('says what has changed since, and where', async () => {
    const { page } = pageOf(await load('en'), 'purge');
    expect(page.item.translation).toMatchObject({
      state: 'behind',
      from: { revision: '1', revised: '2026-05-01' },
      now: { revision: '2', revised: '2026-11-01' },
      since: [{ revision: '2', revised: '2026-11-01', text: '待つ時間を直した' }],
      changed: ['oidasu', 'nuku'],
      translatedBy: 'A translator',
    });
    // The step that only the original has stands there, in its language.
    expect(JSON.stringify(page.body)).toContain('"title":"ガスを抜く","lang":"ja"');
  });
  test('the first language leads to copies, and to those of older revisions as such', async () => {
    const market = await load('ja');
    expect(pageOf(market, 'purge').page.item.translation).toEqual({
      state: 'original',
      others: [{ tag: 'en', label: 'English', url: '/en/docs/manual/purge/', behind: true }],
    });
    expect(pageOf(market, 'untranslated').page.item.translation).toBeUndefined();
    expect(market.context.originals?.size).toBe(0);
  });
  test('originals lie in files of their own, with anchors of their own', async () => {
    const { context, pages } = await load('en');
    const files = toOriginalFiles(context);
    expect([...files.keys()].sort()).toEqual([
      'originals/purge.json',
      'originals/tack.json',
      'originals/uranami.json',
    ]);
    const original = decode(files.get('originals/purge.json'));
    expect(original).toMatchObject({ tag: 'ja', title: '裏シールド' });
    const copyBody = [...pages].find(([item]) => item.id === 'purge')?.[1].body ?? [];
    const pairs = pairsOf(copyBody, original.body);
    expect(pairs.map(({ copy: { step }, original: other }) => [step, other?.step])).toEqual([
      [undefined, undefined],
      ...['kakoi', 'oidasu', 'ryuryo', 'nuku'].map((id) => [id, id]),
    ]);
  });
  test('search knows a copy by its own words and by those of its original', async () => {
    const market = await load('en');
    const document = (id: string) => {
      const { item, page } = pageOf(market, id);
      return toSearchDocument(item, page.item, market.context);
    };
    expect(document('uranami')).toMatchObject({ lang: 'en', title: 'Back bead (uranami)' });
    expect(document('uranami').keywords).toEqual(
      expect.arrayContaining(['back bead', '裏波', 'うらなみ', '裏ビード']),
    );
    expect(document('untranslated').lang).toBe('ja');
    expect(market.context.catalog.findByTitle('薄板の仮付け', ['manual'])?.id).toBe('tack');
  });
  test('machines are told the language and the original', async () => {
    const market = await load('en');
    const { item, page } = pageOf(market, 'purge');
    const about = { absolute: (url: string) => url, siteName: 'x', locale: 'en' };
    expect(toJsonLd(item, page, about)).toMatchObject({
      inLanguage: 'en',
      translationOfWork: { url: '/docs/manual/purge/', inLanguage: 'ja' },
    });
    const other = pageOf(market, 'untranslated');
    expect(toJsonLd(other.item, other.page, about)).toMatchObject({ inLanguage: 'ja' });
    expect(itemToMarkdown(page, { edition: '公開版', url: page.item.url })).toContain(
      '翻訳（原文が改訂されています。訳した版 1（2026年5月1日）、原文の版 2（2026年11月1日））',
    );
    const entries = decode(
      toCatalogFiles(market.pages, market.context, 'en').get('catalog/0.json'),
    ) as { id: string; lang?: string; translation?: string }[];
    expect(entries.find(({ id }) => id === 'purge')).toMatchObject({
      lang: 'en',
      translation: 'behind',
    });
    expect(entries.find(({ id }) => id === 'untranslated')).toMatchObject({
      lang: 'ja',
      translation: 'missing',
    });
  });
});

describe('the coordinator’s report', () => {
  test.each(['ja', 'en'])('counts translations of every other language (%s)', async (locale) => {
    const { context } = await load(locale);
    const [english, ...more] = toReport(context).translations ?? [];
    expect(more).toEqual([]);
    expect(english).toMatchObject({
      tag: 'en',
      label: 'English',
      translated: 3,
      behind: { count: 1, pages: [{ id: 'purge', url: '/en/docs/manual/purge/' }] },
    });
    const ids = context.catalog.items.filter(({ status }) => status !== 'retired');
    expect(english?.missing).toBe(ids.length - 3);
  });
  test('counts members’ copies for members alone, and nothing in one language', async () => {
    const { context } = await load('ja', 'members');
    expect(toReport(context).translations?.[0]?.translated).toBe(4);
    expect(toReport({ ...context, languages: undefined })).not.toHaveProperty('translations');
  });
});

describe('a copy goes with its original', () => {
  const CANARY = /KANARIAHON|KANARIAKYU|KAINHONYAKU/;
  const everything = (market: Loaded) =>
    JSON.stringify([
      [...market.pages.values()],
      [...toOriginalFiles(market.context)].map(([file, bytes]) => [file, decode(bytes)]),
      [...toCatalogFiles(market.pages, market.context, 'en')].map(([, bytes]) => decode(bytes)),
    ]);
  test.each(['ja', 'en'])(
    'nothing of a members’ page or section is public (%s)',
    async (locale) => {
      const text = everything(await load(locale));
      expect(text).not.toMatch(CANARY);
      expect(text).not.toContain('カイインダケノワザ');
      expect(text).not.toContain('secret');
    },
  );
  test('members read both', async () => {
    const text = everything(await load('en', 'members'));
    for (const word of ['KANARIAHONYAKU', 'KANARIAKYUSHO', 'KAINHONYAKUWAZA', 'カイインダケノワザ'])
      expect(text).toContain(word);
  });
  test('the leak check knows a hidden copy’s words, and does not take them for public ones', async () => {
    const siteDir = copy();
    const buildDir = path.join(siteDir, 'build');
    cpSync(path.join(siteDir, 'docs/orgs'), buildDir, { recursive: true });
    writeFileSync(
      path.join(buildDir, 'index.html'),
      '<h1>KANARIAHONYAKU procedure</h1><p>KAINHONYAKUWAZA for members</p>',
    );
    const { leaks } = await findLeaks({
      siteDir,
      roots,
      edition: parseEdition('public'),
      buildDir,
    });
    expect([...new Set(leaks.map(({ origin }) => origin.split(':')[0]))].sort()).toEqual([
      'i18n/en/chishiki-ichiba-market/docs/manuals/secret.md',
      'i18n/en/chishiki-ichiba-market/docs/manuals/tack.md',
    ]);
  });
});

describe('ichiba check', () => {
  test('lists copies that are behind, with file, line and cure', async () => {
    const { messages } = await checkSite({ siteDir: fixture, roots });
    expect(
      messages.map(({ file, line, ruleId }) => `${path.basename(file)}:${line} ${ruleId}`),
    ).toEqual([
      'purge.md:2 model:translation-behind',
      'purge.md:22 model:translation-step',
      'secret.md:4 model:translation-field',
    ]);
    expect(messages[0]?.message).toBe(
      '原文が改訂されています。翻訳は `第1版`（2026-05-01）、原文は `第2版`（2026-11-01） です',
    );
  });
  test('a copy without an original and one in .mdx are errors', async () => {
    const siteDir = copy();
    const folder = path.join(siteDir, 'i18n/en/chishiki-ichiba-market/docs/manuals');
    writeFileSync(path.join(folder, 'nowhere.md'), '---\ntitle: x\n---\n');
    writeFileSync(path.join(folder, 'untranslated.mdx'), '---\ntitle: x\n---\n');
    writeFileSync(path.join(folder, '_draft.md'), 'no page yet');
    const { messages } = await checkSite({ siteDir, roots });
    expect(
      messages
        .filter(({ severity }) => severity === 'error')
        .map(({ file, ruleId }) => `${path.basename(file)} ${ruleId}`),
    ).toEqual([
      'nowhere.md market:translation-original',
      'untranslated.mdx market:translation-format',
    ]);
  });
  test('a copy is read again when its original changes', async () => {
    const siteDir = copy();
    const original = path.join(siteDir, 'docs/manuals/tack.md');
    const behind = async () =>
      (await checkSite({ siteDir, roots })).messages.filter(
        ({ file, ruleId }) => file.endsWith('tack.md') && ruleId === 'model:translation-behind',
      ).length;
    expect(await behind()).toBe(0);
    writeFileSync(
      original,
      readFileSync(original, 'utf8').replace('治具に当てます。', '台に置きます。'),
    );
    expect(await behind()).toBe(1);
  });
});

test('a check that kept pages without their text judges copies as one that reads all', async () => {
  const siteDir = copy();
  const all = await readSite({ siteDir, roots });
  const cache: PageCache = new Map();
  await readSite({ siteDir, roots, cache });
  for (const [file, kept] of cache)
    cache.set(file, {
      ...kept,
      result: { ...kept.result, body: { type: 'root', children: [] } },
    });
  const { translations } = await readSite({ siteDir, roots, cache });
  expect(translations.map(({ entry }) => entry.item.translation)).toEqual(
    all.translations.map(({ entry }) => entry.item.translation),
  );
});
