// Completion and messages for the front matter of docs/**/*.md, from `ichiba lsp`. No packages: this
// folder is a local extension of the workspace (VS Code 1.89 and later), and is not installed anywhere.
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

/** @param {import('node:child_process').ChildProcess} child */
function connect(child, onNotice) {
  const waiting = new Map();
  let next = 1;
  let bytes = Buffer.alloc(0);
  const write = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    if (!child.stdin.writable) return;
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  child.stdout.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const head = bytes.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1]);
      if (bytes.length < head + 4 + length) return;
      const message = JSON.parse(bytes.toString('utf8', head + 4, head + 4 + length));
      bytes = bytes.subarray(head + 4 + length);
      if (message.id === undefined) onNotice(message);
      else {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      }
    }
  });
  return {
    notify: (method, params) => write({ method, params }),
    ask: (method, params) =>
      new Promise((resolve) => {
        const id = next++;
        waiting.set(id, resolve);
        write({ id, method, params });
      }),
  };
}

/** @param {import('vscode')} vscode */
function start(vscode, context, siteDir) {
  const bin = path.join(siteDir, 'plugins', 'authoring', 'bin', 'ichiba.mjs');
  const installed = path.join(
    siteDir,
    'node_modules',
    '@chishiki-ichiba',
    'authoring',
    'bin',
    'ichiba.mjs',
  );
  const program = existsSync(bin) ? bin : installed;
  if (!existsSync(program)) return undefined;
  const child = spawn('node', [program, 'lsp'], {
    cwd: siteDir,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.on('error', () =>
    vscode.window.showWarningMessage('候補を出せません。Node.js を入れてから開き直してください'),
  );
  const marks = vscode.languages.createDiagnosticCollection('ichiba');
  const position = ({ line, character }) => new vscode.Position(line, character);
  const range = ({ start, end }) => new vscode.Range(position(start), position(end));
  const server = connect(child, ({ method, params }) => {
    if (method !== 'textDocument/publishDiagnostics') return;
    marks.set(
      vscode.Uri.parse(params.uri),
      params.diagnostics.map((one) => {
        const mark = new vscode.Diagnostic(range(one.range), one.message, one.severity - 1);
        mark.source = one.source;
        mark.code = one.code;
        return mark;
      }),
    );
  });
  const ready = server.ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  const identify = (document) => ({
    uri: document.uri.toString(true) === '' ? '' : String(document.uri),
  });
  const isPage = (document) => document.languageId === 'markdown' && document.uri.scheme === 'file';
  const tell = (method, document, more) => {
    if (isPage(document))
      void ready.then(() => server.notify(method, { textDocument: identify(document), ...more }));
  };
  const open = (document) =>
    isPage(document) &&
    void ready.then(() =>
      server.notify('textDocument/didOpen', {
        textDocument: {
          ...identify(document),
          languageId: 'markdown',
          version: 1,
          text: document.getText(),
        },
      }),
    );
  vscode.workspace.textDocuments.forEach(open);
  context.subscriptions.push(
    marks,
    { dispose: () => child.kill() },
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(({ document }) =>
      tell('textDocument/didChange', document, { contentChanges: [{ text: document.getText() }] }),
    ),
    vscode.workspace.onDidCloseTextDocument((document) => {
      marks.delete(document.uri);
      tell('textDocument/didClose', document, {});
    }),
    vscode.languages.registerCompletionItemProvider(
      { language: 'markdown', scheme: 'file' },
      {
        async provideCompletionItems(document, at) {
          await ready;
          const items = await server.ask('textDocument/completion', {
            textDocument: identify(document),
            position: { line: at.line, character: at.character },
          });
          return (items ?? []).map((item) => {
            const shown = new vscode.CompletionItem(item.label, item.kind - 1);
            shown.detail = item.detail;
            shown.sortText = item.sortText;
            shown.insertText = item.textEdit.newText;
            shown.range = range(item.textEdit.range);
            return shown;
          });
        },
      },
      ...[':', ' ', '-', '[', ',', '：'],
    ),
  );
  return child;
}

exports.activate = (context) => {
  const vscode = require('vscode');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (folder) start(vscode, context, folder);
};
exports.start = start;
