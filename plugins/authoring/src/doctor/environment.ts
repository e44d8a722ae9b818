import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { sizeText } from '@chishiki-ichiba/market/content';
import type { Message } from '@chishiki-ichiba/model';
import { isAlive } from '../build-lock.js';
import { type Examined, finding } from './finding.js';

/** Least Node that Docusaurus and our own packages run on. */
export const NODE_NEEDED = [20, 19] as const;
/** A build of a few hundred pages with its caches, and as much again for the one before it. */
const SPACE_NEEDED = 1e9;
/** Below this even writing a page may fail. */
const SPACE_LEAST = 50e6;

export interface EnvironmentOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** `process.versions.node`. */
  readonly node: string;
  /** Free bytes and files where the site lies; `undefined` when the system does not say. */
  readonly free?: { readonly bytes: number; readonly files: number };
}

export function examineEnvironment(options: EnvironmentOptions): Examined[] {
  return [
    examineNode(options.node),
    examineSpace(options),
    examineGit(options.siteDir),
    examineRights(options),
    examineLeftovers(options),
  ];
}

/** Asked apart from the judgement, so that a full disk can be tested without one. */
export function readFree(folder: string): EnvironmentOptions['free'] {
  try {
    const { bavail, bsize, ffree } = statfsSync(folder);
    return { bytes: bavail * bsize, files: ffree };
  } catch {
    return undefined;
  }
}

function examineNode(version: string): Examined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_NEEDED;
  const old = major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
  return {
    area: '環境',
    name: 'Node.js',
    fact: version,
    findings: old
      ? [
          finding(
            'error',
            'node',
            `Node.js は \`${version}\` です。\`${NODE_NEEDED.join('.')}\` 以上を期待`,
            'https://nodejs.org/ から新しい版（LTS）を入れてください',
          ),
        ]
      : [],
  };
}

function examineSpace({ siteDir, free }: EnvironmentOptions): Examined {
  const base = { area: '環境', name: 'ディスクの空き' } as const;
  if (!free) return { ...base, fact: 'この機械では調べられません', findings: [] };
  const cure = `要らないファイルを消すか、\`${siteDir}\` を空きのあるディスクに移してください。キャッシュ（\`.docusaurus-*\`、\`node_modules/.cache\`）は、消しても次の組み立てで作り直されます`;
  const findings: Message[] = [];
  if (free.bytes < SPACE_NEEDED)
    findings.push(
      finding(
        free.bytes < SPACE_LEAST ? 'error' : 'warning',
        'space',
        `ディスクの空きは ${sizeText(free.bytes)} です。組み立てには ${sizeText(SPACE_NEEDED)} ほどを期待`,
        cure,
      ),
    );
  // File systems without a table of their own answer 0 for both.
  if (free.files > 0 && free.files < 20_000)
    findings.push(
      finding(
        'warning',
        'inodes',
        `ディスクにあと ${free.files} 個しかファイルを作れません。20,000 個ほどを期待`,
        cure,
      ),
    );
  return { ...base, fact: sizeText(free.bytes), findings };
}

