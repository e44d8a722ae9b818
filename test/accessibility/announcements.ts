import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { NO_SUCH_WORD } from './page-types.js';

/** Something that happens without the focus moving, and the words a screen reader must get. */
export interface Announcement {
  readonly name: string;
  /** Parts of the theme it belongs to. */
  readonly components: readonly string[];
  readonly path: string;
  /** Whether the page needs a worker, or a clock of ours. */
  readonly needs?: 'worker' | 'clock';
  /** Make it happen. */
  act(page: Page): Promise<void>;
  /** What is heard, and from which role. */
  readonly role: 'status' | 'alert';
  readonly words: RegExp;
}

export const announcements: readonly Announcement[] = [
  {
    name: '検索の箱：候補の件数',
    components: ['@theme/SearchBar', '@theme/MarketFront'],
    path: '/docs/term/uranami/',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.insertText('裏波');
    },
    role: 'status',
    words: /\d+件/,
  },
  {
    name: '検索のページ：条件を選んだあとの件数',
    components: ['@theme/SearchPage'],
    path: '/search/?q=%E8%A3%8F%E6%B3%A2',
    act: (page) => page.getByRole('checkbox', { name: /用語/ }).first().check(),
    role: 'status',
    words: /用語[\s\S]*\d+件|\d+件[\s\S]*用語/,
  },
  {
    name: '検索のページ：見つからないとき',
    components: ['@theme/SearchPage'],
    path: `/search/?q=${encodeURIComponent(NO_SUCH_WORD)}`,
    act: async () => undefined,
    role: 'status',
    words: /見つかりません|ありません/,
  },
  {
    name: '検索のページ：文面のコピー',
    components: ['@theme/SearchPage'],
    path: `/search/?q=${encodeURIComponent(NO_SUCH_WORD)}`,
    act: (page) => page.getByRole('button', { name: '文面をコピー' }).click(),
    role: 'status',
    words: /文面をコピーしました|文面を選びました/,
  },
  {
    name: '掲示板：板厚の書きまちがい',
    components: ['@theme/MarketBoard'],
    path: '/board/',
    act: async (page) => {
      const field = page.getByLabel('板厚（mm）').last();
      await field.fill('うすい');
      await field.press('Enter');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      // The message belongs to its field.
      const id = await field.getAttribute('aria-describedby');
      await expect.poll(() => page.locator(`[id="${id}"]`).innerText()).toContain('板厚は数字');
    },
    role: 'alert',
    words: /板厚は数字で入れてください/,
  },
  {
    name: '集まり：絞り込んだあとの件数',
    components: ['@theme/MarketActivities'],
    path: '/activities/',
    act: async (page) => {
      await page.getByRole('main').getByRole('combobox').first().selectOption({ index: 1 });
    },
    role: 'status',
    words: /\d+件のうち\d+件/,
  },
  {
    name: '確認の一覧：済んだ数',
    components: ['@theme/MarketPhase'],
    path: '/phase/sosei/',
    act: (page) => page.getByRole('checkbox').first().check(),
    role: 'status',
    words: /1 \/ \d+ 済み/,
  },
  {
    name: '端末への保存：終わったこと',
    components: ['@theme/ItemPage'],
    path: '/docs/manual/tig-corner-nametsuke/',
    needs: 'worker',
    act: async (page) => {
      await page.getByRole('button', { name: 'この手順を保存' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click();
    },
    role: 'status',
    words: /保存しました/,
  },
  {
    name: '作業モード：時間になったこと',
    components: ['@theme/MarketWork'],
    path: '/work/?id=dye-penetrant-crack#step-nuru',
    needs: 'clock',
    act: async (page) => {
      const start = page.getByRole('button', { name: '計り始める' }).first();
      await start.click();
      await page.clock.fastForward('59:00');
      await page.clock.runFor('00:02');
    },
    role: 'alert',
    words: /時間になりました/,
  },
];

/** What live regions of the accessibility tree hold now. */
export async function heard(page: Page): Promise<{ role: string; text: string }[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
      nodes: readonly {
        nodeId: string;
        ignored: boolean;
        role?: { value: string };
        name?: { value: string };
        childIds?: readonly string[];
      }[];
    };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (id: string): string => {
      const node = byId.get(id);
      if (!node) return '';
      if (node.role?.value === 'StaticText') return node.name?.value ?? '';
      return (node.childIds ?? []).map(textOf).join('');
    };
    return nodes
      .filter(({ ignored, role }) => !ignored && /^(?:status|alert)$/.test(role?.value ?? ''))
      .map(({ nodeId, role }) => ({ role: role?.value ?? '', text: textOf(nodeId) }));
  } finally {
    await session.detach();
  }
}

/** Do it and listen. Throws when the words do not come. */
export async function listen(page: Page, { act, role, words }: Announcement): Promise<string> {
  await act(page);
  let said = '';
  await expect
    .poll(
      async () => {
        said =
          (await heard(page)).find((region) => region.role === role && words.test(region.text))
            ?.text ?? '';
        return said;
      },
      { timeout: 15_000 },
    )
    .toMatch(words);
  return said.trim();
}
