import type { FormField } from '../form/fields.js';
import { guardFiles } from './files.js';
import { forgetFolder, keepFolder, keptFolder } from './kept-folder.js';
import { offerReview } from './review.js';
import { watchSaving } from './saving.js';

/** `forms.json`: all the page knows of the market. */
interface Market {
  readonly root: string;
  /** Folder under the chosen one → its form. */
  readonly forms: Readonly<Record<string, readonly FormField[]>>;
  readonly config: object;
}

type Picker = (options?: object) => Promise<FileSystemDirectoryHandle>;
interface Shell extends Window {
  showDirectoryPicker?: Picker;
  CMS?: { init(options: { config: object }): void };
}
const shell = window as Shell;
const byId = (id: string) => document.getElementById(id) as HTMLElement;

async function main(): Promise<void> {
  const market = (await (await fetch('./forms.json')).json()) as Market;
  const pick = shell.showDirectoryPicker?.bind(window);
  if (!pick) {
    byId('unsupported').hidden = false;
    return;
  }
  const guard = guardFiles({
    formOf: (path) =>
      Object.entries(market.forms).find(([folder]) => path.startsWith(`${folder}/`))?.[1],
    complain: (path, message) => void say(`${path}: ${message}`, 'error'),
    written: (path) => void say(`${path} に書きました`, 'done'),
  });
  const kept = await keptFolder();
  if (kept) {
    byId('again').hidden = false;
    byId('again').textContent = `前と同じフォルダ「${kept.name}」を開く`;
    byId('again').onclick = () =>
      start(market, guard, async () => ((await allowed(kept)) ? kept : undefined));
  }
  byId('choose').hidden = false;
  byId('choose').onclick = () =>
    start(market, guard, () => pick({ id: 'ichiba', mode: 'readwrite' }));
}

async function start(
  market: Market,
  guard: ReturnType<typeof guardFiles>,
  choose: () => Promise<FileSystemDirectoryHandle | undefined>,
): Promise<void> {
  let folder: FileSystemDirectoryHandle | undefined;
  try {
    folder = await choose();
  } catch {
    // Closed without a choice: the page stays as it is.
  }
  if (!folder) return;
  guard.setTop(folder);
  if (!(await isMarket(folder, market.root))) {
    await forgetFolder();
    byId('wrong').hidden = false;
    byId('wrong').textContent =
      `「${folder.name}」の中に ${market.root} フォルダがありません。知識市場のいちばん上のフォルダ（${market.root} や package.json が見えるところ）を選んでください。`;
    return;
  }
  await keepFolder(folder);
  const chosen = folder;
  shell.showDirectoryPicker = async () => chosen;
  byId('busy').hidden = false;
  byId('start').setAttribute('aria-busy', 'true');
  // Signed in to the folder from the start: the editor's own page about hosts is never seen.
  localStorage.setItem('sveltia-cms.user', JSON.stringify({ backendName: 'local' }));
  shell.CMS?.init({ config: market.config });
  await appears('.sui.toolbar.primary');
  byId('start').remove();
  offerReview();
  watchSaving(say);
}

/** Once an element is there. */
function appears(selector: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
}

async function isMarket(folder: FileSystemDirectoryHandle, root: string): Promise<boolean> {
  try {
    let inner = folder;
    for (const name of root.split('/')) inner = await inner.getDirectoryHandle(name);
    return true;
  } catch {
    return false;
  }
}

async function allowed(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const ask = folder as FileSystemDirectoryHandle & {
    requestPermission?: (how: object) => Promise<PermissionState>;
  };
  return (await ask.requestPermission?.({ mode: 'readwrite' })) !== 'denied';
}

/** One line at the foot; what went wrong stays until it is closed. Gives back how to take it away. */
function say(text: string, kind: 'done' | 'error'): () => void {
  const line = document.createElement('li');
  line.className = kind;
  line.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '閉じる';
  close.onclick = () => line.remove();
  line.append(close);
  byId('notes').append(line);
  if (kind === 'done') setTimeout(() => line.remove(), 6000);
  return () => line.remove();
}

void main();
