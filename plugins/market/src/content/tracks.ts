import path from 'node:path';
import { createReporter, type Message } from '@chishiki-ichiba/model';
import { resolveFile } from './files.js';
import { MOST_VIDEO_BYTES, mega, statOf } from './logs.js';
import type { VideoEntry } from './read-site.js';

/** Besides the video itself: four pictures are as many as one can watch, and a phone can play. */
export const MOST_TRACKS = 3;
/** Browsers play a film at up to sixteen times its speed. */
const RATES = { min: 0.1, max: 8 };

/** Other cameras that cannot be shown in step with the video. Missing files are told elsewhere. */
export function checkTracks(
  entry: VideoEntry,
  { siteDir, staticDir }: { readonly siteDir: string; readonly staticDir?: string },
): Message[] {
  const { fields, places, file } = entry.item;
  const tracks = fields.tracks ?? [];
  const reporter = createReporter(file, 'media');
  const at = (key: string) =>
    places.get(key) ?? places.get(key.replace(/\.[^.]+$/, '')) ?? { line: 2, column: 1 };
  if (tracks.length > 0 && !fields.media.file)
    reporter.report(
      at('tracks#key'),
      'error',
      'track-alone',
      '`別の映像` は、`動画元` の `ファイル` と時刻をそろえて見せます。元の動画のファイルがありません',
      'YouTube の動画は時刻をそろえられません。映像をこのページの隣に置いて `動画元: {ファイル: ./名前.webm}` と書いてください',
    );
  if (tracks.length > MOST_TRACKS)
    reporter.report(
      at(`tracks.${MOST_TRACKS}`),
      'error',
      'track-count',
      `\`別の映像\` は ${MOST_TRACKS} つまでです（${tracks.length} つあります）`,
      '見くらべたい映像だけを残してください',
    );
  const names = new Set<string>();
  for (const [index, track] of tracks.entries()) {
    const here = `tracks.${index}`;
    if (names.has(track.label))
      reporter.report(
        at(`${here}.label`),
        'warning',
        'track-name',
        `\`${track.label}\` という映像が二つあります`,
        '見分けられる名前にしてください（例: 引き、引き（左））',
      );
    names.add(track.label);
    if (track.shift === undefined)
      reporter.report(
        at(here),
        'warning',
        'track-shift',
        `映像 \`${track.label}\` と元の動画の時刻を合わせていません（\`ずれ\` がありません）`,
        'アークが出る瞬間など、両方に写る瞬間を見つけ、この映像の0秒が元の動画の何秒かを書いてください。同じなら `ずれ: 0`',
      );
    else if (track.shift >= fields.duration)
      reporter.report(
        at(`${here}.shift`),
        'warning',
        'track-sync',
        `映像 \`${track.label}\` は ${track.shift}秒 に始まることになり、動画（0〜${fields.duration}秒）と重なりません`,
        '両方に写る瞬間を見つけ、その差を `ずれ` に書いてください',
      );
    const { rate } = track;
    if (rate !== undefined && !(rate >= RATES.min && rate <= RATES.max))
      reporter.report(
        at(`${here}.rate`),
        'error',
        'track-rate',
        `速さ \`${rate}\` では再生できません。${RATES.min}〜${RATES.max} を期待`,
        '元の動画が1秒進むあいだに、この映像が何秒進むかを書いてください。同じ速さなら、この行を消します',
      );
    const resolved = resolveFile(entry, track.file, siteDir, staticDir);
    const bytes = statOf(resolved)?.size;
    if (bytes && bytes > MOST_VIDEO_BYTES)
      reporter.report(
        at(`${here}.file`),
        'warning',
        'video-size',
        `動画 \`${path.basename(track.file)}\` が大きすぎます（${mega(bytes)}。${mega(MOST_VIDEO_BYTES)} まで）`,
        '見せたいところだけを2〜3分に切り、480pで書き出してください',
      );
  }
  return reporter.messages;
}
