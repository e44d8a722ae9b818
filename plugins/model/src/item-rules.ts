import type { ReadResult } from './front-matter/read.js';
import type { Item, ItemOf } from './item.js';
import { isOldId } from './item-identity.js';
import type { Place, Reporter } from './messages.js';
import { checkActivity } from './rules/activity.js';
import { checkBoardItem } from './rules/board.js';
import { checkCourse, checkSkillMap } from './rules/learning.js';
import { checkReport } from './rules/report.js';
import { checkTrial } from './rules/trial.js';
import { checkWeld } from './weld-rules.js';

/** 〔…〕 of the sample sheet that nobody has filled in yet. Comments of the front matter do not count. */
export function checkPlaceholders(text: string, reporter: Reporter): void {
  if (!text.includes('〔')) return;
  let fences = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^---\s*$/.test(line)) fences++;
    const shown = fences < 2 ? line.replace(/(^|\s)#.*$/, '') : line;
    const column = shown.search(/〔[^〔〕]*〕/);
    if (column !== -1)
      reporter.report(
        { line: index + 1, column: column + 1 },
        'warning',
        'placeholder',
        `まだ書いていないところがあります: \`${/〔[^〔〕]*〕/.exec(shown)?.[0]}\``,
        '〔 〕ごと、自分の言葉に書き換えてください。いらない行は消してかまいません',
      );
  }
}

/** Rules that need more than one field. */
export function checkItem(item: Item, read: ReadResult, reporter: Reporter): void {
  const at = (path: string): Place => read.places.get(path) ?? { line: 2, column: 1 };
  if (
    item.visibility !== 'public' &&
    !item.owner &&
    !read.failed.has('visibility') &&
    !read.failed.has('owner')
  ) {
    reporter.report(
      at('visibility'),
      'error',
      'owner-missing',
      `公開範囲が「${item.visibility === 'members' ? '会員' : '社内'}」のページには \`所有\`（持ち主の組織）が要ります`,
      '例: `所有: mihon-seisakusho`。だれでも読めるページなら `公開範囲: 一般公開`',
    );
  }
  if (
    (item.kind === 'case' || item.kind === 'alliance') &&
    !item.phases.some((phase) => phase.stated)
  ) {
    reporter.report(
      at('phase'),
      'error',
      'phase-missing',
      '連携のページには `段階` を書きます',
      '例: `段階: [創成期, 構築期]`',
    );
  }
  if (item.kind === 'case' && item.canvas.length === 0) {
    reporter.report(
      at('canvas'),
      'error',
      'canvas-missing',
      '連携事例には `キャンバス` を書きます',
      '例: `キャンバス: [パートナー, 価値提案]`',
    );
  }
  const current = item.fields.reviewBy;
  if (current && item.fields.revised && current < item.fields.revised) {
    reporter.report(
      at('reviewBy'),
      'error',
      'date-order',
      `見直し期限 \`${current}\` が改訂日 \`${item.fields.revised}\` より前です`,
      '見直し期限を改訂日よりあとの日にしてください',
    );
  }
  for (const [index, name] of item.aliases.entries())
    if (!isOldId(name))
      reporter.report(
        at(`aliases.${index}`),
        'error',
        'old-id',
        `旧ID \`${name.slice(0, 40)}\` は使えません。文字・数字・ハイフンだけを期待`,
        '前の住所の最後の名前だけを書きます。例: `旧ID: [tig-kari-tsuke]`',
      );
  if (item.kind === 'manual') checkManual(item, at, reporter);
  if (item.kind === 'term') checkUnmarked(item, at, reporter);
  if (item.kind === 'skillmap') checkSkillMap(item, at, reporter);
  if (item.kind === 'course') checkCourse(item, at, reporter);
  if (item.kind === 'activity') checkActivity(item, at, reporter);
  if (item.kind === 'request' || item.kind === 'offer') checkBoardItem(item, at, reporter);
  if (item.kind === 'trial') checkTrial(item, at, reporter);
  checkReport(item, at, reporter);
  // Fields are as typed here: also one that must be there may be missing, which was told.
  const media =
    item.kind === 'video' ? (item.fields.media as typeof item.fields.media | undefined) : undefined;
  if (media && !media.file && !media.youtube) {
    reporter.report(
      at('media'),
      'error',
      'video-source',
      '動画の置き場所がありません',
      '例: `動画元: {ファイル: ./tig.webm}`',
    );
  }
  if (media?.youtube !== undefined) {
    const { youtube } = media;
    // It becomes part of the frame's address: anything else could lead elsewhere.
    if (!/^[\w-]{11}$/.test(youtube))
      reporter.report(
        at('media.youtube'),
        'error',
        'youtube-id',
        `YouTube の番号 \`${youtube}\` を読めません。英数字と \`-\`・\`_\` の11文字を期待`,
        '例: `YouTube: dQw4w9WgXcQ`（動画の住所の `v=` のあとの11文字）',
      );
  }
  if (item.kind === 'video') {
    for (const [index, chapter] of (item.fields.chapters ?? []).entries()) {
      if (chapter.start >= item.fields.duration)
        reporter.report(
          at(`chapters.${index}.start`),
          'error',
          'chapter-beyond',
          'チャプターの開始が動画の長さを超えています',
          `動画の長さは ${item.fields.duration} 秒です`,
        );
    }
  }
}

