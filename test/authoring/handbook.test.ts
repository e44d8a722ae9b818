import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { folderKinds, type KindId, kinds } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';
import { frontSheet } from '../../plugins/authoring/src/handbook/front-sheet.js';
import {
  fieldsOnSheet,
  pictureStamp,
  sheetId,
  sheetOfKind,
} from '../../plugins/authoring/src/handbook/sheet-of-kind.js';
import { kindWords } from '../../plugins/authoring/src/handbook/words.js';

const root = path.resolve(import.meta.dirname, '../..');
const guides = path.join(root, 'docs/guides');
const stamps = JSON.parse(
  readFileSync(path.join(root, 'plugins/authoring/src/handbook/pictures.json'), 'utf8'),
) as Record<string, string>;
const sampleOf = (kind: KindId): string => {
  const folder = Object.entries(folderKinds).find(([, of]) => of === kind)?.[0] ?? '';
  return readFileSync(path.join(root, 'docs', folder, `${kindWords[kind].sample}.md`), 'utf8');
};

describe("the authors' handbook", () => {
  test('has one sheet for every kind, and a front page that leads to each', () => {
    expect(Object.keys(kindWords).sort()).toEqual(kinds.map(({ id }) => id).sort());
    const front = readFileSync(path.join(guides, 'handbook.md'), 'utf8');
    expect(front, 'write it anew: npm run handbook').toBe(frontSheet());
    for (const { id } of kinds) expect(front).toContain(`](/docs/guide/${sheetId(id)}/)`);
    for (const guide of readdirSync(guides))
      if (/^(?:writing-.*|moving-in|interview-kit)\.md$/.test(guide))
        expect(front).toContain(`](/docs/guide/${guide.slice(0, -3)}/)`);
  });

  test.each(kinds.map(({ id }) => id))('the sheet of %s says what the schema says', (kind) => {
    const sheet = readFileSync(path.join(guides, `${sheetId(kind)}.md`), 'utf8');
    expect(sheet, 'write it anew: npm run handbook').toBe(sheetOfKind(kind, sampleOf(kind)));
    const fields = fieldsOnSheet(kind);
    expect(fields.filter(({ field }) => field.required).length).toBeGreaterThan(0);
    for (const { sign, field } of fields)
      expect(sheet).toContain(`| ${sign} ${field.key}${field.required ? '　**必ず**' : ''} |`);
  });

  test.each(kinds.map(({ id }) => id))(
    'the pictures of %s are of today’s form and page',
    (kind) => {
      expect(
        stamps[kind],
        `draw them anew: npm run build && npm run handbook -- --pictures ${kind}`,
      ).toBe(pictureStamp(kind, sampleOf(kind)));
      for (const [, name = ''] of readFileSync(
        path.join(guides, `${sheetId(kind)}.md`),
        'utf8',
      ).matchAll(/\(\.\/(handbook-[a-z-]+\.webp)\)/g))
        expect(existsSync(path.join(guides, name)), name).toBe(true);
    },
  );

  test('is small: all its pictures together are at most 1.5 MB', () => {
    const sizes = readdirSync(guides)
      .filter((name) => /^handbook-.*\.webp$/.test(name))
      .map((name) => statSync(path.join(guides, name)).size);
    expect(sizes.length).toBeGreaterThanOrEqual(kinds.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_500_000);
  });

  test('another form, or another sample page, is noticed', () => {
    const stamp = pictureStamp('term', sampleOf('term'));
    expect(pictureStamp('term', `${sampleOf('term')}足した文。`)).not.toBe(stamp);
    expect(pictureStamp('opl', sampleOf('term'))).not.toBe(stamp);
  });
});
