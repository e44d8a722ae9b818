import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { type Edition, isVisible, selectForEdition, toSections } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';
import { item, page, published } from './helpers.js';

const editions: Record<string, Edition> = {
  public: { name: 'public' },
  members: { name: 'members' },
  'firm a': { name: 'inhouse', org: 'firm-a' },
  'firm b': { name: 'inhouse', org: 'firm-b' },
  working: { name: 'working' },
};

describe('which edition sees what', () => {
  // visibility, status, owner → editions that see it
  const table: [string, string, string | undefined, string][] = [
    ['public', 'approved', undefined, 'public members firm-a firm-b working'],
    ['public', 'retired', undefined, 'public members firm-a firm-b working'],
    ['public', 'draft', 'firm-a', 'firm-a working'],
    ['public', 'review', undefined, 'working'],
    ['members', 'approved', 'firm-a', 'members firm-a firm-b working'],
    ['members', 'draft', 'firm-a', 'firm-a working'],
    ['inhouse', 'approved', 'firm-a', 'firm-a working'],
    ['inhouse', 'draft', 'firm-a', 'firm-a working'],
    ['inhouse', 'draft', 'firm-b', 'firm-b working'],
  ];
  test.each(table)('%s %s of %s', (visibility, status, owner, seen) => {
    const actual = Object.entries(editions)
      .filter(([, edition]) =>
        isVisible(
          { visibility, status, ...(owner ? { owner } : {}) } as Parameters<typeof isVisible>[0],
          edition,
        ),
      )
      .map(([name]) => name.replace(' ', '-'))
      .join(' ');
    expect(actual).toBe(seen);
  });
});

test('forgetting both fields publishes nothing', () => {
  const { item: forgotten } = item('docs/terms/x.md', page('題名: x\n意味: y\n所有: firm-a'));
  expect(forgotten.visibility).toBe('inhouse');
  expect(forgotten.status).toBe('draft');
  expect(isVisible(forgotten, { name: 'public' })).toBe(false);
  expect(isVisible(forgotten, { name: 'members' })).toBe(false);
  expect(isVisible(forgotten, { name: 'inhouse', org: 'firm-b' })).toBe(false);
});

test('a link that stands only in a section for a higher edition is no relation of a lower one', () => {
  const target = item('docs/terms/t.md', page(`題名: t\n意味: y\n${published}`));
  const pointing = item(
    'docs/terms/x.md',
    page(`題名: x\n意味: y\n${published}`, ':::会員\n[t](/docs/term/t/)\n:::\n'),
  );
  const backlinks = (edition: Edition) => {
    const catalog = buildCatalog(
      selectForEdition([target, pointing], edition).map((entry) => entry.item),
    );
    const to = catalog.byId.get('t');
    return to ? catalog.to(to).map((relation) => relation.from.id) : undefined;
  };
  expect(backlinks({ name: 'public' })).toEqual([]);
  expect(backlinks({ name: 'members' })).toEqual(['x']);
});

test('sections for a higher edition leave the body of a lower one, nested ones too', () => {
  const entry = item(
    'docs/terms/x.md',
    page(
      `題名: x\n意味: y\n所有: firm-a\n${published}`,
      'みんなへ\n\n::::会員\n会員へ\n\n:::社内\n社内へ\n:::\n::::\n\n:::社内\n社内だけ\n:::\n',
    ),
  );
  const text = (edition: Edition) =>
    selectForEdition([entry], edition)
      .flatMap(({ body }) => toSections(body).map((section) => section.text))
      .join('\n');
  expect(text({ name: 'public' })).toBe('みんなへ');
  expect(text({ name: 'members' })).toContain('会員へ');
  expect(text({ name: 'members' })).not.toContain('社内');
  expect(text({ name: 'inhouse', org: 'firm-b' })).not.toContain('社内');
  expect(text({ name: 'inhouse', org: 'firm-a' })).toContain('社内だけ');
});

test('a person who did not agree is found by the name an author typed, and is a role everywhere', () => {
  const person = item(
    'docs/persons/y.md',
    page(`題名: 山田太郎\nよみ: やまだたろう\n役割: 溶接工\n${published}`),
  );
  const told = item('docs/terms/t.md', page(`題名: t\n意味: y\n語り手: [山田太郎]\n${published}`));
  const [chosen, term] = selectForEdition([person, told], { name: 'public' }).map(
    (entry) => entry.item,
  );
  if (!chosen || !term) throw new Error('both are public');
  expect(JSON.stringify(chosen)).not.toMatch(/山田太郎|やまだたろう/);
  const catalog = buildCatalog([chosen, term], new Map([['山田太郎', 'y']]));
  expect(catalog.findByTitle('山田太郎', ['person'])?.title).toBe('溶接工');
  expect(catalog.findByTitle('山田太郎', ['org'])).toBeUndefined();
  expect(catalog.to(chosen).map(({ from }) => from.id)).toEqual(['t']);
});
