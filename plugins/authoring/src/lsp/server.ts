import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  type FolderDefaults,
  folderKinds,
  type KindId,
  parseDefaults,
  parseItem,
} from '@chishiki-ichiba/model';
import { complete } from './complete.js';

interface Request {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: Record<string, unknown>;
}

interface Site {
  readonly dir: string;
  readonly root: string;
}

/** Numbers of the Language Server Protocol. */
const KIND = { key: 10, value: 12, page: 18 } as const;
const SEVERITY = { error: 1, warning: 2, info: 3 } as const;

/**
 * A language server for front matter over stdio: completion of keys, values and pages, and the messages of
 * `check` for the page being typed. Ends when the editor does.
 */
export function serveEditor(input: Readable, output: Writable, site: Site): Promise<void> {
  const texts = new Map<string, string>();
  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    output.write(`Content-Length: ${body.length}\r\n\r\n`);
    output.write(body);
  };
  const publish = (uri: string, text: string) => {
    const file = sitePathOf(uri, site);
    if (file === undefined) return;
    send({
      method: 'textDocument/publishDiagnostics',
      params: { uri, diagnostics: diagnose(file, text, site) },
    });
  };

  function answer({ id, method, params = {} }: Request): boolean {
    const document = (params.textDocument ?? {}) as { uri?: string; text?: string };
    const uri = document.uri ?? '';
    const reply = (result: unknown) => id !== undefined && send({ id, result });
    switch (method) {
      case 'initialize':
        reply({
          capabilities: {
            textDocumentSync: 1,
            completionProvider: { triggerCharacters: [':', ' ', '-', '[', ',', '：'] },
          },
          serverInfo: { name: 'ichiba' },
        });
        return true;
      case 'textDocument/didOpen':
        texts.set(uri, document.text ?? '');
        publish(uri, document.text ?? '');
        return true;
      case 'textDocument/didChange': {
        const changes = params.contentChanges as readonly { text: string }[];
        const text = changes.at(-1)?.text ?? '';
        texts.set(uri, text);
        publish(uri, text);
        return true;
      }
      case 'textDocument/didClose':
        texts.delete(uri);
        return true;
      case 'textDocument/completion': {
        const { line, character } = params.position as { line: number; character: number };
        const file = sitePathOf(uri, site);
        const found =
          file === undefined
            ? []
            : complete({
                text: texts.get(uri) ?? '',
                path: file,
                root: site.root,
                line,
                character,
                pages: pagesOf(site),
              });
        reply(
          found.map(({ label, insert, detail, kind, replaces }, index) => ({
            label,
            kind: KIND[kind],
            detail,
            sortText: String(index).padStart(4, '0'),
            textEdit: {
              range: { start: { line, character: character - replaces }, end: { line, character } },
              newText: insert,
            },
          })),
        );
        return true;
      }
      case 'shutdown':
        reply(null);
        return true;
      case 'exit':
        return false;
      default:
        if (id !== undefined)
          send({ id, error: { code: -32601, message: `${method}: not supported` } });
        return true;
    }
  }

  return new Promise((resolve) => {
    let waiting = Buffer.alloc(0);
    input.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (;;) {
        const head = waiting.indexOf('\r\n\r\n');
        if (head === -1) return;
        const length = Number(
          /Content-Length: *(\d+)/i.exec(waiting.toString('latin1', 0, head))?.[1],
        );
        const from = head + 4;
        if (!Number.isFinite(length) || waiting.length < from + length) return;
        const message = waiting.toString('utf8', from, from + length);
        waiting = waiting.subarray(from + length);
        if (!answer(JSON.parse(message) as Request)) return resolve();
      }
    });
    input.on('end', () => resolve());
  });
}

/** Site-relative POSIX path of a page under the content root; `undefined` for other files. */
function sitePathOf(uri: string, { dir, root }: Site): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const file = path.relative(dir, fileURLToPath(uri)).split(path.sep).join('/');
  return file.startsWith(`${root}/`) && file.endsWith('.md') ? file : undefined;
}

function diagnose(file: string, text: string, site: Site): object[] {
  const source = { path: file, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
  return parseItem(source, site.root, defaultsFor(file, site)).messages.map((message) => {
    const start = { line: message.line - 1, character: message.column - 1 };
    const end = {
      line: message.line - 1,
      character: (source.text.split('\n')[message.line - 1] ?? '').length,
    };
    return {
      range: { start, end: end.character > start.character ? end : start },
      severity: SEVERITY[message.severity as keyof typeof SEVERITY] ?? 3,
      source: 'ichiba',
      code: message.ruleId,
      message: message.hint ? `${message.message}\n${message.hint}` : message.message,
    };
  });
}

/** `_defaults.yml` of the folders above a page, nearest last. */
function defaultsFor(file: string, { dir }: Site): FolderDefaults {
  const parts = file.split('/').slice(0, -1);
  const values = parts.map((_, index) => {
    const name = [...parts.slice(0, index + 1), '_defaults.yml'].join('/');
    const full = path.join(dir, name);
    if (!existsSync(full)) return {};
    return parseDefaults({ path: name, text: readFileSync(full, 'utf8') }).defaults?.values ?? {};
  });
  return { values: Object.assign({}, ...values) };
}

/** Names of the files are the ids of nearly all pages. */
function pagesOf({ dir, root }: Site): Map<KindId, readonly string[]> {
  return new Map(
    Object.entries(folderKinds).map(([folder, kind]) => {
      const home = path.join(dir, root, folder);
      const names = existsSync(home) ? readdirSync(home) : [];
      return [
        kind,
        names
          .filter((name) => /^[a-z0-9].*\.mdx?$/.test(name))
          .map((name) => name.replace(/\.mdx?$/, ''))
          .sort(),
      ];
    }),
  );
}