/** Nothing that is built needs the history; what is taken back does, and so does whoever regrets a change. */
function examineGit(siteDir: string): Examined {
  const base = { area: '環境', name: '履歴（git）' } as const;
  const none = (message: string, hint: string): Examined => ({
    ...base,
    fact: 'なし',
    findings: [finding('warning', 'git', message, hint)],
  });
  const loss =
    '組み立てはできますが、消したり書きかえたりしたページを元に戻せず、`ichiba withdraw` には `--yes` が要ります';
  try {
    git(siteDir, '--version');
  } catch {
    return none(`git が見つかりません。${loss}`, 'https://git-scm.com/ から git を入れてください');
  }
  try {
    git(siteDir, 'rev-parse', '--is-inside-work-tree');
  } catch {
    return none(
      `このフォルダには git の履歴がありません。${loss}`,
      '`git init`、`git add -A`、`git commit -m はじめ` の順に実行してください',
    );
  }
  try {
    const count = Number(git(siteDir, 'rev-list', '--count', 'HEAD'));
    const shallow = git(siteDir, 'rev-parse', '--is-shallow-repository') === 'true';
    return {
      ...base,
      fact: `${count}回の記録${shallow ? '（浅い）' : ''}`,
      findings: shallow
        ? [
            finding(
              'info',
              'git-shallow',
              '履歴は新しい所だけです（浅い clone）。組み立てには足ります',
              '古いページを取り戻したくなったら `git fetch --unshallow` を実行してください',
            ),
          ]
        : [],
    };
  } catch {
    return none(
      `git の履歴がまだ1回もありません。${loss}`,
      '`git add -A` と `git commit -m はじめ` を実行してください',
    );
  }
}

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** What commands write into: the site's own folder, the content, and the folders of builds. */
function examineRights({ siteDir, roots }: EnvironmentOptions): Examined {
  const made = readdirSync(siteDir).filter(
    (name) =>
      /^(?:\.ichiba|\.docusaurus.*|build(?:-.*)?|node_modules)$/.test(name) &&
      isFolder(join(siteDir, name)),
  );
  const folders = ['.', ...roots, ...made];
  const closed = folders.filter((folder) => !isWritable(join(siteDir, folder)));
  return {
    area: '環境',
    name: '書きこむ権限',
    fact:
      closed.length === 0
        ? `${folders.length}個のフォルダに書けます`
        : `書けないフォルダ ${closed.length}個`,
    findings: closed.map((folder) =>
      finding(
        'error',
        'rights',
        `\`${folder}\` に書きこめません`,
        process.platform === 'win32'
          ? 'フォルダの「プロパティ」の「読み取り専用」を外すか、自分のフォルダに写してください'
          : `\`chmod -R u+w ${folder}\` を実行するか（持ち主が違うときは管理者に頼み）、書けるディスクに移してください`,
        folder,
      ),
    ),
  };
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Locks, half builds and half files of commands that were killed. */
function examineLeftovers({ siteDir, roots }: EnvironmentOptions): Examined {
  const work = join(siteDir, '.ichiba');
  const names = existsSync(work) ? readdirSync(work).sort() : [];
  const running: string[] = [];
  const findings: Message[] = [];
  for (const name of names) {
    const file = `.ichiba/${name}`;
    const pid = /\.lock$/.test(name)
      ? Number(readFileSync(join(work, name), 'utf8'))
      : Number(/^(?:build|old)-[a-z0-9-]+?-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid === 0 && !/\.lock$/.test(name)) continue;
    if (pid > 0 && isAlive(pid)) running.push(`${name}（pid ${pid}）`);
    else if (/^old-/.test(name))
      findings.push(
        finding(
          'warning',
          'leftover',
          `差し替えの途中で止まった組み立てが、前の版を \`${file}\` に残しています`,
          '次の `npm run build`（同じ版）が、元の場所に戻すか片づけます。消さないでください',
          file,
        ),
      );
    else
      findings.push(
        finding(
          'warning',
          'leftover',
          `途中で止められた命令が \`${file}\` を残しています（その命令はもう動いていません）`,
          '次の `npm run build` が自分で片づけます。すぐに片づけるなら消してかまいません',
          file,
        ),
      );
  }
  for (const file of [
    ...halfFiles(siteDir, '.', false),
    ...roots.flatMap((root) => halfFiles(siteDir, root, true)),
  ])
    findings.push(
      finding(
        'warning',
        'leftover',
        `途中で止められた命令が、書きかけの \`${file}\` を残しています。元のファイルは無事です`,
        `\`${file}\` は消してかまいません`,
        file,
      ),
    );
  return {
    area: '環境',
    name: '残りもの',
    fact: running.length > 0 ? `動いている命令: ${running.join('、')}` : 'なし',
    findings,
  };
}

/** `page.md.1234.tmp` and a USB build's config whose writers are no more. */
function halfFiles(siteDir: string, folder: string, deep: boolean): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(siteDir, folder), { withFileTypes: true })) {
    const file = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && deep && !entry.name.startsWith('.'))
      found.push(...halfFiles(siteDir, file, true));
    const [, pid] = /(?:\.(\d+)\.tmp|^\.docusaurus-usb-\d+\.config\.mjs)$/.exec(entry.name) ?? [];
    const usb = /^\.docusaurus-usb-(\d+)\./.exec(entry.name)?.[1];
    const writer = Number(pid ?? usb ?? 0);
    if (entry.isFile() && writer > 0 && !isAlive(writer)) found.push(file);
  }
  return found.sort();
}
