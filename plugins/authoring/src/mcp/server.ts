import { readFileSync } from 'node:fs';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import ja from 'zod/v4/locales/ja.js';
import { compareCases } from './compare-cases.js';
import { getPage } from './get-page.js';
import { listPages } from './list-pages.js';
import type { OpenBuild } from './open-build.js';
import { search } from './search.js';
import { dayOf, editionOf } from './standing.js';
import type { Tool } from './tool.js';

/**
 * The market for an assistant on this machine: MCP over stdin and stdout, until the other side closes.
 * What is not asked for by the protocol never reaches stdout.
 *
 * @param open - The build as it is at the moment of a question; throws a `Refusal`.
 */
export async function serveMarket(open: () => OpenBuild): Promise<void> {
  // Complaints about arguments come from the schema library; assistants show them to their people.
  z.config(ja());
  const handle = serveStdio(() => createMarketServer(open), {
    onerror: (error) => process.stderr.write(`${error.message}\n`),
  });
  await new Promise<void>((resolve) => {
    for (const event of ['end', 'close']) process.stdin.once(event, resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await handle.close();
  process.stdin.destroy();
}

function createMarketServer(open: () => OpenBuild): McpServer {
  const { label } = editionOf(open());
  const server = new McpServer(
    { name: 'ichiba', title: `知識市場（${label}）`, version: ownVersion() },
    { instructions: instructions(label) },
  );
  const add = <In extends z.ZodObject, Out extends z.ZodObject>(tool: Tool<In, Out>): void => {
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        inputSchema: tool.input as z.ZodObject,
        outputSchema: tool.output,
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      async (asked) => {
        const build = open();
        const day = dayOf(new Date(), build);
        const answer = await tool.answer(asked as z.output<In>, build, day);
        return {
          content: [{ type: 'text' as const, text: tool.toText(answer, build, day) }],
          structuredContent: answer,
        };
      },
    );
  };
  add(search);
  add(getPage);
  add(listPages);
  add(compareCases);
  server.registerResource(
    'page',
    // No list: a market has thousands of pages, and a list is not cut into parts by the SDK.
    new ResourceTemplate('ichiba://page/{id}', {
      list: undefined,
      complete: { id: (typed) => idsLike(typed, open()) },
    }),
    {
      title: '知識市場のページ',
      description: 'ページの全文（Markdown の写し）。id は search か list_pages で分かります',
      mimeType: 'text/markdown',
    },
    async (uri, { id }) => {
      const build = open();
      const day = dayOf(new Date(), build);
      const answer = await getPage.answer({ page: String(id) }, build, day);
      const text = getPage.toText(answer, build, day);
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] };
    },
  );
  return server;
}

const idsLike = (typed: string, { market }: OpenBuild): string[] =>
  market.pages.flatMap(({ id }) => (id.includes(typed) ? [id] : [])).slice(0, 100);

const instructions = (label: string): string =>
  `知識市場（中小ものづくり企業の手順・失敗・連携事例・用語）の${label}を、この機械の中だけで読みます。
答えるときは、次を守ってください。
- 使ったページの題、住所、版（なければ改訂日）を書く。
- 「見直し期限を過ぎています」「廃止」「見本: 架空の組織・条件です」とあるページは、そのことを必ず伝える。架空の見本を事実として引かない。
- 「記載なし」は資料にないという意味。推測で埋めない。
- 溶接などの条件は、ページにある範囲と状態（参考条件など）のまま伝える。
- ライセンスが「記載なし」のページを転載してよいかは、所有の組織に聞くように伝える。`;

const ownVersion = (): string =>
  (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    }
  ).version;
