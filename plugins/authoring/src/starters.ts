import {
  type FieldMeta,
  type FieldRead,
  type KindId,
  kindShapes,
  kinds,
  metaOf,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';

export interface StarterOptions {
  readonly kind: KindId;
  /** ISO date for 改訂日 and the like. */
  readonly today: string;
  readonly title?: string | undefined;
  /** Id of the organisation that owns the page. */
  readonly owner?: string | undefined;
}

/** What a page of a kind begins with: fields by canonical key in order, values that no rule can guess, and a body. */
interface Starter {
  readonly fields: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly body: string;
}

const STEPS = `## ねらい

〔この手順で、だれが、何をできるようになるか〕

## 手順

### 1. 〔何を〕合わせる {#s1}

〔することを、短い文で一つか二つ〕

- 急所（成否）: 〔うまくいくか失敗するかを分ける一言〕 {#k1}
  - 理由: 〔なぜそうするか〕
  - 引き出し方: 聞き取り
  - 悪い例: 〔守らないと出る不具合〕

### 2. 〔何を〕送る {#s2}

〔次にすること〕

- 急所（安全）: 〔けがを防ぐ一言〕 {#k2}
  - 理由: 〔どんなけがになるか〕
  - 引き出し方: 聞き取り

## 確認

- 〔どこを見て、よしとするか〕
`;

const starters: Readonly<Record<KindId, Starter>> = {
  manual: {
    fields: [
      ...['reading', 'summary', 'toldBy', 'writtenBy', 'skill', 'level', 'time', 'process'],
      ...['tools', 'ppe', 'safety', 'keywords'],
    ],
    values: { tools: '[〔道具〕]', time: '20分', ppe: '[〔身につけるもの〕]' },
    body: STEPS,
  },
  opl: {
    fields: ['summary', 'oplType', 'point', 'skill', 'process', 'keywords', 'writtenBy'],
    body: '〔一つだけ伝えたいことを、三行まで〕\n',
  },
  video: {
    fields: ['summary', 'media', 'duration', 'chapters', 'camera', 'role', 'skill', 'keywords'],
    values: {
      media: '{ファイル: ./〔動画のファイル名〕.webm}',
      duration: '"0:30"',
      chapters: '[{開始: "0:00", 題名: 〔何をしているところか〕}]',
    },
    body: '## 見るところ\n\n- 0:00 〔どこを見るか〕\n',
  },
  case: {
    fields: [
      ...['summary', 'caseType', 'outcome', 'alliance', 'phase', 'canvas', 'place', 'events'],
      ...['lesson', 'keywords'],
    ],
    values: { events: '[{種別: 始まり, 内容: 〔何が起きたか〕}]' },
    body: '## あらまし\n\n〔だれが、何のために集まり、どうなったか〕\n',
  },
  failure: {
    fields: [
      ...['summary', 'event', 'cause', 'response', 'measure', 'lesson', 'scenario', 'process'],
      ...['defect', 'keywords'],
    ],
    values: { scenario: '{原因: [未知], 行動: [加工・製作], 結果: [不良・手直し]}' },
    body: '〔写真や、言い足したいこと。なければこの行を消す〕\n',
  },
  appearance: {
    fields: ['summary', 'surface', 'priceBand', 'criteria', 'process', 'keywords'],
    values: { criteria: '[{項目: 〔焼け、キズなど〕, 判断: 〔残してよい〕, 内容: 〔合格の姿〕}]' },
    body: '〔この基準を使う品物と、見る距離や明るさ〕\n',
  },
  term: {
    fields: ['reading', 'meaning', 'english', 'synonyms'],
    body: '〔現場でどう使うか。なければこの行を消す〕\n',
  },
  skill: {
    fields: ['summary', 'levels', 'process'],
    values: {
      levels:
        '[{レベル: 1, 内容: 〔教わりながら、何ができる〕}, {レベル: 3, 内容: 〔一人で、何ができる〕}]',
    },
    body: '〔この技能がどんな仕事で要るか〕\n',
  },
  org: {
    fields: ['reading', 'summary', 'orgType', 'place', 'process', 'capabilities'],
    values: { capabilities: '[〔何ができるか。大きさ、板厚、材質も〕]' },
    body: '〔どんな会社か〕\n',
  },
  person: {
    fields: ['role', 'org', 'teaches', 'process'],
    values: { org: '〔自社の記号〕' },
    body: '〔聞けること、声のかけ方。名前は書かない〕\n',
  },
  alliance: {
    fields: ['summary', 'place', 'founded', 'form', 'phase', 'members', 'keywords'],
    values: { members: '[{組織: 〔組織の記号〕, 環: コア, 役割: 〔何をしたか〕}]' },
    body: '〔何のための集まりか〕\n',
  },
  guide: {
    fields: ['summary', 'guideType', 'questions', 'keywords', 'writtenBy'],
    body: '〔何を、どの順でするか〕\n',
  },
  activity: {
    fields: [
      ...['summary', 'activityType', 'date', 'place', 'alliance', 'agenda', 'decided', 'learned'],
      'next',
    ],
    values: {
      decided: '[〔決まったこと。開く前なら行ごと消す〕]',
      learned: '[〔分かったこと。開く前なら行ごと消す〕]',
      next: '[{内容: 〔やること〕, 担当: 〔役割〕}]',
    },
    body: '〔話したこと〕\n',
  },
  trial: {
    fields: [
      ...['manual', 'result', 'conditions', 'material', 'machine', 'org', 'date', 'learned'],
      'thanks',
    ],
    values: { material: '[SUS304]', org: '〔自社の記号〕' },
    body: '〔やってみた様子〕\n',
  },
  course: {
    fields: ['summary', 'who', 'parts', 'checks', 'time', 'skill'],
    values: {
      parts: '[{ページ: 〔学ぶページのid〕, 何のため: 〔何のために学ぶか〕}]',
      checks: '[{問い: 〔やってもらうこと〕, 合格の目安: 〔何ができたら合格か〕}]',
      time: '半日',
    },
    body: '〔この道筋で、何ができるようになるか〕\n',
  },
  skillmap: {
    fields: ['summary', 'columns', 'people'],
    values: {
      columns: '[{技能: 〔技能の記号〕, 求めるレベル: 3, 求める人数: 2}]',
      people: '[{符号: A-01, 力量: [{技能: 〔技能の記号〕, レベル: 1, 確認日: TODAY}]}]',
    },
    body: '〔どの職場の表か〕\n',
  },
  request: {
    fields: ['summary', 'requestType', 'posted', 'contact', 'process', 'keywords'],
    body: '〔困っていること、ほしいもの。数や大きさも〕\n',
  },
  offer: {
    fields: ['summary', 'offerType', 'posted', 'contact', 'process', 'keywords'],
    body: '〔できること、貸せるもの。条件も〕\n',
  },
};

/** Fields that close the front matter of every page. */
const LAST = ['owner', 'visibility', 'status', 'revised', 'reviewBy', 'revision'];

/**
 * A page to fill in: every word that only its author knows stands as 〔…〕, which `check` knows as not
 * written yet.
 */
export function starterPage({ kind, today, title, owner }: StarterOptions): string {
  const starter = starters[kind];
  const shape = kindShapes[kind] as unknown as Record<string, Parameters<typeof metaOf>[0]>;
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('02-29', '02-28')}`;
  const given: Record<string, string> = {
    ...(title ? { title: quote(title) } : {}),
    owner: owner ?? '〔自社の記号〕',
    visibility: '社内',
    status: '下書き',
    revised: today,
    reviewBy: nextYear,
    revision: '第1版',
    ...starter.values,
  };
  const line = (key: string): string => {
    const schema = shape[key];
    if (!schema) throw new Error(`no field ${key} in ${kind}`);
    const meta = metaOf(schema);
    const value = (given[key] ?? startingValue(meta.read, meta, today)).replace('TODAY', today);
    const must = schema.safeParse(undefined).success ? '' : '必ず。';
    return `${meta.ja}: ${value} # ${must}${noteOf(meta, value)}`;
  };
  const label = kinds.find(({ id }) => id === kind)?.ja ?? kind;
  return [
    '---',
    '# 〔 〕の中を自分の言葉に書き換えます。〔 〕も消します。分からない行は、行ごと消してかまいません。',
    `種類: ${label}`,
    ...['title', ...starter.fields, ...LAST].map(line),
    '---',
    '',
    starter.body.trimEnd(),
    '',
  ].join('\n');
}

