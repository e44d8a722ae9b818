import { existsSync } from 'node:fs';
import {
  compareMessages,
  createReporter,
  type Edition,
  type Item,
  type Message,
  type Place,
} from '@chishiki-ichiba/model';
import { checkAboveLinks } from '../catalog/above-links.js';
import { buildCatalog } from '../catalog/catalog.js';
import { checkCatalog } from '../catalog/check.js';
import { checkWithdrawn, checkWithdrawnRefs, filesOf } from '../catalog/check-withdrawn.js';
import { checkActivities } from './activities.js';
import { checkBoard } from './board.js';
import { checkCaptions } from './captions.js';
import { isPublishable, publishableTypes, resolveFile } from './files.js';
import { checkLearning } from './learning.js';
import { checkVideo } from './logs.js';
import { type Entry, isVideo, readSite, type SiteContent } from './read-site.js';
import { checkReport } from './report.js';
import { checkTrials } from './trials.js';

export {
  type BrokenFile,
  type Entry,
  isVideo,
  type PageCache,
  type ReadOptions,
  readSite,
  type SiteContent,
} from './read-site.js';

export interface CheckOptions {
  readonly siteDir: string;
  /** Content roots relative to the site, POSIX. */
  readonly roots: readonly string[];
  /** Folder that `/…` images lie in; default `static`. */
  readonly staticDir?: string;
  /** ISO date: what is overdue by then is reported; without it nothing is. */
  readonly today?: string;
  /** Links that end in this edition are told for it alone. */
  readonly edition?: Edition;
}

export interface CheckResult {
  /** Every problem once, by file and place. */
  readonly messages: readonly Message[];
  readonly files: number;
  readonly items: number;
}

/** Read and check all content: what `ichiba check`, the build and the working edition report. */
export async function checkSite(options: CheckOptions): Promise<CheckResult> {
  const content = await readSite(options);
  return {
    messages: checkContent(content, options),
    files: content.files,
    items: content.entries.length,
  };
}

/** All messages of read content, those between files included. */
export function checkContent(content: SiteContent, options: CheckOptions): Message[] {
  const items = content.entries.map((entry) => entry.item);
  const broken = content.broken.map(({ file }) => file);
  const catalog = buildCatalog(items);
  const catalogMessages = [
    // A pointer to what was taken back is told as that, once.
    ...checkCatalog(
      catalog,
      content.sources,
      [...broken, ...filesOf(content.withdrawn)],
      options.today,
      content.withdrawn,
    ),
    ...checkAboveLinks(catalog, options.edition),
    ...checkLearning(catalog, options.today),
    ...checkActivities(catalog, options.today),
    ...checkBoard(catalog, options.today),
    ...checkTrials(catalog, options.today),
    ...checkReport(catalog, options.today),
  ];
  const files = content.entries.flatMap((entry) => [
    ...checkFiles(entry, options),
    ...checkCaptions(entry, options.siteDir, options.staticDir ?? 'static'),
    ...(isVideo(entry) ? checkVideo(entry, options, catalog) : []),
  ]);
  const withdrawn = [
    ...checkWithdrawn(items, content.withdrawn),
    ...checkWithdrawnRefs(catalog, content.withdrawn),
  ];
  return [...content.messages, ...catalogMessages, ...withdrawn, ...files].sort(compareMessages);
}

