import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import {
  type FieldRead,
  folderKinds,
  type KindId,
  kindShapes,
  metaOf,
  parseItem,
  vocabularies,
} from '@chishiki-ichiba/model';
import { stringify } from 'yaml';

/**
 * A market with a canary, a word that stands nowhere else, in every place a text, name or file can
 * have: every field of every kind, sections inside pages, files beside them. Made from the content
 * model itself, so that a new field is planted the day it is added.
 */

export type Audience = 'members' | 'firm-a' | 'firm-b' | 'draft' | 'nobody';
export interface Canary {
  /** Text to look for, or bytes. */
  readonly mark: string | Buffer;
  /** Where it was put: `manual.steps.keyPoints.reason`. */
  readonly place: string;
  readonly audience: Audience;
}
export const audiences = ['members', 'firm-a', 'firm-b', 'draft'] as const;

/** Editions (by the name of their build) whose readers may see a canary. */
export const editionsOf: Readonly<Record<Audience, readonly string[]>> = {
  members: ['members', 'inhouse-firm-a', 'inhouse-firm-b'],
  'firm-a': ['inhouse-firm-a'],
  'firm-b': ['inhouse-firm-b'],
  draft: ['inhouse-firm-a'],
  nobody: [],
};
const headOf: Readonly<Record<(typeof audiences)[number], Record<string, unknown>>> = {
  members: { 公開範囲: '会員', 所有: 'firm-a', 状態: '承認済み' },
  'firm-a': { 公開範囲: '社内', 所有: 'firm-a', 状態: '承認済み' },
  'firm-b': { 公開範囲: '社内', 所有: 'firm-b', 状態: '承認済み' },
  draft: { 公開範囲: '一般公開', 所有: 'firm-a', 状態: '下書き' },
};

