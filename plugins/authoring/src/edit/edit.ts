import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, EXIT, print, printError, UsageError } from '../command.js';
import { nextFreePort, parsePort } from '../ports.js';
import { findSiteDir } from '../site.js';
import { readSiteOptions } from '../site-options.js';
import { buildEditor } from './build-editor.js';
import { hostEditor } from './host.js';

export const edit: Command = {
  name: 'edit',
  usage: 'edit [--port 番号] [--no-open] [--org 組織のid] [--root docs] [--out フォルダ]',
  summary: '書き込む画面（フォーム）をブラウザで開きます。インターネットには何も送りません',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        root: { type: 'string' },
        out: { type: 'string' },
        org: { type: 'string' },
      },
    });
    const siteDir = findSiteDir();
    const { roots } = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
    const [root, ...others] = roots;
    if (root === undefined)
      throw new UsageError('中身のフォルダがありません。--root で指してください');
    if (others.length > 0)
      printError(
        `${root} を開きます。ほかのフォルダ（${others.join('、')}）は --root で指してください`,
      );
    const own = path.join(siteDir, '.ichiba', 'edit');
    const target = values.out === undefined ? own : path.resolve(values.out);
    if (target !== own && existsSync(target))
      throw new UsageError(`${target} はもうあります。まだないフォルダを --out に書いてください`);
    const { csp } = await buildEditor(target, {
      root,
      title: '知識市場',
      ...(values.org ? { owner: values.org } : {}),
    });
    if (values.out !== undefined) {
      print(`書き込む画面を ${target} に作りました。会員だけが開ける https の場所に置いてください`);
      return EXIT.fine;
    }
    const wanted = parsePort(values.port, 3300);
    const port = await nextFreePort(wanted);
    if (port !== wanted) printError(`ポート ${wanted} は使われているので ${port} を使います`);
    const server = await hostEditor(target, port, csp);
    const url = `http://localhost:${port}/`;
    print(`書き込む画面を開きました: ${url}`);
    print(`画面で選ぶフォルダ: ${siteDir}`);
    print('Microsoft Edge か Google Chrome で開いてください。終わるときは Ctrl+C を押します');
    if (!values['no-open'] && !process.env.CI) openBrowser(url);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    server.closeAllConnections();
    server.close();
    return EXIT.fine;
  },
};

/** The address is printed too: a machine without a browser of its own loses nothing. */
function openBrowser(url: string): void {
  const [program, args] =
    process.platform === 'win32'
      ? (['cmd', ['/c', 'start', '', url]] as const)
      : process.platform === 'darwin'
        ? (['open', [url]] as const)
        : (['xdg-open', [url]] as const);
  const child = spawn(program, [...args], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
