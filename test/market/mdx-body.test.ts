import { beforeAll, describe, expect, test } from 'vitest';
import type { BodyNode } from '../../plugins/market/lib/body-props.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toPapers } from '../../plugins/market/lib/pages/paper.js';
import { splitBody } from '../../plugins/market/lib/ui/work/split.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

const head = `語り手: a\n書き手: b\n改訂日: 2026-11-21\n技能: s\n${published}`;
const files = {
  'docs/manuals/m.mdx': page(
    `題名: 部品の手順書\n${head}`,
    `
export const grams = 3;

## 準備

手袋を {/* 書き手への覚え */}{'二組'} そろえる。

<Step title="合わせる" id="awase">

![合わせた所](./ok.svg)

<KeyPoint id="k" mark="成否" title="すき間" reason="アークが乱れる" ok="![付いた断面](./ok.svg) そろう" />

電流は <b>{grams * 10}</b> A にする。

<Gauge value={grams}>読めない中身</Gauge>

</Step>

:::社内

シャナイダケ

:::

<Step title="止める">

<>そのまま<Timer text="待つ" seconds="60" /></>

</Step>

## 確認

<Gauge />
`,
  ),
  'docs/terms/none.mdx': page(
    `題名: 部品\nよみ: ぶひん\n意味: 一つ。\n${published}`,
    '\n<Gauge />\n',
  ),
  'docs/manuals/ok.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"/>',
  'docs/terms/ark.md': page(`題名: アーク\nよみ: あーく\n意味: 放電のこと。\n${published}`),
};

describe('an .mdx manual', () => {
  let market: Awaited<ReturnType<typeof loadMarket>>;
  const find = (id: string) => {
    const found = [...market.pages].find(([item]) => item.id === id);
    if (!found) throw new Error(`no page ${id}`);
    return found;
  };
  beforeAll(async () => {
    market = await loadMarket({
      siteDir: await site(files),
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition: { name: 'public' },
    });
  });

  test('opens in work mode, its steps as data', () => {
    const [, { item, body }] = find('m');
    expect(item.workUrl).toBe('/work/?id=m');
    const { steps, prepare, after } = splitBody(body);
    expect(steps.map(({ id, title }) => [id, title])).toEqual([
      ['awase', '合わせる'],
      ['2', '止める'],
    ]);
    expect(textOf(prepare)).toBe('手袋を 二組 そろえる。');
    expect(JSON.stringify(steps[0])).toContain('"src":"/ichiba/media/');
    expect(textOf(steps[1] ? [steps[1].node] : [])).toContain('そのまま');
    expect(JSON.stringify(after)).toContain('"href":"/docs/manual/m/"');
  });

  test('what cannot be data is named, with the way to its step on the page, and never run or guessed', () => {
    const step = JSON.stringify(splitBody(find('m')[1].body).steps[0]);
    expect(step).toContain(
      '["Caution",{"title":"ここはページで見てください"},["p",null,["code",null,"<Gauge>"]," という部品は、作業モードでは出せません。"],["p",null,["a",{"href":"/docs/manual/m/#step-awase"},"ページのこの手順を開く"]]]',
    );
    expect(step).toContain(
      '["b",null,["a",{"href":"/docs/manual/m/#step-awase","title":"{grams * 10} の値はページに出ます"},"（ページで見る）"]]',
    );
    const all = JSON.stringify(find('m')[1].body);
    expect(all).not.toMatch(/読めない中身|export const|書き手への覚え|シャナイダケ|Elsewhere/);
  });

  test('a page without steps has no entry to work mode', () => {
    expect(find('none')[1].item.workUrl).toBeUndefined();
  });

  test('its sheet has the pictures of the step and of the key point', () => {
    const [item, shown] = find('m');
    const { breakdown } = toPapers(item, shown, market.context);
    expect(breakdown.steps[0]?.pictures.map(({ alt, sign }) => [alt, sign])).toEqual([
      ['合わせた所', undefined],
      ['付いた断面', 'ok'],
    ]);
  });

  test('terms are marked in its reasons', () => {
    expect(find('m')[1].item.keyPoints?.k?.reasonTerms).toEqual([[0, 3, 'ark', '/docs/term/ark/']]);
  });
});

const textOf = (nodes: readonly BodyNode[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : textOf(node.slice(2) as BodyNode[])))
    .join('');