const SYLLABLES = [...'アイウエオカキクケコサシスセソタチツテト'];
export const WORD_BEGIN = 'ヌモヘ';
export const WORD = new RegExp(`^${WORD_BEGIN}[${SYLLABLES.join('')}]{4}ヲ$`);
let planted = 0;
/** A word of eight kana that no page, program or dictionary has. */
function word(): string {
  let rest = planted++;
  let tail = '';
  for (let digit = 0; digit < 4; digit++) {
    tail += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return `${WORD_BEGIN}${tail}ヲ`;
}

/** A value for a range of each dimension. */
export const typeSample: Partial<Record<string, unknown>> = {
  current: '30A',
  voltage: '10V',
  length: '1.0mm',
  flow: '8L/min',
  speed: '120mm/min',
  angle: '30°',
  time: '3s',
  frequency: '2Hz',
  percent: '40%',
  temperature: '20℃',
};
/** Public pages that fields point at. */
const baseIds = Object.fromEntries(
  Object.values(folderKinds).map((kind) => [kind, `moto-${kind}`]),
) as Record<KindId, string>;

type Schema = Parameters<typeof metaOf>[0];

/** Texts that must mean something: a file beside the page, a time, a source. */
const MEANT: Readonly<Record<string, string>> = {
  source: 'S1',
  file: './ID.svg',
  picture: './ID.svg',
  poster: './ID.svg',
  photoOk: './ID.svg',
  photoNg: './ID.png',
  still: './ID.svg',
  lang: 'ja',
  symbol: 'TN-F',
  code: 'A1',
};

/** The same by their whole place: a log has these columns. */
const MEANT_AT: Readonly<Record<string, string>> = {
  'video.log.file': './ID.log.csv',
  'video.log.time': 'jikoku',
  'video.log.channels.column': 'denryu',
  'video.log.channels.unit': 'A',
  'video.tracks.file': './ID.track.webm',
  'video.gaze.file': './ID.gaze.csv',
  'video.gaze.fixations': './ID.fixations.csv',
  'video.gaze.frames': './ID.frames.csv',
};

/** What the camera planted last is called. */
let cameraName = '';

/** Something for a field to hold, with canaries for every text in it. */
function sampleOf(
  read: FieldRead,
  place: string,
  plant: (mark: string, place: string) => void,
): unknown {
  const text = () => {
    // The gaze lies on the other camera of its page.
    if (place === 'video.gaze.on') return cameraName;
    const meant = MEANT_AT[place] ?? MEANT[place.split('.').at(-1) ?? ''];
    if (meant) return place.endsWith('captions.file') ? './ID.vtt' : meant;
    const mark = word();
    plant(mark, place);
    if (place === 'video.tracks.label') cameraName = mark;
    return place === 'video.chaptersText' ? `0:00 ${mark}\n0:02 ${mark}` : mark;
  };
  switch (read.as) {
    case 'text':
      return text();
    case 'integer':
    case 'number':
      return 2;
    case 'boolean':
      return true;
    case 'date':
      return '2026-01-02';
    case 'partialDate':
      return '2026-01';
    case 'time':
      return '10:00';
    case 'seconds':
      return '0:05';
    case 'value':
      return read.open ? text() : vocabularies[read.vocabulary][0]?.ja;
    case 'range':
      return typeSample[read.dimension];
    case 'ref':
      return read.free ? text() : baseIds[read.kinds[0] ?? 'term'];
    case 'clip':
      return `${baseIds.video} 0:01〜0:02`;
    case 'list':
      return [sampleOf(read.item, place, plant)];
    case 'group':
      return Object.fromEntries(
        Object.entries(read.shape).map(([key, schema]) => {
          const meta = metaOf(schema as Schema);
          return [meta.ja, sampleOf(meta.read, `${place}.${key}`, plant)];
        }),
      );
    case 'canvasMap':
      return { パートナー: [sampleOf(read.entry, place, plant)] };
  }
}

const withFront = (front: object, body: string): string => `---\n${stringify(front)}---\n\n${body}`;

/** Fields that say who reads the page, or that stand in it for another reason. */
const SET = new Set([
  'id',
  'aliases',
  'kind',
  'visibility',
  'status',
  'owner',
  // Planted by `plantStandIns`.
  'anonymous',
  'consent',
  'translationOf',
  'previous',
  'media',
  'duration',
]);
const MEDIA = { 動画元: { ファイル: './moto.webm' }, 長さ: '0:30' };

/** Fields of a kind that take a canary; found out once. */
const taken = new Map<KindId, ReadonlySet<string>>();

/**
 * A page of `kind` with a canary in every text field it takes; what the model refuses (a time, a file
 * name) is left to other places.
 */
function plantPage(
  kind: KindId,
  folder: string,
  id: string,
  head: Record<string, unknown>,
  body: (text: (place: string) => string) => string,
  plant: (mark: string, place: string) => void,
): { file: string; text: string } {
  const shape = kindShapes[kind] as unknown as Record<string, Schema>;
  const file = `market/${folder}/${id}.md`;
  const pending = new Map<string, string>();
  const bodyText = body((place) => {
    const mark = word();
    pending.set(mark, `${kind}.${place}`);
    return mark;
  });
  let front: Record<string, unknown> = {
    ...head,
    ...(kind === 'person' ? { 同意: true } : {}),
    ...(kind === 'video' ? MEDIA : {}),
  };
  const errorsOf = (candidate: object) =>
    parseItem({ path: file, text: withFront(candidate, bodyText) }, 'market').messages.filter(
      ({ severity }) => severity === 'error',
    ).length;
  const required = Object.entries(shape).filter(
    ([key, schema]) => !SET.has(key) && !schema.safeParse(undefined).success,
  );
  for (const [key, schema] of required) {
    const meta = metaOf(schema);
    front[meta.ja] = sampleOf(meta.read, `${kind}.${key}`, (mark, place) =>
      pending.set(mark, place),
    );
  }
  const known = taken.get(kind);
  const fine = new Set<string>();
  for (const [key, schema] of Object.entries(shape)) {
    const meta = metaOf(schema);
    if (SET.has(key) || meta.ja in front || (known && !known.has(key))) continue;
    const marks = new Map<string, string>();
    const candidate = {
      ...front,
      [meta.ja]: sampleOf(meta.read, `${kind}.${key}`, (mark, place) => marks.set(mark, place)),
    };
    if (!known && errorsOf(candidate) > errorsOf(front)) continue;
    fine.add(key);
    front = candidate;
    for (const [mark, place] of marks) pending.set(mark, place);
  }
  taken.set(kind, fine);
  for (const [mark, place] of pending) plant(mark, place);
  return { file, text: withFront(front, bodyText).replaceAll('./ID.', `./${id}.`) };
}

/** Write the site's market, static files and tombstones under `dir`. @returns Every canary. */
export function plantSite(dir: string): Canary[] {
  planted = 0;
  const canaries: Canary[] = [];
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), content);
  };
  for (const firm of ['firm-a', 'firm-b'])
    write(
      `market/orgs/${firm}.md`,
      withFront({ 題名: firm, 区分: '企業', 公開範囲: '一般公開', 状態: '承認済み' }, ''),
    );
  write('market/videos/moto.webm', Buffer.from('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm', 'latin1'));
  write('market/sources.yml', stringify({ S1: { 題名: '資料' } }));
  const hiddenIds: string[] = [];
  for (const [folder, kind] of Object.entries(folderKinds)) {
    for (const audience of audiences) {
      const id = `qzx${hiddenIds.length}-${kind}-${audience.replace('firm-', '')}`;
      hiddenIds.push(`${kind}/${id}`);
      const plant = (mark: string, place: string) => canaries.push({ mark, place, audience });
      plant(id, `${kind}.id`);
      plant(`kyu-${id}`, `${kind}.aliases`);
      const head = { ...headOf[audience], 旧ID: [`kyu-${id}`] };
      const page = plantPage(kind, folder, id, head, (text) => bodyOf(kind, id, text), plant);
      write(page.file, page.text);
      plantFiles(`market/${folder}/${id}`, id, audience, write, canaries);
    }
  }
  plantBases(hiddenIds, write);
  for (const [folder, kind] of Object.entries(folderKinds))
    plantFiles(`market/${folder}/${baseIds[kind]}`, baseIds[kind], 'members', write, []);
  plantSections(canaries, write);
  plantStandIns(canaries, write);
  plantPersons(canaries, write);
  return canaries;
}