function startingValue(read: FieldRead, meta: FieldMeta, today: string): string {
  switch (read.as) {
    case 'list':
      return `[${startingValue(read.item, meta, today)}]`;
    case 'value':
      return (vocabularies[read.vocabulary] as readonly Value[])[0]?.ja ?? '';
    case 'date':
    case 'partialDate':
      return today;
    case 'integer':
      return '1';
    case 'ref':
      return read.kinds.includes('skill') ? '〔技能の記号〕' : `〔${meta.ja}〕`;
    default:
      return `〔${meta.ja}〕`;
  }
}

/** What stands behind `#`: the field's help, and the words one may choose from. */
function noteOf({ help, read, example }: FieldMeta, value: string): string {
  const inner = read.as === 'list' ? read.item : read;
  const words =
    inner.as === 'value'
      ? (vocabularies[inner.vocabulary] as readonly Value[]).map(({ ja }) => ja)
      : [];
  const few = words.length > 12 ? [...words.slice(0, 12), '…'] : words;
  if (few.length > 0) return `${help}${few.join(' / ')}`;
  return `${help}${example && !value.includes(example) ? `例 ${example}` : ''}`;
}

const quote = (text: string): string =>
  /[:#"'[\]{},&*!|>%@`]|^[-?]/.test(text) ? JSON.stringify(text) : text;
