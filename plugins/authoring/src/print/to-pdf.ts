import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A PDF could not be made; the message is for the person who asked for it. */
export class PrintError extends Error {
  override name = 'PrintError';
}

interface PrintJob {
  readonly browser: string;
  readonly url: string;
  /** Where the PDF will be: nothing is there before it is whole, and an old one stays until then. */
  readonly out: string;
  /** Looks at the page once it is printed; throws when something of it was missing. */
  check(): void;
}

const PATIENCE_MS = 120_000;

/**
 * A page as a PDF on the paper it asks for, by a browser without a window.
 *
 * @returns Number of sheets.
 * @throws {PrintError} When the browser made none.
 */
export async function toPdf({ browser, url, out, check }: PrintJob): Promise<number> {
  // Beside the result, because a rename goes no further; with a plain name, because a browser in a
  // sandbox of its own may not write hidden files.
  const part = join(dirname(out), `${basename(out, '.pdf')}.part-${process.pid}.pdf`);
  const profile = mkdtempSync(join(tmpdir(), 'ichiba-print-'));
  const clear = () => {
    rmSync(part, { force: true });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', clear);
  try {
    await run(browser, [
      '--headless=new',
      '--disable-gpu',
      '--no-first-run',
      '--disable-extensions',
      '--disable-background-networking',
      // Root has no sandbox on Linux; the page is our own, from this machine.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      '--no-pdf-header-footer',
      // Pages that read their parts by script: time for the page goes on only when nothing is on its way.
      '--virtual-time-budget=20000',
      `--print-to-pdf=${part}`,
      url,
    ]);
    check();
    const pages = sheetsOf(part);
    moveInto(part, out);
    return pages;
  } finally {
    clear();
    process.off('exit', clear);
  }
}

function run(browser: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)));
    const kill = () => void child.kill('SIGKILL');
    const timer = setTimeout(kill, PATIENCE_MS);
    process.once('exit', kill);
    const end = (problem?: string) => {
      clearTimeout(timer);
      process.off('exit', kill);
      if (problem === undefined) resolve();
      else reject(new PrintError(`${problem}\n  ブラウザ: ${browser}\n  ${said.trim()}`));
    };
    child.once('error', ({ message }) => end(`ブラウザを動かせませんでした（${message}）`));
    child.once('exit', (code) =>
      end(code === 0 ? undefined : `ブラウザが途中で終わりました（${code ?? '時間切れ'}）`),
    );
  });
}

/** Chromium writes its page objects as plain text. */
function sheetsOf(file: string): number {
  let text = '';
  try {
    text = readFileSync(file, 'latin1');
  } catch {
    // Not written at all: said below.
  }
  const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF') || pages === 0)
    throw new PrintError('ブラウザが PDF を書きませんでした。もう一度実行してください');
  return pages;
}

function moveInto(part: string, out: string): void {
  try {
    renameSync(part, out);
  } catch (cause) {
    throw new PrintError(
      `\`${out}\` に書けません。この PDF をほかの画面で開いていたら、閉じてから、もう一度実行してください`,
      { cause },
    );
  }
}
