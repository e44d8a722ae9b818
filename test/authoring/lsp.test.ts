import type { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderKinds, kinds, parseItem } from '@chishiki-ichiba/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete } from '../../plugins/authoring/src/lsp/complete.js';
import { toSnippets } from '../../plugins/authoring/src/lsp/snippets.js';

const root = path.resolve(import.meta.dirname, '../..');

/** What is offered at the `|` of a manual's text. */
function offered(marked: string, file = 'docs/manuals/x.md'): string[] {
  const at = marked.indexOf('|');
  const before = marked.slice(0, at).split('\n');
  return complete({
    text: marked.replace('|', ''),
    path: file,
    root: 'docs',
    line: before.length - 1,
    character: (before.at(-1) as string).length,
    pages: new Map([['skill', ['skill-tig-thin']]]),
  }).map(({ label }) => label);
}

describe('completion of front matter', () => {
  it('offers every key of the kind that is not there yet, and values of lists', () => {
    const keys = offered('---\n題名: x\n|\n---\n');
    expect(keys).toEqual(expect.arrayContaining(['状態', '溶接条件', '工具', '見直し日']));
    expect(keys).not.toContain('題名');
    expect(offered('---\n状態: |\n---\n')).toEqual(['下書き', '確認中', '承認済み', '廃止']);
    expect(offered('---\nstatus：|\n---\n')).toEqual(['下書き', '確認中', '承認済み', '廃止']);
    expect(offered('---\n段階: [創成期, |]\n---\n')).toContain('開発期');
    expect(offered('---\n段階:\n  - |\n---\n')).toContain('開発期');
    expect(offered('---\n架空: |\n---\n')).toEqual(['true', 'false']);
    expect(offered('---\n技能: |\n---\n')).toEqual(['skill-tig-thin']);
  });

  it.each([
    ['a group', '---\n溶接条件:\n  |\n---\n', '継手'],
    ['a group in a group', '---\n溶接条件:\n  電流:\n    |\n---\n', '極性'],
    ['a value in a group', '---\n溶接条件:\n  継手: |\n---\n', '角'],
    ['an entry of a list', '---\n手順:\n  - 手順: a\n    |\n---\n', '急所'],
    [
      'a list in a list',
      '---\n手順:\n  - 手順: a\n    急所:\n      - 急所: b\n        種別: |\n---\n',
      '成否',
    ],
    ['blocks of the canvas', '---\nキャンバス記入:\n  |\n---\n', '価値提案'],
  ])('knows where it stands: %s', (_, text, word) => {
    expect(offered(text)).toContain(word);
    expect(offered(text)).not.toContain('語り手');
  });

  it('comes back from a block to the keys of the page', () => {
    expect(offered('---\n溶接条件:\n  継手: 角\n|\n---\n')).toContain('語り手');
  });

  it('follows the folder, and the kind that is written', () => {
    expect(offered('---\n|\n---\n', 'docs/cases/x.md')).toContain('教訓');
    expect(offered('---\n種類: 用語\n|\n---\n', 'docs/cases/x.md')).toContain('会社ごとの呼び名');
  });

  it('is silent in the body and without front matter', () => {
    expect(offered('---\n題名: x\n---\n状|')).toEqual([]);
    expect(offered('状態: |')).toEqual([]);
  });
});

