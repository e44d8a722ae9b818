import { parseArgs } from 'node:util';
import { type Command, EXIT } from '../command.js';
import { findContentDir } from '../site.js';
import { readSiteOptions } from '../site-options.js';
import { serveEditor } from './server.js';

export const lsp: Command = {
  name: 'lsp',
  usage: 'lsp [--root docs]',
  summary:
    '文章エディタ（VS Code など）に、欄と値の候補と間違いの知らせを渡します（エディタが起動します）',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        root: { type: 'string' },
        // Editors add it by habit; there is no other way to talk.
        stdio: { type: 'boolean', default: true },
      },
    });
    const dir = findContentDir();
    const { roots } = await readSiteOptions(dir, values.root ? [values.root] : undefined);
    await serveEditor(process.stdin, process.stdout, { dir, root: roots[0] ?? 'docs' });
    process.stdin.destroy();
    return EXIT.fine;
  },
};
