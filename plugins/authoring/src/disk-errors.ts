import { sizeText } from '@chishiki-ichiba/market/content';

/** Below this a build has failed for want of room, whatever it said itself. */
const FULL_BYTES = 20e6;

const words: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: () => 'ディスクがいっぱいです',
  EDQUOT: () => '使ってよいディスクの量をこえました',
  EROFS: (path) => `\`${path}\` は、書きこめないディスク（読み取り専用）の上にあります`,
  EACCES: (path) => `\`${path}\` に書きこむ権限がありません`,
  EPERM: (path) => `\`${path}\` に書きこむ権限がありません`,
};

/** What a disk that refuses means, in one line with its cure; `undefined` for any other error. */
export function diskComplaint(error: unknown): string | undefined {
  const { code = '', path = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const say = Object.hasOwn(words, code) ? words[code] : undefined;
  return say && `${say(path)}。${cureOf(code)}`;
}

/** The same for a build that ended by itself: only what is left of the disk tells. */
export const fullComplaint = (freeBytes: number | undefined): string | undefined =>
  freeBytes !== undefined && freeBytes < FULL_BYTES
    ? `ディスクがいっぱいです（空き ${sizeText(freeBytes)}）。${cureOf('ENOSPC')}`
    : undefined;

const cureOf = (code: string): string =>
  code === 'ENOSPC' || code === 'EDQUOT'
    ? '要らないファイルを消してから、もう一度実行してください'
    : 'フォルダの権限を直すか、書ける場所に写してから、もう一度実行してください。`ichiba doctor` で、ほかに書けない所も調べられます';