describe('over the language server protocol, as the extension of the workspace speaks it', () => {
  const siteDir = mkdtempSync(path.join(tmpdir(), 'ichiba-lsp-'));
  const file = path.join(siteDir, 'docs/manuals/x.md');
  const uri = pathToFileURL(file).href;
  const provided: { provideCompletionItems(document: object, at: object): Promise<object[]> }[] =
    [];
  const marks = new Map<string, { message: string; range: { start: { line: number } } }[]>();
  let child: ReturnType<typeof spawn>;
  let document: { getText(): string } & Record<string, unknown>;

  beforeAll(() => {
    mkdirSync(path.join(siteDir, 'docs/manuals'), { recursive: true });
    mkdirSync(path.join(siteDir, 'docs/skills'), { recursive: true });
    mkdirSync(path.join(siteDir, 'plugins/authoring/bin'), { recursive: true });
    writeFileSync(path.join(siteDir, 'docs/skills/skill-tig-thin.md'), '');
    const bin = pathToFileURL(path.join(root, 'plugins/authoring/bin/ichiba.mjs')).href;
    writeFileSync(
      path.join(siteDir, 'plugins/authoring/bin/ichiba.mjs'),
      `import ${JSON.stringify(bin)};\n`,
    );
    document = {
      languageId: 'markdown',
      uri: { scheme: 'file', toString: () => uri },
      getText: () => '---\n題名: x\n技能: \n状態: 公開\n---\n',
    };
    const require = createRequire(import.meta.url);
    const { start } = require(path.join(root, '.vscode/extensions/ichiba/extension.cjs'));
    const nothing = () => ({ dispose() {} });
    class Thing {
      constructor(...given: unknown[]) {
        Object.assign(this, { given });
      }
    }
    child = start(
      {
        window: { showWarningMessage: (text: string) => expect(text).toBe('') },
        languages: {
          createDiagnosticCollection: () => ({
            set: (at: string, all: never[]) => marks.set(at, all),
            delete: nothing,
          }),
          registerCompletionItemProvider: (_: object, provider: (typeof provided)[number]) => {
            provided.push(provider);
            return nothing();
          },
        },
        workspace: {
          textDocuments: [document],
          onDidOpenTextDocument: nothing,
          onDidChangeTextDocument: nothing,
          onDidCloseTextDocument: nothing,
        },
        Uri: { parse: (text: string) => text },
        Position: class {
          constructor(
            readonly line: number,
            readonly character: number,
          ) {}
        },
        Range: class {
          constructor(
            readonly start: object,
            readonly end: object,
          ) {}
        },
        Diagnostic: class {
          constructor(
            readonly range: object,
            readonly message: string,
          ) {}
        },
        CompletionItem: class extends Thing {
          constructor(readonly label: string) {
            super();
          }
        },
      },
      { subscriptions: [] },
      siteDir,
    );
  });
  afterAll(() => {
    child?.kill();
    rmSync(siteDir, { recursive: true, force: true });
  });

  it('completes a value, with the range it is typed into', async () => {
    const items = (await provided[0]?.provideCompletionItems(document, {
      line: 2,
      character: 4,
    })) as {
      label: string;
      insertText: string;
      range: object;
    }[];
    expect(items.map(({ label }) => label)).toEqual(['skill-tig-thin']);
    expect(items[0]?.range).toEqual({
      start: { line: 2, character: 4 },
      end: { line: 2, character: 4 },
    });
  });

  it('shows the messages of check at their lines', async () => {
    await expect.poll(() => marks.get(uri)?.length ?? 0, { timeout: 50_000 }).toBeGreaterThan(0);
    const wrong = marks
      .get(uri)
      ?.find(({ message }) => message.includes('`状態: 公開` はありません'));
    expect(wrong?.range.start.line).toBe(3);
    expect(wrong?.message).toContain('`状態: 承認済み` と `公開範囲: 一般公開`');
  });
});

describe('snippets', () => {
  const file = path.join(root, '.vscode/ichiba.code-snippets');

  it('are those of the schema: one for each kind', () => {
    // `node -e` of CONTRIBUTING.md writes the file anew.
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(toSnippets())),
    );
    expect(Object.keys(toSnippets())).toHaveLength(Object.keys(folderKinds).length);
  });

  it.each(Object.entries(folderKinds))(
    'of %s is a page without structural mistakes',
    (folder, kind) => {
      const label = kinds.find(({ id }) => id === kind)?.ja ?? '';
      const text = (toSnippets()[label]?.body ?? [])
        .join('\n')
        .replace(/\$\{CURRENT_YEAR\}\S*/g, '2026-11-29')
        .replace(/\$\{\d+\|((?:\\.|[^,|\\])+)[^}]*\|\}/g, '$1')
        .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
        .replace('$0', '');
      const { messages } = parseItem({ path: `docs/${folder}/x-1.md`, text }, 'docs');
      const structural = messages.filter(({ ruleId }) =>
        /unknown-key|expected-|yaml|missing|value$|unit|range|date$|integer/.test(ruleId),
      );
      expect(
        structural.filter(({ severity }) => severity === 'error'),
        text,
      ).toEqual([]);
    },
  );
});
