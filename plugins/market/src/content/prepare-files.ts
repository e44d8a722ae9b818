import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseCaptions, type SubtitleFormat, subtitleFormat } from '@chishiki-ichiba/media';
import { createReporter, type Message } from '@chishiki-ichiba/model';
import { imageSize } from 'image-size';
import { BrokenFile } from '../treat/broken-file.js';
import type { Removed } from '../treat/containers.js';
import { endingOf, type FileType, fileTypes } from '../treat/file-type.js';
import { brokenProblem, inspectFile } from '../treat/inspect-file.js';
import { isSlow, treatFile, treatmentKey } from '../treat/treat-file.js';
import { createTreatedCache, type Known, type TreatedCache } from '../treat/treated-cache.js';
import { problemsOf, tell } from './check-files.js';
import { resolveFile } from './files.js';
import { type NamedFile, namedFiles } from './named-files.js';
import type { Entry } from './read-site.js';

/** How pictures and films are published; options of the plugin, and where what was made is kept. */
export interface ImageOptions {
  /** Records of a place, a time or a person in them: taken out, or an error. */
  readonly metadata: 'strip' | 'fail';
  /** Longest side, px: larger pictures are made smaller. */
  readonly maxSize: number;
  readonly cacheDir: string;
}

/** A file that a visible page names, ready to be published. */
export interface PreparedFile {
  readonly type: FileType;
  /** Under our files' folder: `media/<hash of the author's file>.<hash of this>.<ending>`, or one hash of both. */
  readonly name: string;
  readonly absolute: string;
  /** Where its bytes lie, or they themselves; absent when nothing was made because nothing is written. */
  readonly source?: string | Uint8Array;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly removed: readonly Removed[];
  /** Its bytes are not the author's any more. */
  readonly changed: boolean;
}

export interface PreparedFiles {
  /** By absolute path of the author's file; what is missing or wrong is not in it. */
  readonly files: ReadonlyMap<string, PreparedFile>;
  /** Absolute paths of all that the pages name, whatever came of them. */
  readonly named: ReadonlySet<string>;
  /** What was found only while they were made. */
  readonly messages: readonly Message[];
}

export interface PrepareOptions {
  readonly siteDir: string;
  readonly staticDir?: string;
  /** Without it nothing is made: for callers that write no files. */
  readonly images?: ImageOptions;
}

/**
 * Every file that the pages of an edition name, made ready: no picture gets into an output but by this.
 *
 * @param entries - Of the edition, sections for a higher one already taken out: nothing else is read.
 */
export async function prepareFiles(
  entries: readonly Entry[],
  options: PrepareOptions,
): Promise<PreparedFiles> {
  const named = new Map<string, { entry: Entry; file: NamedFile }[]>();
  for (const entry of entries)
    for (const file of namedFiles(entry.item)) {
      if (file.role === 'log' || file.role === 'gaze') continue;
      const absolute = resolveFile(entry, file.url, options.siteDir, options.staticDir);
      if (absolute === 'outside') continue;
      const places = named.get(absolute) ?? [];
      named.set(absolute, places);
      if (!problemsOf(absolute, file).some(isError)) places.push({ entry, file });
    }
  const { images } = options;
  const kitchen = images && {
    images,
    key: treatmentKey(images),
    cache: createTreatedCache(images.cacheDir),
    used: new Set<string>(),
  };
  const files = new Map<string, PreparedFile>();
  const messages: Message[] = [];
  await eachOf([...named], async ([absolute, places]) => {
    if (places.length === 0) return;
    const isSubtitles = places.some(({ file }) => file.role === 'captions');
    const format = isSubtitles ? subtitleFormat(absolute) : undefined;
    const type = format ? 'vtt' : inspectFile(absolute)?.type;
    if (!type) return;
    const prepared = await prepareOne(absolute, type, kitchen, format);
    if (prepared instanceof BrokenFile) {
      const problem = brokenProblem(prepared, type);
      for (const { entry, file } of places) messages.push(...told(entry, file, problem));
      return;
    }
    files.set(absolute, prepared);
    if (images?.metadata === 'fail' && isPersonal(prepared))
      for (const { entry, file } of places)
        messages.push(...told(entry, file, recordsProblem(prepared)));
  });
  await kitchen?.cache.keepOnly(kitchen.used);
  return { files, named: new Set(named.keys()), messages };
}

