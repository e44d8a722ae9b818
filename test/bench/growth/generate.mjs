/**
 * A market of invented items, the same on every machine: half are manuals of five steps, the rest failures,
 * terms, cases and (one of twenty) videos with captions. Three pictures are shared by all. Every sentence is put
 * together from parts, so that words come about as often as in real pages and no two pages are alike.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../.ci/files.mjs';
import { toPlainDoc } from '../market-pages.mjs';

/** Goes up when the same size no longer gives the same pages. */
export const GENERATION = 3;

const PICTURES = ['back-shield.svg', 'butt-fit-up-step.svg', 'laser-deburring-edge.svg'];
/** Of twenty items. */
const KINDS = [
  ...Array(10).fill('manual'),
  ...Array(4).fill('failure'),
  ...Array(4).fill('term'),
  'case',
  'video',
];

const parts = {
  thing: [
    '薄板',
    '角パイプ',
    '丸棒',
    'ブラケット',
    '治具の受け',
    '継手の裏',
    '始点',
    '終わりのクレータ',
    '曲げの内側',
    '穴の縁',
    '油溝',
    '合わせ目',
    'めっきの端',
    '研磨した面',
    '電極の先',
    '当て金',
    '締め具',
    '歯面',
    '水冷の口金',
    '検査の窓',
  ],
  state: [
    '乾いた',
    '油の付いた',
    '熱い',
    '冷えた',
    '磨いた',
    '切ったばかりの',
    '仮付けした',
    '反った',
    '波打った',
    '黒ずんだ',
  ],
  act: [
    'ゲージで測ります',
    '布で拭きます',
    '軽く押さえます',
    '二回に分けて削ります',
    '裏から照らして見ます',
    '札に書いて残します',
    '端から順に止めます',
    '冷めるまで待ちます',
    '左右を入れ替えます',
    '音を聞いて確かめます',
    '番手を一つ上げて磨きます',
    '先輩に見てもらいます',
  ],
  where: ['端から', '角から', '継ぎ目から', '中心から', '穴の縁から'],
  why: [
    '熱が片方へ逃げる',
    '先に反りが出る',
    'ガスが抜けきらない',
    '見た目では分からない',
    '次の工程で割れる',
    '寸法が戻らない',
    '酸化が残る',
    '音が変わる',
  ],
  bad: ['穴あき', 'ひずみ', '裏の酸化', '寸法の外れ', '擦りきず', 'はがれ', '焼け', '段差'],
  place: ['見本の工場', '例の作業場', '北の棟', '試作の部屋', '受け入れの台', '梱包の前'],
};
const fields = {
  phase: ['創成期', '構築期', '開発期', '製品化期', '事業化期'],
  block: ['主要活動', '主なリソース', '価値提案', 'パートナー', 'コスト構造'],
  process: ['溶接', '曲げ', '研磨', '段取り'],
  material: ['SUS304', 'SPCC', 'A5052'],
  defect: ['穴あき', 'ひずみ', '融合不良', '裏波不良'],
};

