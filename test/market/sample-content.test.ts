import path from 'node:path';
import { checkSite, readSite } from '@chishiki-ichiba/market/content';
import { beforeAll, expect, test } from 'vitest';

const siteDir = path.resolve(import.meta.dirname, '../..');
let content: Awaited<ReturnType<typeof readSite>>;
beforeAll(async () => {
  content = await readSite({ siteDir, roots: ['docs'] });
});

test('the sample content has nothing to mend', async () => {
  const { messages } = await checkSite({ siteDir, roots: ['docs'] });
  // `info` tells what a choice of the author brings with it: a link for members on a page for everybody.
  const told = messages.filter(({ severity }) => severity !== 'info');
  // One copy is behind its original on purpose: it shows what readers are told then.
  expect(told.map(({ file, ruleId }) => [file, ruleId])).toEqual([
    ['i18n/en/chishiki-ichiba-market/docs/manuals/back-shield.md', 'model:translation-behind'],
  ]);
});

test('there is as much of it as was promised', () => {
  const count = (kind: string) => content.entries.filter(({ item }) => item.kind === kind).length;
  expect(count('case')).toBeGreaterThanOrEqual(9);
  expect(count('manual')).toBeGreaterThanOrEqual(8);
  expect(count('failure')).toBeGreaterThanOrEqual(4);
  expect(count('term')).toBeGreaterThanOrEqual(100);
  expect(count('video')).toBeGreaterThanOrEqual(1);
  const guides = content.entries.flatMap(({ item }) =>
    item.kind === 'guide' ? [item.fields.guideType] : [],
  );
  for (const [type, wanted] of [
    ['phase', 5],
    ['guideline', 11],
    ['lever', 4],
    ['canvas', 9],
  ] as const)
    expect(guides.filter((g) => g === type)).toHaveLength(wanted);
});

test('reports of use are as many and as different as promised', () => {
  const trials = content.entries.flatMap(({ item }) =>
    item.kind === 'trial' ? [item.fields] : [],
  );
  const count = (holds: (trial: (typeof trials)[number]) => boolean) => trials.filter(holds).length;
  expect(count(({ result }) => result === 'worked')).toBeGreaterThanOrEqual(4);
  expect(count(({ result }) => result === 'failed')).toBeGreaterThanOrEqual(2);
  expect(count(({ manual }) => manual.includes('#kp-'))).toBeGreaterThanOrEqual(2);
  expect(count(({ prevented = [] }) => prevented.length > 0)).toBeGreaterThanOrEqual(2);
  expect(count(({ thanks }) => thanks !== undefined)).toBeGreaterThanOrEqual(4);
  expect(new Set(trials.map(({ org }) => org)).size).toBeGreaterThanOrEqual(4);
});

test('every term has a reading, a meaning and its English', () => {
  const gaps = content.entries.flatMap(({ item }) =>
    item.kind === 'term' && !(item.fields.reading && item.fields.meaning && item.fields.english)
      ? [item.file]
      : [],
  );
  expect(gaps).toEqual([]);
});

test('what the shops own is invented and says so', () => {
  const invented = [
    'manual',
    'failure',
    'video',
    'opl',
    'appearance',
    'person',
    'request',
    'offer',
    'skillmap',
    'trial',
  ];
  const silent = content.entries
    .filter(({ item }) => invented.includes(item.kind) && item.fields.fictional !== true)
    .map(({ item }) => item.file);
  expect(silent).toEqual([]);
});

test('real organisations stand only in pages that name their sources', () => {
  const real = content.entries.flatMap(({ item }) =>
    item.kind === 'org' && !item.fields.fictional ? [item] : [],
  );
  expect(real.length).toBeGreaterThan(20);
  expect(
    real.filter((org) => (org.fields.source ?? []).length === 0).map((org) => org.file),
  ).toEqual([]);
  // Short names (都, 区) are words of the language too; two letters of Latin are not a name either.
  const names = real
    .map((org) => org.title.replace(/（.*）/, ''))
    .filter((name) => name.length >= 4);
  const offenders = content.entries.flatMap(({ item, body }) => {
    if (item.kind === 'org' && !item.fields.fictional) return [];
    const text = JSON.stringify([item.fields, body]);
    const named = names.filter((name) => text.includes(name));
    const sourced =
      item.sources.length > 0 || (item.fields.source ?? []).length > 0 || text.includes('"source"');
    return named.length > 0 &&
      (!['case', 'alliance', 'guide', 'activity'].includes(item.kind) || !sourced)
      ? [`${item.file}: ${named.join(', ')}`]
      : [];
  });
  expect(offenders).toEqual([]);
});
