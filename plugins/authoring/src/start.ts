import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runDocusaurus } from './child.js';
import { type Command, EXIT, print, printError } from './command.js';
import { readEdition } from './edition.js';
import { lanAddress, nextFreePort, parsePort } from './ports.js';
import { findSiteDir } from './site.js';

export const start: Command = {
  name: 'start',
  usage:
    'start [--edition working|public|members|inhouse] [--org 組織のid] [--host] [--port 番号] [--no-open] [-- docusaurus の引数]',
  summary: '市場をこのパソコンで開きます。ページを保存すると、すぐに映ります',
  async run(args) {
    const { own, rest } = splitArgs(args);
    const { values } = parseArgs({
      args: own,
      options: {
        edition: { type: 'string' },
        org: { type: 'string' },
        host: { type: 'boolean', default: false },
        port: { type: 'string' },
        // The browser is never opened by us: the option is taken so that habits do no harm.
        'no-open': { type: 'boolean', default: false },
      },
    });
    const siteDir = findSiteDir();
    const target = readEdition(values, 'working');
    const wanted = parsePort(values.port, 3000);
    const port = await nextFreePort(wanted);
    if (port !== wanted) printError(`ポート ${wanted} は使われているので ${port} を使います`);
    const host = values.host ? '0.0.0.0' : 'localhost';
    const { done } = runDocusaurus(
      siteDir,
      ['start', '--no-open', '--port', String(port), '--host', host, ...rest],
      { env: target.env },
    );
    let ended = false;
    void done.then(() => {
      ended = true;
    });
    const url = `http://localhost:${port}/`;
    void firstAnswer(url, () => ended).then((page) => {
      if (!page) return;
      print(`\n知識市場を開きました: ${page}（${target.label}）`);
      const address = values.host ? lanAddress() : undefined;
      if (address) print(`同じネットワークの電話からは: ${page.replace('localhost', address)}`);
      print('終わるときは Ctrl+C を押します');
    });
    const code = await done;
    // Ctrl+C is how one leaves: no failure.
    return code === 130 || code === 143 ? EXIT.fine : code === 0 ? EXIT.fine : EXIT.cannot;
  },
};

/** Ours before `--`, Docusaurus' after it. */
function splitArgs(args: readonly string[]): { own: string[]; rest: string[] } {
  const at = args.indexOf('--');
  return at === -1
    ? { own: [...args], rest: [] }
    : { own: args.slice(0, at), rest: args.slice(at + 1) };
}

/** Address of the first page once the server serves it (after its redirect to the base URL). */
async function firstAnswer(url: string, gaveUp: () => boolean): Promise<string | undefined> {
  while (!gaveUp()) {
    try {
      const response = await fetch(url, {
        headers: { accept: 'text/html' },
        signal: AbortSignal.timeout(60_000),
      });
      await response.text();
      return response.url;
    } catch {
      await wait(200);
    }
  }
  return undefined;
}
