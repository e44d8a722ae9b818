import { describe, expect, it } from 'vitest';
import { isMap, isScalar } from 'yaml';
import { readQuickly } from '../../plugins/model/lib/front-matter/quick-yaml.js';

/** That both parsers agree is held by `npm run fuzz` (front matter read quickly), on 200,000 inputs. */
describe('front matter in which nothing is wrong', () => {
  it('is read with the place of every value, also of empty ones and blocks', () => {
    const text =
      '題名: 薄板\n要約:  \n\n手順: |-\n  一\n  二\n"型": \'改善\' # 覚え\n元: [a, {b: c}]';
    const map = readQuickly(text);
    expect(
      map?.items.map(({ key, value }) => [
        isScalar(key) && key.value,
        isScalar(value) ? value.value : isMap(value) || 'list',
        text.slice(value?.range?.[0], (value?.range?.[0] ?? 0) + 2),
      ]),
    ).toEqual([
      ['題名', '薄板', '薄板'],
      ['要約', '', '\n\n'],
      ['手順', '一\n二', '|-'],
      ['型', '改善', "'改"],
      ['元', 'list', '[a'],
    ]);
  });

  it.each([
    ['a slip', '題名: "薄板'],
    ['an anchor', 'a: &x b'],
    ['an alias', 'a: &x b\nc: *x'],
    ['a tag', 'a: !!int 3'],
    ['a directive', '%YAML 1.2\n---\na: b'],
    ['two documents', 'a: b\n--- \nc: d'],
    ['an end of the document', 'a: b\n...'],
    ['a key that is a list', '? [a]\n: b'],
    ['an entry of a list that is empty', 'a:\n  -\n  - b'],
    ['no map', '- a\n- b'],
    ['nothing', ''],
    ['a tab', 'a: b\n\tc'],
    ['a key without end', `${'k'.repeat(1100)}: b`],
  ])('is left to the parser that says what is wrong: %s', (_, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });
});
