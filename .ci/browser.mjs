/** Chromium and a Japanese font for the browser tests. Node built-ins only. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Path of a Chromium-like browser; `undefined` when there is none. */
export function findChromium() {
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  const mac = [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ].flatMap((app) => [join('/Applications', app), join(homedir(), 'Applications', app)]);
  const linux = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ].map((name) => `/usr/bin/${name}`);
  return [process.env.CHROMIUM_PATH, ...linux, '/snap/bin/chromium', ...mac, ...windows].find(
    (path) => path && existsSync(path),
  );
}

/** macOS and Windows bring Japanese fonts; elsewhere fontconfig knows. */
function hasJapaneseFont() {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/**
 * Make sure of both, by apt when that is allowed here.
 *
 * @param say - Takes progress lines.
 * @param fail - Ends the process with a sentence; used in CI, where silently skipped tests would lie.
 */
export function ensureBrowser(say, fail) {
  const missing = () => [
    ...(findChromium() ? [] : ['chromium']),
    ...(hasJapaneseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && isDebian()) {
    say(`${missing().join(' と ')} を入れています（apt-get）…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) =>
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 2] }).status === 0;
    // A busy mirror is worth a second try; a failed update may still leave a usable list.
    apt('update', '-q');
    const install = () =>
      apt(
        'install',
        '-qy',
        '--no-install-recommends',
        '-o',
        'DPkg::Lock::Timeout=120',
        ...missing(),
      );
    if (!install()) {
      apt('update', '-q');
      install();
    }
  }
  const still = missing();
  if (still.length === 0) return;
  const text =
    `ブラウザのテストに ${still.join(' と ')} が要ります。\n` +
    '  Debian・Ubuntu: sudo apt-get install chromium fonts-noto-cjk\n' +
    '  Fedora: sudo dnf install chromium google-noto-sans-cjk-fonts\n' +
    '  macOS・Windows: Google Chrome を入れる（https://www.google.com/chrome/）\n' +
    '  別の場所にあるとき: 環境変数 CHROMIUM_PATH に実行ファイルの場所を書く';
  if (process.env.CI) fail(text);
  say(`${text}\nいまはブラウザのテストを飛ばします（skipped に数えます）。`);
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
