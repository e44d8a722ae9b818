import { commonShape } from './common.js';
import {
  boolean,
  field,
  fileBeside,
  group,
  list,
  optional,
  picture,
  ref,
  seconds,
  text,
  value,
} from './field.js';
import { logFields } from './log.js';
import { trackFields } from './tracks.js';
import { defect, material, process } from './work.js';

/** A video: where it lies, its parts, and what was recorded beside it. */
export const videoShape = {
  ...commonShape,
  media: field(
    '動画元',
    group({
      file: optional('ファイル', fileBeside(), {
        help: 'このページの隣に置いたファイル。',
        example: './tig.webm',
      }),
      youtube: optional('YouTube', text(20), { help: '動画の番号（11文字）。' }),
    }),
    { help: '動画の置き場所。' },
  ),
  duration: field('長さ', seconds(), { help: '分:秒。', example: '"0:30"' }),
  poster: optional('表紙画像', picture(), { help: '最初に見せる静止画。' }),
  chapters: optional(
    'チャプター',
    list(
      group({
        start: field('開始', seconds(), { help: '分:秒。', example: '"0:12"' }),
        title: field('題名', text(60), { help: '何をしているところか。' }),
        step: optional('手順', ref(['manual']), {
          help: '手順のid。',
          example: 'tig-corner-nametsuke#step-awase',
        }),
        still: optional('静止画', picture(), {
          help: 'その場面の一枚。紙では動画の代わりになる。',
          example: './tig-3.webp',
        }),
      }),
    ),
    { help: '場面の区切り。' },
  ),
  captions: optional(
    '字幕',
    list(
      group({
        lang: field('言語', text(12), { help: '言語の記号。', example: 'ja' }),
        file: field('ファイル', fileBeside(), {
          help: 'WebVTTのファイル。',
          example: './tig.ja.vtt',
        }),
      }),
    ),
    { help: '話していることばの字幕。' },
  ),
  ...logFields,
  ...trackFields,
  camera: optional('カメラ', list(value('camera')), { help: 'どこから撮ったか。' }),
  role: optional('役', value('videoRole'), { help: 'だれの作業か。' }),
  consent: optional('同意', boolean(), { help: '写っている人の同意があれば true。' }),
  rights: optional('権利', text(120), { help: '権利を持つ人。' }),
  skill: optional('技能', list(ref(['skill'])), { help: '見て学べる技能のid。' }),
  process,
  material,
  defect,
};