/** Pictures and files that a page names must exist under the site. */
function checkFiles(entry: Entry, { siteDir, staticDir = 'static' }: CheckOptions): Message[] {
  const reporter = createReporter(entry.item.file, 'market');
  for (const { url, alt, place, words } of picturesOf(entry.item)) {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
      reporter.report(
        place,
        'error',
        'remote-image',
        `外の場所の画像 \`${url.slice(0, 60)}\` は使えません（読む人の端末から外へ通信するため）`,
        '画像をこのページの隣に保存して、`./ファイル名` で指してください',
      );
      continue;
    }
    reportMissing(entry, url, place, '画像', 'missing-image', siteDir, staticDir, reporter);
    if (alt.trim() === '') {
      reporter.report(
        place,
        'warning',
        'alt',
        '画像に説明の文（代替テキスト）がありません',
        words ?? '例: `![すき間のある継手の断面](./sukima.svg)`',
      );
    }
  }
  for (const { url, place } of entry.item.links) {
    if (/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(url) || /\.mdx?(#|$)/.test(url)) continue;
    const before = reporter.messages.length;
    reportMissing(entry, url, place, 'ファイル', 'missing-file', siteDir, staticDir, reporter);
    if (reporter.messages.length === before && !isPublishable(url)) {
      reporter.report(
        place,
        'error',
        'file-type',
        `\`${url.slice(0, 60)}\` の種類のファイルは載せられません`,
        `載せられる種類: ${publishableTypes.join('、')}`,
      );
    }
  }
  if (entry.item.kind === 'video') {
    const { media, poster, captions, log } = entry.item.fields;
    const files: [string | undefined, string][] = [
      [media.file, 'media.file'],
      [poster, 'poster'],
      ...(captions ?? []).map((c, i): [string, string] => [c.file, `captions.${i}.file`]),
      ...(log ?? []).map((l, i): [string, string] => [l.file, `log.${i}.file`]),
    ];
    for (const [url, at] of files) {
      if (url === undefined) continue;
      const place = entry.item.places.get(at) ?? { line: 2, column: 1 };
      reportMissing(entry, url, place, 'ファイル', 'missing-file', siteDir, staticDir, reporter);
    }
  }
  if (entry.item.kind === 'term' && entry.item.fields.picture) {
    const place = entry.item.places.get('picture.file') ?? { line: 2, column: 1 };
    const url = entry.item.fields.picture.file;
    reportMissing(entry, url, place, '画像', 'missing-image', siteDir, staticDir, reporter);
  }
  return reporter.messages;
}

interface FieldPicture {
  readonly url: string;
  readonly alt: string;
  readonly place: Place;
  /** Cure when `alt` is missing; the default is Markdown's. */
  readonly words?: string;
}
const cureOf = (field: string): string =>
  `下の行に \`${field}の説明: 何が見えるか\` を足してください`;

const picturesOf = (item: Item): readonly FieldPicture[] => [
  ...item.images,
  ...fieldPictures(item),
];

/** Pictures that fields name, each with the words that stand for it. */
function fieldPictures(item: Item): readonly FieldPicture[] {
  const at = (path: string) => item.places.get(path) ?? { line: 2, column: 1 };
  if (item.kind === 'opl') {
    const { photoOk, okText = '', photoNg, ngText = '' } = item.fields;
    return [
      ...(photoOk
        ? [{ url: photoOk, alt: okText, place: at('photoOk'), words: cureOf('よい例') }]
        : []),
      ...(photoNg
        ? [{ url: photoNg, alt: ngText, place: at('photoNg'), words: cureOf('悪い例') }]
        : []),
    ];
  }
  if (item.kind !== 'appearance') return [];
  return (item.fields.samples ?? []).map(({ picture, text }, index) => ({
    url: picture,
    alt: text,
    place: at(`samples.${index}.picture`),
  }));
}

function reportMissing(
  entry: Entry,
  url: string,
  place: { line: number; column: number },
  what: string,
  rule: string,
  siteDir: string,
  staticDir: string,
  reporter: ReturnType<typeof createReporter>,
): void {
  const file = resolveFile(entry, url, siteDir, staticDir);
  if (file === 'outside') {
    reporter.report(
      place,
      'error',
      'outside',
      `${what} \`${url}\` はこのサイトの外を指しています`,
      `${what}をこのページの隣に置いてください`,
    );
    return;
  }
  if (!existsSync(file))
    reporter.report(
      place,
      'error',
      rule,
      `${what} \`${url}\` がありません`,
      'ファイルの名前と場所を確かめてください。大文字と小文字も区別します',
    );
}