/** Pages for everybody, every text of them a name that some readers may not know. */
function plantStandIns(
  canaries: Canary[],
  write: (name: string, content: string | Uint8Array) => void,
): void {
  const head = { 公開範囲: '一般公開', 状態: '承認済み', 所有: 'firm-a' };
  const entry = (name: string, index: number, audience: Audience) => ({
    名前: name,
    代わり: `別の名${index}`,
    ...(audience === 'firm-a' ? { 公開範囲: '社内' } : {}),
  });
  for (const [folder, kind] of Object.entries(folderKinds)) {
    const id = `tokumei-${kind}`;
    const entries: object[] = [];
    const plant = (mark: string, place: string) => {
      // An address stays as it is; authors are told.
      if (place.endsWith('.id')) return;
      const audience = entries.length % 2 === 0 ? 'members' : 'firm-a';
      canaries.push({ mark, place: `stand-in.${place}`, audience });
      entries.push(entry(mark, entries.length, audience));
    };
    const page = plantPage(kind, folder, id, head, (text) => bodyOf(kind, id, text), plant);
    // The files it names are those of a page for everybody.
    const text = page.text
      .replaceAll(`./${id}.`, `./${baseIds[kind]}.`)
      .replaceAll(`/shiryo-${sumOf(id)}.`, `/shiryo-${sumOf(baseIds[kind])}.`);
    write(page.file, text.replace('---\n', `---\n${stringify({ 匿名: entries })}`));
  }
  const [heading, text, attribute] = [word(), word(), word()];
  for (const mark of [heading, text, attribute])
    canaries.push({ mark, place: 'stand-in.mdx', audience: 'members' });
  write(
    'market/terms/tokumei-mdx.mdx',
    withFront(
      {
        題名: `${text}の部品`,
        ...head,
        意味: text,
        匿名: [heading, text, attribute].map((name, index) => entry(name, index, 'members')),
      },
      `## ${heading}\n\n**${text}**と[${text}](/docs/manual/qzx0-manual-members/)と[${text}][a]。\n\n<Note title="${attribute}">${text}</Note>\n\n[a]: ../manuals/qzx0-manual-members.md\n`,
    ),
  );
}

