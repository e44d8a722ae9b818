import { existsSync } from 'node:fs';
import path from 'node:path';
import { createReporter, type Message, type Reporter } from '@chishiki-ichiba/model';
import { type FileGroup, fileTypes } from '../treat/file-type.js';
import { type FileProblem, inspectFile } from '../treat/inspect-file.js';
import { isPublishable, publishableTypes, resolveFile } from './files.js';
import { type NamedFile, namedFiles } from './named-files.js';
import type { Entry } from './read-site.js';

export interface FileCheckOptions {
  readonly siteDir: string;
  /** Folder that `/…` images lie in; default `static`. */
  readonly staticDir?: string;
}

/** What the disk says of a file that pages name. */
interface Found {
  readonly absolute: string;
  readonly exists: boolean;
  /** The worst of it. */
  readonly problem?: FileProblem;
}

/** Files that were looked at, by what a page of a folder calls them: for one run, the disk may change. */
export type SeenFiles = Map<string, Found>;

/**
 * Pictures and files that a page names must be there, under the site, and be what they are used for.
 *
 * @param seen - The same for all pages of a run: many name the same files.
 */
export function checkFiles(
  entry: Entry,
  options: FileCheckOptions,
  seen: SeenFiles = new Map(),
): Message[] {
  const reporter = createReporter(entry.item.file, 'market');
  const folder = path.dirname(entry.absolute);
  for (const file of namedFiles(entry.item)) {
    if (file.role === 'picture' && isRemote(file.url))
      reporter.report(
        file.place,
        'error',
        'remote-image',
        `外の場所の画像 \`${file.url.slice(0, 60)}\` は使えません（読む人の端末から外へ通信するため）`,
        '画像をこのページの隣に保存して、`./ファイル名` で指してください',
      );
    // A name that is not written yet is told as that.
    else if (!/〔[^〔〕]*〕/.test(file.url)) {
      const key = `${file.role}\0${folder}\0${file.url}`;
      const found = seen.get(key) ?? lookAt(file, entry, options);
      seen.set(key, found);
      checkFile(file, found, reporter);
    }
  }
  return reporter.messages;
}

const isRemote = (url: string): boolean => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);

function lookAt(file: NamedFile, entry: Entry, { siteDir, staticDir }: FileCheckOptions): Found {
  const absolute = resolveFile(entry, file.url, siteDir, staticDir);
  if (absolute === 'outside' || !existsSync(absolute)) return { absolute, exists: false };
  const [problem] = problemsOf(absolute, file);
  return { absolute, exists: true, ...(problem ? { problem } : {}) };
}

function checkFile(file: NamedFile, { absolute, exists, problem }: Found, reporter: Reporter) {
  const { url, place, role, alt, words } = file;
  // A link like this is an address of the site, unless static/ has such a file.
  if (role === 'link' && url.startsWith('/') && (!exists || !isPublishable(url))) return;
  if (absolute === 'outside') {
    const what = whatOf(role);
    reporter.report(
      place,
      'error',
      'outside',
      `${what} \`${url}\` はこのサイトの外を指しています`,
      `${what}をこのページの隣に置いてください`,
    );
  } else if (exists) {
    if (problem) tell(problem, file, reporter);
  } else
    reporter.report(
      place,
      'error',
      role === 'picture' ? 'missing-image' : 'missing-file',
      `${whatOf(role)} \`${url}\` がありません`,
      'ファイルの名前と場所を確かめてください。大文字と小文字も区別します',
    );
  if (alt?.trim() === '')
    reporter.report(
      place,
      'warning',
      'alt',
      '画像に説明の文（代替テキスト）がありません',
      words ?? '例: `![すき間のある継手の断面](./sukima.svg)`',
    );
}

/** Says a file's problem where the page names it. */
export function tell(
  { severity, rule, message, hint }: FileProblem,
  file: NamedFile,
  reporter: Reporter,
): void {
  reporter.report(
    file.place,
    severity,
    rule,
    `${whatOf(file.role)} \`${file.url.slice(0, 80)}\` ${message}`,
    hint,
  );
}

const whatOf = (role: NamedFile['role']): string =>
  ({
    picture: '画像',
    video: '動画',
    captions: '字幕',
    log: '記録',
    gaze: '視線の記録',
    link: 'ファイル',
  })[role];

const wanted: Readonly<Record<NamedFile['role'], readonly FileGroup[] | undefined>> = {
  picture: ['picture', 'drawing'],
  video: ['video'],
  captions: ['captions'],
  log: undefined,
  gaze: undefined,
  link: undefined,
};

/** What is wrong with a file that is there, the worst first. */
export function problemsOf(absolute: string, { url, role }: NamedFile): readonly FileProblem[] {
  // No mark by which they could be told; what is published is made of the lines that could be read.
  if (role === 'captions' && /\.(?:srt|sbv)$/i.test(url)) return [];
  // Its own reader says what is wrong with it, at the line of the file.
  if (role === 'log' || role === 'gaze') return [];
  if (role === 'link' && !isPublishable(url))
    return [
      {
        severity: 'error',
        rule: 'file-type',
        message: 'の種類のファイルは載せられません',
        hint: `載せられる種類: ${publishableTypes.join('、')}`,
      },
    ];
  const inspection = inspectFile(absolute);
  if (!inspection) return [];
  const { type, problems } = inspection;
  const groups = wanted[role];
  if (problems.length > 0 || !type || !groups || groups.includes(fileTypes[type].group))
    return problems;
  return [
    {
      severity: 'error',
      rule: 'file-type',
      message: `の中身は ${fileTypes[type].name} です。${whatOf(role)}の欄に使えるのは ${Object.values(
        fileTypes,
      )
        .filter(({ group }) => groups.includes(group))
        .map(({ name }) => name)
        .join('、')} です`,
      hint:
        role === 'picture'
          ? '動画や文書は、リンク `[説明](./ファイル)` か動画のページで載せてください'
          : '指すファイルを確かめてください',
    },
  ];
}
