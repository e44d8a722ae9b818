import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

interface System {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

const here: System = { platform: process.platform, env: process.env, exists: existsSync };

/** What people call Chromium and its kin on the command line. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
] as const;

/**
 * A browser that can print without a window: what CHROME_PATH names, else Chromium, Chrome or Edge
 * where each system keeps it.
 *
 * @returns Path of its program; `undefined` when there is none.
 */
export function findBrowser(system: System = here): string | undefined {
  const { env, exists } = system;
  const named = env.CHROME_PATH || env.CHROMIUM_PATH;
  // Whoever names one wants that one: another would hide a slip in its path.
  if (named) return exists(named) ? named : undefined;
  return placesOf(system).find(exists);
}

function placesOf({ platform, env }: System): string[] {
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [
            'Google\\Chrome\\Application\\chrome.exe',
            'Microsoft\\Edge\\Application\\msedge.exe',
          ].map((program) => `${folder}\\${program}`)
        : [],
    );
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  return NAMES.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

export const noBrowser = (named = process.env.CHROME_PATH): string =>
  named
    ? `CHROME_PATH の \`${named}\` が見つかりません。ブラウザの実行ファイルの場所を書いてください`
    : [
        'PDF を作るブラウザが見つかりません。次のどれかを入れてください',
        '  Windows: Microsoft Edge か Google Chrome',
        '  macOS: Google Chrome（https://www.google.com/chrome/）',
        '  Debian・Ubuntu: sudo apt-get install chromium fonts-noto-cjk',
        '  別の場所にあるとき: 環境変数 CHROME_PATH に実行ファイルの場所を書く',
        'ブラウザでページを開き、その印刷から PDF に保存することもできます',
      ].join('\n');

/** macOS and Windows bring Japanese fonts; elsewhere fontconfig knows, if it is there to be asked. */
export function lacksJapaneseFont(): boolean {
  if (process.platform !== 'linux') return false;
  const { status, stdout } = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() === '';
}