/** Every place of a body. */
function bodyOf(kind: KindId, id: string, text: (place: string) => string): string {
  const steps = () => `## 手順

### 1. ${text('step')}をつかむ {#te-${id}}

- 急所（成否）: ${text('keypoint')} {#kyu-${id}}
  - 理由: ${text('reason')}
  - 悪い例: ${text('ng')}
  - よい例: ${text('ok')}
  - 違い: firm-a ${text('difference')}
- 待つ: 10分

![${text('step-alt')}](./${id}.svg)
`;
  return `${kind === 'manual' ? steps() : ''}
## ${text('heading')}

${text('paragraph')}と**${text('strong')}**と\`${text('code')}\`。[${text('link')}](https://example.invalid/) {${'溶接'}|ようせつ}

| ${text('th')} | b |
| --- | --- |
| ${text('td')} | c |

> ${text('quote')}

- ${text('list')}

\`\`\`
${text('fence')}
\`\`\`

![${text('alt')}](./${id}.png)

[${text('file-link')}](./${id}.csv) [${text('static')}](/shiryo-${sumOf(id)}.pdf)

:::注意[${text('callout-title')}]
${text('callout')}
:::

:::やさしい日本語
${text('easy')}です。
:::
`;
}

/** A name of its own for a file of static/, so that it is not found by the page's id. */
const sumOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 10);

/** Files beside a page that only it uses: their names, words and bytes. */
function plantFiles(
  base: string,
  id: string,
  audience: Audience,
  write: (name: string, content: string | Uint8Array) => void,
  canaries: Canary[],
): void {
  const plant = (mark: string | Buffer, place: string) => canaries.push({ mark, place, audience });
  const noise = (seed: string, length = 400) => {
    const bytes = Buffer.alloc(length);
    let state = [...seed].reduce(
      (sum, c) => Math.imul(sum ^ c.charCodeAt(0), 16777619),
      2166136261,
    );
    for (let at = 0; at < length; at++) {
      state = Math.imul(state ^ (state >>> 13), 1540483477) + at;
      bytes[at] = state >>> 11;
    }
    return bytes;
  };
  const [inSvg, inCsv] = [word(), word()];
  plant(inSvg, 'file.svg');
  plant(inCsv, 'file.csv');
  const inVtt = word();
  plant(inVtt, 'captions');
  write(`${base}.vtt`, `WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n${inVtt}\n`);
  plant(`${id}.svg`, 'file.svg.name');
  plant(`${id}.png`, 'file.png.name');
  plant(`${id}.csv`, 'file.csv.name');
  const pixels = noise(id);
  const inLog = word();
  plant(inLog, 'log.column');
  // What was measured, as the pages' data tells it.
  const measured = Array.from(
    { length: 40 },
    (_, at) => 20_000 + (pixels.readUInt16LE(at * 2) % 29_999),
  );
  plant(measured.slice(20, 24).join(','), 'log.values');
  plant(`${id}.log.csv`, 'log.name');
  write(
    `${base}.log.csv`,
    `jikoku,denryu,${inLog}\n${measured.map((value, at) => `${at},${(value / 1000).toFixed(3)},0`).join('\n')}\n`,
  );
  // Where somebody looked, in thousandths as the pages' data tells it; and what the glasses rested on.
  const looked = Array.from({ length: 40 }, (_, at) => pixels.readUInt16LE(at * 2 + 1) % 1000);
  plant(looked.slice(20, 26).join(','), 'gaze.values');
  for (const name of ['gaze', 'fixations', 'frames'])
    plant(`${id}.${name}.csv`, `gaze.${name}.name`);
  const inGaze = word();
  plant(inGaze, 'gaze.column');
  const stamp = (milliseconds: number) =>
    `1780000000${String(milliseconds).padStart(3, '0')}000000`;
  write(
    `${base}.gaze.csv`,
    `timestamp [ns],gaze x [px],gaze y [px],${inGaze}\n${looked.map((value, at) => `${stamp(at * 20)},${(value * 2) / 1000},1,0`).join('\n')}\n`,
  );
  write(`${base}.frames.csv`, `timestamp [ns]\n${stamp(0)}\n${stamp(33)}\n`);
  write(
    `${base}.fixations.csv`,
    `start timestamp [ns],end timestamp [ns],fixation x [px],fixation y [px]\n${stamp(0)},${stamp(200)},1,1\n`,
  );
  // A film with a void in it that players skip: its bytes are its own.
  const void_ = noise(`${id}-track`);
  plant(void_.subarray(200, 260), 'track.bytes');
  plant(`${id}.track.webm`, 'track.name');
  write(
    `${base}.track.webm`,
    Buffer.concat([
      Buffer.from('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm\xec\x41\x90', 'latin1'),
      void_,
    ]),
  );
  plant(pixels.subarray(200, 260), 'file.png.bytes');
  write(
    `${base}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${inSvg}</title><desc>${id}</desc></svg>`,
  );
  write(`${base}.png`, png(pixels));
  write(`${base}.csv`, `a,b\n${inCsv},1\n`);
  const paper = noise(`${id}-pdf`);
  plant(paper.subarray(200, 260), 'static.pdf.bytes');
  plant(`shiryo-${sumOf(id)}.pdf`, 'static.pdf.name');
  write(
    `static/shiryo-${sumOf(id)}.pdf`,
    Buffer.concat([Buffer.from('%PDF-1.4\n'), paper, Buffer.from('\n%%EOF\n')]),
  );
}