interface Kitchen {
  readonly images: ImageOptions;
  readonly key: string;
  readonly cache: TreatedCache;
  readonly used: Set<string>;
}

async function prepareOne(
  absolute: string,
  type: FileType,
  kitchen: Kitchen | undefined,
  format: SubtitleFormat | undefined,
): Promise<PreparedFile | BrokenFile> {
  const typed = await readFile(absolute);
  const hash = sha(typed);
  // Browsers show WebVTT only.
  const bytes =
    format && format !== 'vtt'
      ? Buffer.from(parseCaptions(typed.toString('utf8'), format).vtt)
      : typed;
  const own = { type, absolute };
  if (!kitchen)
    return {
      ...own,
      name: `media/${hash.slice(0, 16)}.${endingOf[type]}`,
      bytes: bytes.length,
      ...sizeOf(bytes, type),
      removed: [],
      changed: false,
    };
  const key = `${hash}-${kitchen.key}`;
  kitchen.used.add(key);
  let known: Known | undefined = isSlow(type) ? await kitchen.cache.read(key) : undefined;
  let made: Buffer | undefined;
  if (!known) {
    let treated: Awaited<ReturnType<typeof treatFile>>;
    try {
      treated = await treatFile(bytes, type, kitchen.images);
    } catch (error) {
      if (error instanceof BrokenFile) return error;
      throw error;
    }
    const { bytes: result, ...rest } = treated;
    known = {
      ...rest,
      same: result.equals(typed),
      hash: sha(result).slice(0, 8),
      length: result.length,
    };
    made = result;
    if (isSlow(type)) await kitchen.cache.write(key, known, result);
  }
  const { same, removed, width, height, length } = known;
  return {
    ...own,
    name: `media/${hash.slice(0, 16)}${same ? '' : `.${known.hash}`}.${endingOf[type]}`,
    source: same ? absolute : isSlow(type) ? kitchen.cache.file(key) : (made as Buffer),
    bytes: length,
    ...(width && height ? { width, height } : sizeOf(bytes, type)),
    removed,
    changed: !same,
  };
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Size in CSS pixels, so that nothing jumps while pictures load. */
function sizeOf(bytes: Uint8Array, type: FileType): { width?: number; height?: number } {
  const { group } = fileTypes[type];
  if (group !== 'picture' && group !== 'drawing') return {};
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return {};
  }
}

const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error';

/** Whether something of a person, a place or a time was in it. */
export const isPersonal = ({ removed }: Pick<PreparedFile, 'removed'>): boolean =>
  removed.some((what) => what !== 'other');

const recordNames: Readonly<Record<Removed, string>> = {
  place: '撮った場所',
  exif: '撮った日時や機種（EXIF）',
  xmp: '編集の記録（XMP）',
  iptc: '作者などの記録（IPTC）',
  text: '書き込まれた文字',
  other: 'そのほかの記録',
};

function recordsProblem({ removed }: PreparedFile) {
  const found = removed.filter((what) => what !== 'other').map((what) => recordNames[what]);
  return {
    severity: 'error',
    rule: 'picture-metadata',
    message: `に、${found.join('、')}が入っています（このサイトは、記録の入った写真を断る設定です）`,
    hint: '写真のプロパティで記録を消してから載せてください（Windows: プロパティ → 詳細 →「プロパティや個人情報を削除」）',
  } as const;
}

function told(entry: Entry, file: NamedFile, problem: Parameters<typeof tell>[0]): Message[] {
  const reporter = createReporter(entry.item.file, 'market');
  tell(problem, file, reporter);
  return reporter.messages;
}

/** As many at a time as the machine has processors, four at most: each may hold a photo's pixels. */
async function eachOf<T>(list: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) await run(list[next++] as T);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
}
