import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDocusaurus } from './child.js';
import { type Command, EXIT, print, printError } from './command.js';
import { nextFreePort, parsePort } from './ports.js';
import { findSiteDir } from './site.js';

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--port 番号]',
  summary: '組み立てた公開版（build/）を、公開する前に見ます',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' } } });
    const siteDir = findSiteDir();
    if (!existsSync(join(siteDir, 'build', 'index.html'))) {
      printError('build/ がまだありません。先に `npm run build` を実行してください');
      return EXIT.cannot;
    }
    const port = await nextFreePort(parsePort(values.port, 3000));
    const { done } = runDocusaurus(
      siteDir,
      ['serve', '--no-open', '--dir', 'build', '--port', String(port), '--host', 'localhost'],
      { env: {} },
    );
    print(`公開版を開きました: http://localhost:${port}/（終わるときは Ctrl+C）`);
    const code = await done;
    return code === 0 || code === 130 || code === 143 ? EXIT.fine : EXIT.cannot;
  },
};
