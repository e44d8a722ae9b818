import type { z } from 'zod';
import {
  field,
  fileBeside,
  group,
  integer,
  list,
  number,
  optional,
  picture,
  seconds,
  text,
} from './field.js';

const trackShape = {
  label: field('名前', text(20), { help: 'どこから撮ったか。', example: '引き' }),
  file: field('ファイル', fileBeside(), {
    help: 'このページの隣に置いたファイル。',
    example: './tig-pass-wide.webm',
  }),
  shift: optional('ずれ', number(), {
    help: 'この映像の0秒が、元の動画の何秒か。先に撮り始めた映像では負の数。',
    example: '1.5',
  }),
  rate: optional('速さ', number(), {
    help: '元の動画が1秒進むあいだに、この映像が何秒進むか。書かなければ1。半分の速さに見えるスロー映像なら2。',
    example: '2',
  }),
  poster: optional('表紙画像', picture(), { help: '再生する前と紙の上で見せる静止画。' }),
};

const frameShape = {
  time: optional('時刻', seconds(), {
    help: '動画の分:秒。書かなければ初めから。',
    example: '"0:05"',
  }),
  left: field('左', number(), { help: '画面の幅を100としたときの、左の端。', example: '50' }),
  top: field('上', number(), { help: '画面の高さを100としたときの、上の端。', example: '35' }),
  width: field('幅', number(), { help: '画面の幅を100としたときの幅。0なら写っていない。' }),
  height: field('高さ', number(), { help: '画面の高さを100としたときの高さ。' }),
};

const areaShape = {
  name: field('名前', text(20), { help: '見る所の名前。', example: '溶融池' }),
  frames: field('枠', list(group(frameShape)), {
    help: '画面のどこにあるか。動くときは、時刻ごとに書く。',
    example: '[{左: 50, 上: 35, 幅: 14, 高さ: 16}]',
  }),
};

const gazeShape = {
  file: field('ファイル', fileBeside(), {
    help: 'このページの隣に置いた視線の記録（Pupil Neon・Pupil Core・Tobii の書き出し）。',
    example: './tig-pass.gaze.csv',
  }),
  fixations: optional('注視', fileBeside(), {
    help: '同じ書き出しの fixations.csv。書かなければ、視線から見つける。',
    example: './tig-pass.fixations.csv',
  }),
  frames: optional('コマの時刻', fileBeside(), {
    help: '同じ書き出しの world_timestamps.csv。最初のコマを0秒とする。書かなければ、最初の視線が0秒。',
    example: './tig-pass.world_timestamps.csv',
  }),
  shift: optional('ずれ', number(), { help: '視線の0秒が、動画の何秒か。', example: '-2.4' }),
  width: optional('幅', integer(1, 20000), {
    help: '視線を測った映像の、横の画素の数。書かなければ記録から決める。',
    example: '1600',
  }),
  height: optional('高さ', integer(1, 20000), {
    help: '視線を測った映像の、縦の画素の数。',
    example: '1200',
  }),
  on: optional('映像', text(20), {
    help: '視線を重ねる映像の名前（`別の映像` の名前）。書かなければ元の動画。',
    example: '視線',
  }),
  areas: optional('領域', list(group(areaShape)), {
    help: 'どこを見ていたかを数える枠。重なる所では、先に書いたほう。',
  }),
};

/** What a video item says of other cameras and of where somebody looked. */
export const trackFields = {
  tracks: optional('別の映像', list(group(trackShape)), {
    help: '同じ作業を別の所から撮った映像。元の動画と時刻をそろえて見せる。三つまで。',
  }),
  gaze: optional('視線', group(gazeShape), {
    help: '作業した人の視線の記録。映像に重ね、どこを何秒見たかを数える。',
  }),
  chaptersText: optional('チャプターの文', text(6000), {
    help: '`0:00 題名` の行が並んだ文。YouTubeの説明文をそのまま写せる。`チャプター` があれば、そちらを使う。',
    example: '"0:00 構える"',
  }),
};

/** One more camera, and a gaze, canonical. */
export type VideoTrack =
  z.infer<(typeof trackFields)['tracks']> extends readonly (infer T)[] | undefined ? T : never;
export type VideoGaze = NonNullable<z.infer<(typeof trackFields)['gaze']>>;
