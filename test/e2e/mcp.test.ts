import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Assistant, connect } from '../authoring/mcp-client.js';
import { buildDir, root } from './browser.js';

/** What the author wrote in the head of a page: the answer's revision must be this one. */
function written(file: string): { revision: string; revised: string; reviewBy: string } {
  const text = readFileSync(path.join(root, 'docs', file), 'utf8');
  const head = parse(text.split('---\n')[1] ?? '');
  return { revision: head.版, revised: head.改訂日, reviewBy: head.見直し期限 };
}

interface Found {
  readonly page: { readonly id: string; readonly overdue: boolean | null };
  readonly place: { readonly url: string; readonly seconds: number | null } | null;
  readonly excerpt: string;
}

/** Five questions of a coordinator, as an assistant would put them to the built market. */
describe('ichiba mcp over the built site', () => {
  let market: Assistant;
  beforeAll(async () => {
    market = await connect('--build', buildDir);
  });
  afterAll(async () => {
    await market.client.close();
    expect(market.noise).toEqual([]);
    expect(market.stderr()).not.toContain('NETWORK');
  });
  const hits = async (args: Record<string, unknown>) =>
    ((await market.ask('search', args)).data?.hits ?? []) as Found[];

  test('「裏が黒い」と言われた。何が起きて、どの急所を見ればよいか', async () => {
    const found = await hits({ query: '裏が黒い', kind: ['failure', 'manual'] });
    expect(found[0]?.page).toMatchObject({
      id: 'back-oxidation',
      ...written('failures/back-oxidation.md'),
    });
    const point = found.find(({ page }) => page.id === 'back-shield');
    expect(point?.page).toMatchObject(written('manuals/back-shield.md'));
    expect(point?.place?.url).toMatch(/^\/docs\/manual\/back-shield\/#kp-/);
    const { data, text } = await market.ask('get_page', { page: point?.place?.url });
    expect(data?.page).toMatchObject({ id: 'back-shield', fictional: true });
    expect(text).toContain('体積の5倍を流すまで');
    expect(text).toContain(`版: ${written('manuals/back-shield.md').revision}`);
  });

  test('裏波は、どの動画の何秒で見られるか', async () => {
    const [first] = await hits({ query: '裏波', kind: ['video'] });
    expect(first?.page).toMatchObject({ id: 'tig-corner', ...written('videos/tig-corner.md') });
    expect(first?.place?.seconds).toBeGreaterThan(25);
    expect(first?.place?.url).toMatch(/^\/docs\/video\/tig-corner\/\?t=\d+#video-tig-corner$/);
  });

  test('死の谷をどう越えたか、事例があるか', async () => {
    const found = await hits({ query: '死の谷', kind: ['case'], phase: ['kaihatsu'] });
    const maido = found.find(({ page }) => page.id === 'maido-1');
    expect(maido?.page).toMatchObject({
      status: '承認済み',
      sources: expect.arrayContaining([{ tag: 'S3-2.4', detail: expect.any(String) }]),
      ...written('cases/maido-1.md'),
    });
    const { data } = await market.ask('get_page', { page: 'maido-1' });
    expect(data?.markdown).toContain('立ち直り：JAXAの公募する計画に選ばれ');
  });

  test('まいど1号と江戸っ子1号は、商売の形がどう違うか', async () => {
    const { data, text } = await market.ask('compare_cases', { ids: ['maido-1', 'edokko-1'] });
    expect(data?.cases).toMatchObject([
      { id: 'maido-1', ...written('cases/maido-1.md') },
      { id: 'edokko-1', ...written('cases/edokko-1.md') },
    ]);
    const rows = data?.rows as { row: string; cells: { stated: boolean; claims: object[] }[] }[];
    const cells = (name: string) => rows.find(({ row }) => row === name)?.cells;
    expect(cells('value-propositions')).toMatchObject([
      { stated: false, claims: [] },
      { stated: true, claims: [{ text: expect.stringContaining('深海探査') }] },
    ]);
    expect(cells('revenue-streams')).toMatchObject([{ stated: false }, { stated: false }]);
    expect(
      rows.filter(({ row }) => /^(key|value|customer|channels|cost|revenue)/.test(row)),
    ).toHaveLength(9);
    expect(text).toContain(
      '## キャンバス: 収益の流れ\n- まいど1号 町の企業と大学の人工衛星: 記載なし',
    );
  });

  test('見直し期限を過ぎた手順はどれか。見本製作所のものは何枚か', async () => {
    const list = async (args: Record<string, unknown>) => {
      const { data } = await market.ask('list_pages', args);
      return data as { total: number; pages: number; items: Found[] };
    };
    const due = await list({ sort: 'reviewBy', kind: ['manual'], limit: 3 });
    expect(due.items[0]?.page).toMatchObject({
      id: 'strain-removal',
      overdue: true,
      ...written('manuals/strain-removal.md'),
    });
    const firm = { firm: ['見本製作所'], kind: ['manual'], limit: 4 };
    const first = await list(firm);
    const all = await Promise.all(
      Array.from({ length: first.pages }, (_, at) => list({ ...firm, page: at + 1 })),
    );
    const ids = new Set(all.flatMap(({ items }) => items.map(({ page }) => page.id)));
    expect(ids.size).toBe(first.total);
    expect(ids).toContain('strain-removal');
  });
});
