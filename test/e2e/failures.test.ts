import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { arrive, browserPath, desktop, phone, root } from './browser.js';
import { useBuiltSite } from './built-site.js';
import { clippedText, printPage, withoutSpace } from './pdf.js';

const guides = path.join(root, 'docs/guides');
const sheets = readdirSync(guides).flatMap((name) => {
  const text = readFileSync(path.join(guides, name), 'utf8');
  const paper = /^用紙: \{大きさ: (A[34]), 向き: (縦|横), 枚数: (\d+)\}$/m.exec(text);
  const isTemplate = /^手引き種別: 様式$/m.test(text);
  return paper || isTemplate ? [{ id: name.replace(/\.mdx?$/, ''), paper }] : [];
});
/** Points, width × height upright. */
const papers: Readonly<Record<string, readonly [number, number]>> = {
  A4: [595, 842],
  A3: [842, 1191],
};

describe.skipIf(!browserPath)('failures and sheets', () => {
  const { blank, visit, url } = useBuiltSite();
  const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await blank({ reducedMotion: 'reduce', ...options });
    await visit(page, address);
    return page;
  };
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

  for (const viewport of [phone, desktop]) {
    test(`a failure leads to the key point it changed, and back, at ${viewport.width} px`, async () => {
      const page = await open('/docs/failure/hole-corner-gap/', { viewport });
      const changed = page.getByRole('region', { name: 'この失敗で変わった急所' });
      await changed.getByRole('link', { name: 'すき間をなくす' }).click();
      await arrive(page, /\/docs\/manual\/tig-corner-nametsuke\/#kp-/);
      const point = page.locator(new URL(page.url()).hash);
      await expect.poll(() => isInView(point)).toBe(true);
      await point.getByRole('link', { name: /穴があいた/ }).click();
      await arrive(page, /\/docs\/failure\/hole-corner-gap\/$/);
      await expect.poll(() => heading(page)).toBe('角継手のすき間から穴があいた');
      await page.context().close();
    });
  }

  test('from the list of failures through the cause tree to a failure, by keyboard only', async () => {
    const page = await open('/kind/failure/');
    await tabTo(page, '原因から見る');
    await page.keyboard.press('Enter');
    await arrive(page, /\/failures\/$/);
    const word = '前もって調べる機会が足りなかった';
    await tabTo(page, word);
    const branch = page.locator('details').filter({ hasText: word });
    await expect.poll(() => branch.getAttribute('open')).toBeNull();
    await page.keyboard.press('Enter');
    await expect.poll(() => branch.getAttribute('open')).not.toBeNull();
    await tabTo(page, '角継手のすき間から穴があいた');
    await page.keyboard.press('Enter');
    await arrive(page, /\/docs\/failure\/hole-corner-gap\/$/);
    // And from its chain to the others of the same cause.
    await tabTo(page, '調査・検討の不足');
    await page.keyboard.press('Enter');
    await arrive(page, /\/failures\/#cause-insufficient-study$/);
    await expect
      .poll(() => page.locator('#cause-insufficient-study').getAttribute('open'))
      .toBe('');
    await page.context().close();
  });

  test.each([desktop, phone])(
    'come to by its address, no cause leaves another half below the header ($width px)',
    async (viewport) => {
      const page = await open('/failures/', { viewport });
      const ids = await page
        .locator('[id^="cause-"]')
        .evaluateAll((all) => all.map(({ id }) => id));
      expect(ids).toHaveLength(10);
      for (const id of ids) {
        await page.goto('about:blank');
        await page.goto(url(`/failures/#${id}`), { waitUntil: 'networkidle' });
        const seen = await page.evaluate((wanted) => {
          const header = document.querySelector('.navbar')?.getBoundingClientRect().bottom ?? 0;
          const cut = [...document.querySelectorAll('main summary, main a')]
            .filter((target) => target.checkVisibility())
            .map((target) => ({ words: target.textContent, box: target.getBoundingClientRect() }))
            .filter(({ box }) => box.height > 0 && box.top < header && box.bottom > header)
            .filter(({ box }) => box.bottom - header < 24)
            .map(({ words, box }) => `${words}: ${box.bottom - header}`);
          return {
            cut,
            top: document.getElementById(wanted)?.getBoundingClientRect().top ?? -1,
            header,
          };
        }, id);
        expect(seen.cut, id).toEqual([]);
        expect(seen.top, id).toBeGreaterThanOrEqual(seen.header);
        expect(seen.top, id).toBeLessThan(viewport.height * 0.7);
      }
      await page.context().close();
    },
  );

  test('the tree needs no script, says its counts truly and its words gently', async () => {
    const page = await open('/failures/', { javaScriptEnabled: false });
    const branches = page.locator('[id^="cause-"]');
    await expect.poll(() => branches.count()).toBe(10);
    for (const branch of await branches.all()) {
      const told = Number(/(\d+)件/.exec(await branch.innerText())?.[1]);
      if (told > 0) await branch.locator('summary').click();
      await expect.poll(() => branch.getByRole('listitem').count()).toBe(told);
    }
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('知識が届いていなかった');
    expect(text).toContain('準備・段取り');
    await page.context().close();
  });

  test('a material leads to as many failures as it says', async () => {
    const page = await open('/failures/');
    const link = page.getByRole('link', { name: /^SUS304\s*\d+件$/ });
    const told = Number(/(\d+)件/.exec(await link.innerText())?.[1]);
    await link.click();
    await arrive(page, /\/search\/\?kind=failure&material=sus304/);
    const results = page.getByRole('list', { name: '検索結果' });
    await results.waitFor();
    await expect.poll(() => results.locator(':scope > li').count()).toBe(told);
    await page.context().close();
  });

  test('there are sheets, and every 様式 says its paper', () => {
    expect(sheets.length).toBeGreaterThan(9);
    expect(sheets.filter(({ paper }) => !paper)).toEqual([]);
  });

  test('every sheet of the handbook is one A4 page', async () => {
    const handbook = sheets.filter(({ id }) => id.startsWith('handbook-'));
    expect(handbook.length).toBeGreaterThan(15);
    const page = await blank({ javaScriptEnabled: false });
    for (const { id } of handbook) {
      await page.goto(url(`/docs/guide/${id}/`), { waitUntil: 'load' });
      const { pages, sizes } = await printPage(page);
      expect([id, pages, sizes]).toEqual([id, 1, [papers.A4]]);
    }
    await page.context().close();
  });

  // Of the handbook the two longest: its sheets are made alike.
  const closely = sheets.filter(({ id }) => !/^handbook-(?!case|opl)/.test(id));
  for (const { id, paper } of closely) {
    test(`${id} prints on the paper it says, with all its text`, async () => {
      const [, size = '', orientation, pages] = paper ?? [];
      const [short = 0, long = 0] = papers[size] ?? [];
      const wanted = orientation === '横' ? [long, short] : [short, long];
      const page = await open(`/docs/guide/${id}/`);
      const told = `${size}${orientation} ${pages}枚・印刷して${id.startsWith('handbook') ? '手元に置く' : '書き込む'}`;
      await expect.poll(() => page.getByText(told).isVisible()).toBe(true);
      const pdf = await printPage(page);
      expect(pdf.pages).toBe(Number(pages));
      expect(pdf.sizes).toEqual(Array(pdf.pages).fill(wanted));
      expect(pdf.fonts.some((font) => /CJK|Gothic|Mincho|Sans.?JP|IPA/i.test(font))).toBe(true);
      expect(await clippedText(page)).toEqual([]);
      // As wide as the text is on this paper: 12 mm at either side, 96 px to 72 pt.
      const width = Math.floor(((wanted[0] ?? 0) - (2 * 12 * 72) / 25.4) * (96 / 72));
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ media: 'print' });
      const shown = await page.evaluate(onPaper);
      expect(shown.outside).toEqual([]);
      expect(shown.hidden).toEqual([]);
      expect(shown.texts.length).toBeGreaterThan(5);
      const printed = pdf.text?.join('');
      if (printed)
        for (const text of shown.texts.map(withoutSpace)) expect(printed).toContain(text);
      await page.context().close();
    });
  }

  test('the print button works by keyboard and is not on the paper', async () => {
    const page = await open('/docs/guide/sheet-project-plan/');
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await tabTo(page, 'この紙を印刷する');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('body').getAttribute('data-printed')).toBe('yes');
    await page.emulateMedia({ media: 'print' });
    await expect
      .poll(() => page.getByRole('button', { name: 'この紙を印刷する' }).isVisible())
      .toBe(false);
    await page.context().close();
  });
});

const isInView = (locator: ReturnType<Page['locator']>): Promise<boolean> =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });

/** Press Tab until what has the focus begins with a name, as a person would. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    if (focused.startsWith(name)) return;
  }
  throw new Error(`Nothing named 「${name}」 takes the focus within 150 presses of Tab`);
}

/** In print media: the texts of the sheet, what lies beyond its edge, what should not be there. */
function onPaper(): { texts: string[]; outside: string[]; hidden: string[] } {
  const visible = [...document.querySelectorAll<HTMLElement>('main *')].filter((element) =>
    element.checkVisibility(),
  );
  const blocks = visible.filter((element) => element.matches('p, li, th, td, h2, h3, h4'));
  return {
    texts: blocks
      .filter((element) => !element.querySelector('p, li'))
      .map((element) => element.innerText.trim())
      .filter((text) => text !== ''),
    outside: visible
      .filter(({ textContent }) => textContent?.trim() !== '')
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.textContent?.slice(0, 30) ?? ''),
    hidden: visible
      .filter((element) => element.matches('nav, button, [id^="sec-"], h1'))
      .map((element) => element.textContent?.slice(0, 30) ?? ''),
  };
}
