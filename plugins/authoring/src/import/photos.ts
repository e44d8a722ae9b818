import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { draftPage, type Imported, type ImportOptions, Refusal, titleOf } from './draft.js';
import { pictureEnding } from './pictures.js';
import { manualBlanks, procedureBody, UNKNOWN_PICTURE } from './procedure.js';
import { takenAt } from './taken-at.js';

const MOST_PHOTOS = 300;
const MOST_BYTES = 60_000_000;
/** Where a photo says when it was taken. */
const HEAD = 256 * 1024;

/** A folder of photos as a manual: each photo a step, in the order they were taken. */
export function importPhotos(folder: string, name: string, options: ImportOptions): Imported {
  const leftOut: string[] = [];
  const photos: { path: string; name: string; ending: string; taken: string | undefined }[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'Thumbs.db') continue;
    const path = join(folder, entry.name);
    if (!entry.isFile()) {
      leftOut.push(`\`${entry.name}\`: フォルダか、別の場所を指すもの`);
      continue;
    }
    const { size } = lstatSync(path);
    if (size > MOST_BYTES)
      throw new Refusal(
        `\`${entry.name}\` は ${Math.round(size / 1e6)} MB あります（${MOST_BYTES / 1e6} MB まで）`,
      );
    const head = headOf(path);
    const ending = pictureEnding(head);
    if (ending) photos.push({ path, name: entry.name, ending, taken: takenAt(head) });
    else leftOut.push(`\`${entry.name}\`: 写真ではありません`);
  }
  if (photos.length === 0) throw new Refusal(`${name} に写真がありません`);
  if (photos.length > MOST_PHOTOS)
    throw new Refusal(
      `${name} の写真が ${photos.length} 枚あります（${MOST_PHOTOS} 枚まで）。手順ごとのフォルダに分けてください`,
    );
  const byName = new Intl.Collator('ja', { numeric: true }).compare;
  const dated = photos.every(({ taken }) => taken !== undefined);
  photos.sort(
    (a, b) =>
      (dated && a.taken !== b.taken ? ((a.taken ?? '') < (b.taken ?? '') ? -1 : 1) : 0) ||
      byName(a.name, b.name),
  );
  const guessed = [
    dated
      ? '順番は、写真に残っている撮った時刻から'
      : '順番は、ファイルの名前から（撮った時刻のない写真があります）',
  ];
  const files = photos.map(({ path, ending }, index) => ({
    name: `${options.prefix}-${index + 1}.${ending}`,
    content: { copyOf: path },
  }));
  return {
    drafts: [
      {
        id: options.prefix,
        kind: 'manual',
        from: name,
        files,
        guessed,
        leftOut: [],
        text: draftPage(
          '共通技能マニュアル',
          [['題名', titleOf(basename(folder), guessed)], ...manualBlanks],
          procedureBody({
            before: [],
            after: [],
            steps: files.map((file) => ({
              title: '',
              lines: [],
              points: [],
              pictures: [{ name: file.name, alt: UNKNOWN_PICTURE }],
            })),
          }),
          options,
        ),
      },
    ],
    counts: [
      ['写真', photos.length],
      ['手順', photos.length],
    ],
    guessed: [],
    leftOut,
  };
}

function headOf(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(fd, head, 0, HEAD, 0));
  } finally {
    closeSync(fd);
  }
}