/** Numbers from 0 to 1 that depend on the item alone (mulberry32). */
function chance(seed) {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const kindOf = (n) => KINDS[n % KINDS.length];
const idOf = (n) => `${kindOf(n)}-${n}`;

/** @returns The page's kind, id and text in the form of `docs/`. */
function item(n, size) {
  const next = chance(n);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const number = (from, to) => from + Math.floor(next() * (to - from));
  const thing = () => `${pick(parts.state)}${pick(parts.thing)}`;
  const sentence = () =>
    pick([
      () => `${thing()}は、${pick(parts.where)}${number(2, 60)}mmの所を${pick(parts.act)}。`,
      () => `${thing()}を${number(10, 90)}秒かけて${pick(parts.act)}。`,
      () => `${pick(parts.why)}ので、${thing()}を先に${pick(parts.act)}。`,
      () => `${pick(parts.place)}では、${thing()}を${number(20, 180)}Aの前に${pick(parts.act)}。`,
    ])();
  const text = (count) => Array.from({ length: count }, sentence).join('');
  const title = `${thing()}を${pick(['直す', '測る', '止める', '磨く', '組む', '見分ける'])}（${n}番）`;
  const others = [1, 7, 20].map((far) => (n + far * 3) % size).filter((other) => other !== n);
  const common = [
    `題名: ${title}`,
    `要約: ${sentence()}`,
    '架空: true',
    '公開範囲: 一般公開',
    '状態: 承認済み',
    '改訂日: 2026-11-01',
    '見直し期限: 2027-11-01',
    `版: 第${number(1, 9)}版`,
    `段階: [${pick(fields.phase)}]`,
    `キャンバス: [${pick(fields.block)}]`,
    '語り手: [ベテランA]',
    '書き手: [編集部]',
    `検索語: [${thing()}, ${pick(parts.bad)}]`,
    `関連: [${[...new Set(others)].map(idOf).join(', ')}]`,
  ];
  const picture = `![${thing()}を横から見た図](./${PICTURES[n % PICTURES.length]})`;
  const step = (at) =>
    `### ${at}. ${thing()}を見る {#step-${at}}\n\n${text(2)}\n\n${at === 2 ? `${picture}\n\n` : ''}- 急所（成否）: ${pick(parts.where)}${number(2, 60)}mmで止める {#kp-${at}}\n  - 理由: ${pick(parts.why)}\n  - 悪い例: ${pick(parts.bad)}\n`;
  const work = [`工程: [${pick(fields.process)}]`, `母材: [${pick(fields.material)}]`];
  const link = `くわしくは[前の手順](/docs/manual/manual-${n - (n % 20)}/)を見てください。`;
  const made = {
    manual: () => [
      [...work, `不完全部: [${pick(fields.defect)}]`, '所要時間: 15分', `安全: ${sentence()}`],
      `## ねらい\n\n${text(3)}\n\n## 準備\n\n- ${sentence()}\n- ${sentence()}\n\n## 手順\n\n${[1, 2, 3, 4, 5].map(step).join('\n')}\n## 確認\n\n- ${sentence()}\n- ${sentence()}\n\n## 困ったとき\n\n${text(2)}${link}\n`,
    ],
    failure: () => [
      [
        ...work,
        `不完全部: [${pick(fields.defect)}]`,
        '主シナリオ: {原因: [無知], 行動: [準備・段取り], 結果: [不良・手直し]}',
        `発生日: 2025-0${number(1, 9)}-1${number(0, 9)}`,
        ...['事象', '経過', '原因', '対処', '対策', '知識化'].map((name) => `${name}: ${text(2)}`),
      ],
      `## 同じ失敗を防ぐ問い\n\n${text(3)}\n\n- ${sentence()}\n- ${sentence()}\n\n${picture}\n`,
    ],
    term: () => [
      [`意味: ${text(2)}`, `別名: [${thing()}${n}]`],
      `${text(4)}\n\n${text(3)}${link}\n`,
    ],
    case: () => [
      [
        '結果: 成功',
        '連携体: 例の会',
        `教訓: ${text(2)}`,
        'キャンバス記入:',
        ...fields.block.map((block) => `  ${block}: [{内容: "${text(1)}"}]`),
        '経過:',
        ...[0, 1, 2, 3].map(
          (at) =>
            `  - {段階: ${fields.phase[at]}, 種別: ${['始まり', '谷', '方針転換', '成果'][at]}, 内容: "${text(1)}"}`,
        ),
      ],
      `## いきさつ\n\n${text(6)}\n\n## その後\n\n${text(4)}\n`,
    ],
    video: () => [
      [
        ...work,
        '役: 模擬',
        '動画元: {ファイル: ./clip.webm}',
        '長さ: "0:30"',
        'チャプター:',
        ...[0, 10, 20].map(
          (at) => `  - {開始: "0:${String(at).padStart(2, '0')}", 題名: ${thing()}}`,
        ),
        `字幕: [{言語: ja, ファイル: ./${idOf(n)}.ja.vtt}]`,
      ],
      `${text(3)}\n\n## 見るところ\n\n- ${sentence()}\n- ${sentence()}\n`,
    ],
  };
  const kind = kindOf(n);
  const [own, body] = made[kind]();
  const captions = Array.from(
    { length: 10 },
    (_, at) => `00:00:${clock(at * 3)}.000 --> 00:00:${clock(at * 3 + 2)}.500\n${sentence()}\n`,
  );
  return {
    kind,
    id: idOf(n),
    text: `---\n${[...common, ...own].join('\n')}\n---\n\n${body}`,
    ...(kind === 'video' ? { captions: `WEBVTT\n\n${captions.join('\n')}` } : {}),
  };
}

const clock = (seconds) => String(seconds).padStart(2, '0');

/** Writes `size` items as pages of ours, `docs/<kind>s/<id>.md`. */
export function writeMarketDocs(docs, size) {
  for (const kind of new Set(KINDS)) {
    mkdirSync(join(docs, `${kind}s`), { recursive: true });
    copyShared(join(docs, `${kind}s`));
  }
  cpSync(join(root, 'docs/videos/tig-corner.webm'), join(docs, 'videos/clip.webm'));
  for (let n = 0; n < size; n++) {
    const { kind, id, text, captions } = item(n, size);
    writeFileSync(join(docs, `${kind}s`, `${id}.md`), text);
    if (captions) writeFileSync(join(docs, `${kind}s`, `${id}.ja.vtt`), captions);
  }
}

/** The same pages as plain docs, `docs/<kind>/<id>.md`: what stands in front matter of ours is left out. */
export function writePlainDocs(docs, size) {
  for (const kind of new Set(KINDS)) {
    mkdirSync(join(docs, kind), { recursive: true });
    copyShared(join(docs, kind));
  }
  for (let n = 0; n < size; n++) {
    const { kind, id, text } = item(n, size);
    writeFileSync(join(docs, kind, `${id}.md`), toPlainDoc(text));
  }
}

function copyShared(folder) {
  for (const name of PICTURES) cpSync(join(root, 'docs/manuals', name), join(folder, name));
}
