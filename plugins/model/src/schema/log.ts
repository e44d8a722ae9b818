import type { z } from 'zod';
import { field, fileBeside, group, list, number, optional, ref, text, value } from './field.js';

const channelShape = {
  name: field('量', value('logChannel'), {
    help: '電流・電圧・速度・アーク長など、何を測ったか。',
    example: '電流',
  }),
  column: field('列', text(80), {
    help: '記録の見出しの名前。見出しのない記録では、左からの番号。',
    example: 'Primary Weld Current',
  }),
  unit: optional('単位', text(20), {
    help: '記録の数の単位。書かなければ A、V、mm/min、mm、°、L/min、℃。',
    example: 'cm/min',
  }),
  scale: optional('倍率', number(), {
    help: '記録の数に掛ける数。1目もりが0.1Vなら 0.1。',
    example: '0.1',
  }),
  offset: optional('加える値', number(), {
    help: '倍率を掛けたあとに加える数。',
    example: '-2.5',
  }),
  point: optional('急所', ref(['manual']), {
    help: 'この量について述べた急所。書かなければ、手順書から言葉で探す。',
    example: 'tig-corner-nametsuke#kp-arc-cho',
  }),
};

const logShape = {
  file: field('ファイル', fileBeside(), {
    help: 'このページの隣に置いたCSV。',
    example: './tig-pass.csv',
  }),
  time: optional('時刻', list(text(80)), {
    help: '時刻の列。日付と時刻が別の列なら二つ。書かなければ、いちばん左の列。',
    example: '[Date, Time]',
  }),
  timeUnit: optional('時刻の単位', value('logTimeUnit'), {
    help: '数で書かれた時刻の単位。書かなければ、けた数から決める。',
    example: 'ミリ秒',
  }),
  shift: optional('ずれ', number(), {
    help: '記録の0秒（日時の記録では最初の行）が、動画の何秒か。動画より前に始まった記録では負の数。',
    example: '-12.4',
  }),
  arcOn: optional('アークの境目', number(), {
    help: 'この電流（A）を超えたらアークが出ているとみなす。書かなければ、記録から決める。',
    example: '8',
  }),
  channels: field('系列', list(group(channelShape)), {
    help: '測った量と、その列。',
    example: '[{量: 電流, 列: Current}]',
  }),
};

/** What a video item says of measurements taken beside it. */
export const logFields = {
  manual: optional('手順書', ref(['manual']), {
    help: 'この動画の作業の手順書。測った値を、その溶接条件と比べる。',
    example: 'tig-corner-nametsuke',
  }),
  log: optional('工程記録', list(group(logShape)), {
    help: '動画と一緒に測った電流などの記録（CSV）。',
  }),
  compareWith: optional('手本', ref(['video']), {
    help: '比べる手本の動画のid。どちらにも工程記録が要る。',
    example: 'tig-pass-good',
  }),
};

/** One file of measurements, canonical. */
export type ProcessLog =
  z.infer<(typeof logFields)['log']> extends readonly (infer L)[] | undefined ? L : never;
