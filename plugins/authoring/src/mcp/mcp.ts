import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, EXIT, printError, UsageError } from '../command.js';
import { readEdition } from '../edition.js';
import { findContentDir } from '../site.js';

export const mcp: Command = {
  name: 'mcp',
  usage: 'mcp [--build フォルダ] [--edition public|members|inhouse --org id]',
  summary:
    '組み立てた市場を、この機械の AI の道具（MCP）に読ませます。通信はしません（AI の道具が起動します）',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        build: { type: 'string' },
        edition: { type: 'string' },
        org: { type: 'string' },
      },
    });
    // By name only: ICHIBA_EDITION and ICHIBA_ORG in somebody's shell must not hand members' pages to an
    // assistant.
    const { edition = 'public', org = '' } = values;
    const target = readEdition({ edition, org }, 'public');
    if (target.slug === 'working')
      throw new UsageError(
        '作業用の版は組み立てられないので、渡せません。public、members、inhouse のどれかを期待',
      );
    const buildDir =
      values.build === undefined
        ? join(findContentDir(), target.outDir)
        : resolve(process.env.INIT_CWD ?? process.cwd(), values.build);
    // The SDK is for this command alone; `ichiba help` reads the others without it.
    const [{ createOpener, Refusal }, { serveMarket }] = await Promise.all([
      import('./open-build.js'),
      import('./server.js'),
    ]);
    const open = createOpener(buildDir, target.slug);
    try {
      const { market } = open();
      printError(
        `${target.label}（${market.pages.length}ページ、${buildDir}）を読みます。通信はしません。`,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      printError(error.message);
      return EXIT.cannot;
    }
    if (target.slug !== 'public')
      printError(
        `注意: ${target.label}です。つないだ AI の道具が、読んだページを外へ送ることがあります。送ってよいかは、その道具の設定と、会の決まりで確かめてください。`,
      );
    await serveMarket(open);
    return EXIT.fine;
  },
};
