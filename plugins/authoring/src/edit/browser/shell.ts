import type { FormField } from '../form/fields.js';
import { guardFiles } from './files.js';
import { forgetFolder, keepFolder, keptFolder } from './kept-folder.js';
import { offerReview } from './review.js';

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
  guardFiles({
    formOf: (path) =>
      Object.entries(market.forms).find(([folder]) => path.startsWith(`${folder}/`))?.[1],
    complain: (path, message) => say(`${path}: ${message}`, 'error'),
    written: (path) => say(`${path} に書きました`, 'done'),
  });
  const kept = await keptFolder();
  if (kept) {
    byId('again').hidden = false;
    byId('again').textContent = `前と同じフォルダ「${kept.name}」を開く`;
    byId('again').onclick = () => start(market, async () => ((await allowed(kept)) ? kept : undefined));
  }
  byId('choose').hidden = false;
  byId('choose').onclick = () => start(market, () => pick({ id: 'ichiba', mode: 'readwrite' }));
}

async function start(
  market: Market,
  choose: () => Promise<FileSystemDirectoryHandle | undefined>,
): Promise<void> {
  let folder: FileSystemDirectoryHandle | undefined;
  try {
    folder = await choose();
  } catch {
    // Closed without a choice: the page stays as it is.
  }
  if (!folder) return;
  if (!(await isMarket(folder, market.root))) {
    await forgetFolder();
    byId('wrong').hidden = false;
    byId('wrong').textContent = `「${folder.name}」の中に ${market.root} フォルダがありません。知識市場のいちばん上のフォルダ（${market.root} や package.json が見えるところ）を選んでください。`;
    return;
  }
  await keepFolder(folder);
  const chosen = folder;
  shell.showDirectoryPicker = async () => chosen;
  byId('busy').hidden = false;
  byId('start').setAttribute('aria-busy', 'true');
  shell.CMS?.init({ config: market.config });
  (await appears('button.button', (button) => /ローカル|Local/.test(button.textContent ?? ''))).click();
  await appears('.sui.app-shell [role="listbox"], .main', () => true);
  byId('start').remove();
  offerReview();
}

/** The next element that fits, once it is there. */
function appears(selector: string, fits: (element: HTMLElement) => boolean): Promise<HTMLElement> {
  const find = () => [...document.querySelectorAll<HTMLElement>(selector)].find(fits);
  return new Promise((resolve) => {
    const now = find();
    if (now) return resolve(now);
    const observer = new MutationObserver(() => {
      const later = find();
      if (!later) return;
      observer.disconnect();
      resolve(later);
    });
    observer.observe(document.body, { childList: true, subtree: true });
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

/** One line at the foot; what went wrong stays until it is closed. */
function say(text: string, kind: 'done' | 'error'): void {
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
}

void main();
