import type { CompareCase } from '@chishiki-ichiba/market';
import { labelOf, vocabularies } from '@chishiki-ichiba/model';
import { z } from 'zod';
import { findPage, nearIds } from '../built-market.js';
import { type OpenBuild, Refusal } from './open-build.js';
import {
  answerShape,
  editionOf,
  headText,
  pageShape,
  standingOf,
  standingText,
} from './standing.js';
import type { Tool } from './tool.js';

const NOTHING = '記載なし';

const claimShape = z.object({ text: z.string(), sources: z.array(z.string()) });
type Claim = z.infer<typeof claimShape>;

const input = z.strictObject({
  ids: z
    .array(z.string().trim().min(1).max(120))
    .min(2)
    .max(4)
    .describe('比べる連携事例の id を二つから四つ（例 ["maido-1", "edokko-1"]）'),
});

const output = z.object({
  ...answerShape,
  cases: z.array(pageShape),
  rows: z.array(
    z.object({
      row: z.string().describe('欄の id'),
      label: z.string(),
      cells: z
        .array(z.object({ id: z.string(), stated: z.boolean(), claims: z.array(claimShape) }))
        .describe('cases と同じ順。stated が false なら「記載なし」'),
    }),
  ),
});

type Row = z.infer<typeof output>['rows'][number];

/** Two to four cases, row by row: the nine blocks of the canvas, and what makes them comparable. */
export const compareCases: Tool<typeof input, typeof output> = {
  name: 'compare_cases',
  title: '連携事例を比べる',
  description:
    '二つから四つの連携事例を、ビジネスモデルキャンバスの九つの欄と、結果・目的・教訓などで並べて比べます。資料にないことは「記載なし」と返します。',
  input,
  output,
  async answer({ ids }, build, day) {
    const cases = ids.map((id) => readCase(id, build));
    const twice = cases.find(({ id }, at) => cases.findIndex((other) => other.id === id) !== at);
    if (twice) throw new Refusal(`\`${twice.id}\` が二度あります。違う事例を二つから四つ期待`);
    return {
      edition: editionOf(build),
      asOf: day.today,
      cases: cases.map((one) => standingOf(one, build, day)),
      rows: toRows(cases),
    };
  },
  toText({ cases, rows }, build, day) {
    const titles = new Map(cases.map(({ id, title }) => [id, title]));
    const used = new Map(cases.flatMap(({ sources }) => sources.map((s) => [s.tag, s.detail])));
    return [
      headText(build, day),
      ...cases.map(
        (page) => `- ${page.title}（id: ${page.id}）${page.url}\n  ${standingText(page)}`,
      ),
      ...rows.map(({ label, cells }) =>
        [
          `## ${label}`,
          ...cells.map(
            (cell) =>
              `- ${titles.get(cell.id)}: ${cell.claims.map(claimText).join('／') || NOTHING}`,
          ),
        ].join('\n'),
      ),
      ...(used.size > 0
        ? [`## 出典\n${[...used].map(([tag, detail]) => `- ${tag}: ${detail}`).join('\n')}`]
        : []),
    ].join('\n\n');
  },
};

function readCase(typed: string, build: OpenBuild): CompareCase {
  const { pages } = build.market;
  const page = findPage(typed, pages);
  const cases = pages.filter(({ kind }) => kind === 'case');
  if (!page) {
    const near = nearIds(typed, cases);
    throw new Refusal(
      `\`${typed}\` という連携事例は、この版にありません。${near.length > 0 ? `もしかして: ${near.join('、')}` : 'id は list_pages の kind: ["case"] で分かります'}`,
    );
  }
  const text = page.kind === 'case' ? build.readFile(`cases/${page.id}.json`) : undefined;
  if (text !== undefined) return JSON.parse(text) as CompareCase;
  throw new Refusal(
    page.kind === 'case'
      ? `「${page.title}」（${page.id}）の比べる資料が、組み立てたフォルダにありません。市場を組み立て直してください`
      : `「${page.title}」（${page.id}）は連携事例ではありません。種類は \`${page.kind}\`、\`case\` を期待`,
  );
}

function toRows(cases: readonly CompareCase[]): Row[] {
  const row = (id: string, label: string, of: (one: CompareCase) => readonly Claim[]): Row => ({
    row: id,
    label,
    cells: cases.map((one) => {
      const claims = of(one).filter(({ text }) => text !== '');
      return { id: one.id, stated: claims.length > 0, claims: [...claims] };
    }),
  });
  const rows = [
    row('outcome', '結果', ({ outcome }) => [plain(outcome.label)]),
    row('place', '地域', ({ place = '' }) => [plain(place)]),
    row('period', '期間', ({ period = '' }) => [plain(period)]),
    row('purpose', '主目的', ({ purpose }) => purpose.map(toClaim)),
    ...vocabularies.canvas.map(({ id, ja }) =>
      row(id, `キャンバス: ${ja}`, ({ canvas }) => (canvas[id] ?? []).map(toClaim)),
    ),
    row('outcomes', '成果', ({ outcomes }) => outcomes.map(toClaim)),
    row('valleys', '谷と立ち直り', ({ events }) =>
      events.filter(({ type }) => type === 'valley').map(toValley),
    ),
    row('lesson', '教訓', ({ lesson }) => [plain(lesson)]),
    row('contradictions', '出典どうしの食い違い', ({ contradictions }) =>
      contradictions.flatMap(({ topic, variants }) =>
        variants.map(({ text, sources }) => toClaim({ text: `${topic}: ${text}`, sources })),
      ),
    ),
  ];
  // Sources that agree are no gap.
  return rows.filter(
    ({ row: id, cells }) => id !== 'contradictions' || cells.some((c) => c.stated),
  );
}

const plain = (text: string): Claim => ({ text, sources: [] });

const toClaim = ({
  text,
  sources = [],
}: {
  text: string;
  sources?: readonly string[] | undefined;
}): Claim => ({
  text,
  sources: [...sources],
});

function toValley({ text, phase, recovery, sources }: CompareCase['events'][number]): Claim {
  const when = phase ? `${labelOf('phase', phase)}: ` : '';
  const back = recovery?.map((claim) => claim.text).join('／');
  return toClaim({ text: `${when}${text}（立ち直り: ${back || NOTHING}）`, sources });
}

const claimText = ({ text, sources }: Claim): string =>
  `${text}${sources.length > 0 ? `［${sources.join('、')}］` : ''}`;