/** A row of grey pixels, which are `bytes`; not packed, so that they stand in the file as they are. */
function png(bytes: Buffer): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(bytes.length, 0);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat([Buffer.from([0]), bytes]), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Public pages of every kind that point at every hidden page of theirs, by field and by link. */
function plantBases(
  hidden: readonly string[],
  write: (name: string, content: string) => void,
): void {
  for (const [folder, kind] of Object.entries(folderKinds)) {
    const ids = hidden.filter((name) => name.startsWith(`${kind}/`));
    const head = {
      公開範囲: '一般公開',
      状態: '承認済み',
      所有: 'firm-a',
      関連: ids.map((name) => name.split('/')[1]),
    };
    const page = plantPage(
      kind,
      folder,
      baseIds[kind],
      head,
      () =>
        `${kind === 'manual' ? '## 手順\n\n### 1. 板を押さえる {#te}\n\n- 急所（成否）: 動かさない {#kyu}\n  - 理由: ずれるから\n\n' : ''}## くわしく\n\n見えるページです。${ids.map((name) => `[くわしいページ](/docs/${name}/)`).join('、')}\n`,
      () => undefined,
    );
    write(page.file, page.text);
  }
}

/** Sections for a higher edition inside public pages, `.md` and `.mdx`. */
function plantSections(
  canaries: Canary[],
  write: (name: string, content: string | Uint8Array) => void,
): void {
  const text = (audience: Audience, place: string) => {
    const mark = word();
    canaries.push({ mark, place: `section.${place}`, audience });
    return mark;
  };
  const head = {
    改訂日: '2026-01-02',
    語り手: ['職人'],
    書き手: ['指導員'],
    公開範囲: '一般公開',
    状態: '承認済み',
    所有: 'firm-a',
  };
  const sections = (
    [
      ['会員', 'members'],
      ['社内', 'firm-a'],
    ] as const
  )
    .map(([name, audience]) => {
      const t = (place: string) => text(audience, place);
      return `:::${name}

## ${t('heading')}

${t('paragraph')}を読む。**${t('strong')}** \`${t('code')}\` [${t('link')}](/docs/term/moto-term/) ![${t('alt')}](./zu-${audience}.svg)

- ${t('list')}

| ${t('th')} | x |
| --- | --- |
| ${t('td')} | y |

:::

### 手順の中 {#naka-${audience}}

- 急所（成否）: 見える急所 ${audience}
  - 理由: 見える理由

:::${name}

- 急所（成否）: ${t('keypoint')}
  - 理由: ${t('reason')}

${t('in-step')}も読む。

:::
`;
    })
    .join('\n');
  write(
    'market/manuals/mieru-tejun.md',
    withFront(
      { 題名: '見える手順', ...head },
      `## 手順\n\n### 1. 見る\n\n- 急所（成否）: 見る\n  - 理由: 見えるから\n\n${sections}`,
    ),
  );
  for (const [name, audience] of [
    ['Members', 'members'],
    ['Inhouse', 'firm-a'],
  ] as const) {
    const t = (place: string) => text(audience, `mdx.${place}`);
    write(
      `market/manuals/mieru-mdx-${audience}.mdx`,
      withFront(
        { 題名: `見える部品 ${audience}`, ...head },
        `## 手順\n\n<Step id="a" title="見る">\n\n<KeyPoint mark="成否" reason="見えるから">見る</KeyPoint>\n\n<${name}>\n\n${t('in-step')} <KeyPoint mark="成否" reason="${t('reason')}">${t('keypoint')}</KeyPoint>\n\n</${name}>\n\n</Step>\n\n<${name}>\n\n## ${t('heading')}\n\n${t('paragraph')}\n\n![${t('alt')}](./zu-${audience}.svg)\n\n</${name}>\n`,
      ),
    );
  }
  // A phone's photo says with what and where it was taken: in no edition, however the page is written.
  canaries.push({ mark: 'ICHIBA-MAKE', place: 'photo.exif', audience: 'nobody' });
  const phone = readFileSync(path.join(import.meta.dirname, 'fixtures/pictures/phone.heic'));
  write('market/manuals/denwa.heic', phone);
  write('market/manuals/denwa-mdx.jpg', phone);
  for (const [file, picture] of [
    ['denwa.md', 'denwa.heic'],
    ['denwa-mdx.mdx', 'denwa-mdx.jpg'],
  ] as const)
    write(
      `market/manuals/${file}`,
      withFront(
        { 題名: `電話の写真${file.length}`, ...head },
        file.endsWith('.mdx')
          ? `## 手順\n\n<Step id="miru" title="見る">\n\n<KeyPoint mark="成否" reason="見えるから">見る</KeyPoint>\n\n![電話で撮った写真](./${picture})\n\n</Step>\n`
          : `## 手順\n\n### 1. 見る\n\n- 急所（成否）: 見る\n  - 理由: 見えるから\n\n![電話で撮った写真](./${picture})\n`,
      ),
    );
  for (const audience of ['members', 'firm-a'] as const) {
    canaries.push({ mark: `zu-${audience}.svg`, place: 'section.picture.name', audience });
    write(
      `market/manuals/zu-${audience}.svg`,
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${text(audience, 'picture')}</title></svg>`,
    );
  }
}

/** Names nobody may read: a person without consent, and why pages were taken back. */
function plantPersons(canaries: Canary[], write: (name: string, content: string) => void): void {
  const [name, nameReading, reason] = [word(), word(), word()];
  canaries.push({ mark: name, place: 'person.title', audience: 'nobody' });
  canaries.push({ mark: nameReading, place: 'person.reading', audience: 'nobody' });
  canaries.push({ mark: reason, place: 'withdrawn.reason', audience: 'nobody' });
  canaries.push({ mark: 'qzx-torisage', place: 'withdrawn.id', audience: 'firm-b' });
  write(
    'market/persons/mumei.md',
    withFront(
      { 題名: name, よみ: nameReading, 役割: '溶接工', 公開範囲: '一般公開', 状態: '承認済み' },
      '',
    ),
  );
  write(
    'market/terms/kataru.md',
    withFront(
      { 題名: '語る', 意味: '話す', 語り手: ['mumei'], 公開範囲: '一般公開', 状態: '承認済み' },
      '[語った人](/docs/person/mumei/)\n',
    ),
  );
  // A hidden term whose name is an ordinary word: visible pages use it and know nothing of the rest.
  const [reading, synonym] = [word(), word()].map((mark) => {
    canaries.push({ mark, place: 'term of an ordinary word', audience: 'members' });
    return mark;
  });
  write(
    'market/terms/qzx-hada.md',
    withFront({ 題名: '鋳肌', 意味: '肌', よみ: reading, 別名: [synonym], ...headOf.members }, ''),
  );
  write(
    'market/terms/hada-tsukau.md',
    withFront(
      { 題名: '鋳肌の見方', 意味: '鋳肌を見る', 公開範囲: '一般公開', 状態: '承認済み' },
      '鋳肌を光に当てます。\n',
    ),
  );
  write(
    'market/withdrawn.yml',
    stringify([
      {
        id: 'qzx-torisage',
        種類: 'term',
        日付: '2026-01-02',
        理由: reason,
        公開範囲: 'inhouse',
        所有: 'firm-b',
      },
    ]),
  );
}