/** A word that is no name of the term is never marked: here it is a slip. */
function checkUnmarked(
  { title, fields }: ItemOf<'term'>,
  at: (path: string) => Place,
  reporter: Reporter,
): void {
  const { synonyms = [], firmNames = [], unmarked = [] } = fields;
  const names = new Set([title, ...synonyms, ...firmNames.map(({ name }) => name)]);
  for (const [index, word] of unmarked.entries())
    if (!names.has(word))
      reporter.report(
        at(`unmarked.${index}`),
        'warning',
        'unmarked-name',
        `\`印を付けない語\` の「${word}」は、この用語の題名・別名・会社ごとの呼び名のどれでもありません`,
        `題名・別名・呼び名にある語だけに印が付きます。つづりを確かめるか、消してください`,
      );
}

function checkManual(
  item: ItemOf<'manual'>,
  at: (path: string) => Place,
  reporter: Reporter,
): void {
  const { fields, steps } = item;
  const finished = item.status === 'approved' || item.status === 'review';
  for (const [key, label] of [
    ['revised', '改訂日'],
    ['toldBy', '語り手'],
    ['writtenBy', '書き手'],
  ] as const) {
    if (fields[key] === undefined)
      reporter.report(
        { line: 2, column: 1 },
        finished ? 'error' : 'warning',
        'required',
        `マニュアルには \`${label}\` が要ります`,
        key === 'revised' ? '例: `改訂日: 2026-11-21`' : `例: \`${label}: [ベテランA]\``,
      );
  }
  if (fields.skill === undefined)
    reporter.report(
      at('title'),
      'warning',
      'skill-missing',
      '`技能` がありません。技能マップに載りません',
      '例: `技能: skill-tig-thin`',
    );
  if (fields.weld && !fields.safety)
    reporter.report(
      at('weld#key'),
      'error',
      'safety-missing',
      '溶接条件のあるページには `安全` が要ります',
      '例: `安全: ヒュームの換気、遮光、感電`',
    );
  if (fields.weld) checkWeld(fields.weld, at, reporter);
  if (steps.length === 0) {
    reporter.report(
      { line: 2, column: 1 },
      finished ? 'error' : 'warning',
      'steps-missing',
      '手順がありません。`## 手順` の下に `### 1. …` を期待',
      '例: `## 手順` の下に `### 1. 継手を合わせる`',
    );
    return;
  }
  if (!steps.some((step) => step.keyPoints.length > 0))
    reporter.report(
      steps[0]?.place ?? at('title'),
      finished ? 'error' : 'warning',
      'key-points-missing',
      '急所が一つもありません',
      '例: `- 急所（成否）: すき間をなくす`',
    );
  for (const step of steps) {
    for (const point of step.keyPoints) {
      if (!point.reason)
        reporter.report(
          point.place,
          finished ? 'error' : 'warning',
          'reason-missing',
          `急所「${point.text.slice(0, 20)}」に理由がありません`,
          '下の行に `  - 理由: …` を足してください',
        );
    }
  }
}
