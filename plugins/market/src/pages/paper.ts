import type { Item } from '@chishiki-ichiba/model';
import type { BodyNode } from '../body-props.js';
import { type QrWidth, toQr } from '../paper/qr.js';
import type {
  BreakdownProp,
  LabelsProp,
  OjtProp,
  PaperHeadProp,
  PaperPictureProp,
  PaperStepProp,
  PapersProp,
  PaperWaysProp,
  PrintPageProp,
  QrProp,
} from '../paper-props.js';
import type { FieldRow, ItemPageProp } from '../props.js';
import { isDial, SAFETY } from '../shown.js';
import { weldBanner } from '../shown-weld.js';
import { type ListContext, titleOf } from './context.js';
import { fitBreakdown, fitOjt } from './fit-paper.js';

type Page = { readonly item: ItemPageProp; readonly body: readonly BodyNode[] };
type PaperContext = Pick<ListContext, 'urls'>;

/** Codes by where they stand: a scan of 100 dpi must read each. */
const CODES = {
  corner: { least: 20, most: 26 },
  step: { least: 14, most: 19 },
  smallStep: { least: 14, most: 16 },
  label: { least: 24, most: 30 },
} as const;

/** Kinds that hang at the bench: their own print carries the code too. */
const BENCH: ReadonlySet<Item['kind']> = new Set(['manual', 'opl', 'appearance']);

/** Code of the page in the corner of its print; `undefined` for a kind nobody hangs up. */
export const toCornerQr = (item: Item, { urls }: PaperContext): QrProp | undefined =>
  BENCH.has(item.kind) ? toQr(urls.onPaper(item), CODES.corner) : undefined;

/** Only what is taught step by step has sheets besides its page. */
export const hasPapers = (item: Item): boolean => item.kind === 'manual' && item.steps.length > 0;

export const toPaperWays = (item: Item, { urls }: PaperContext): PaperWaysProp => ({
  breakdown: urls.paper(item, 'breakdown'),
  labels: urls.paper(item, 'labels'),
  ojt: urls.paper(item, 'ojt'),
  print: `${urls.print}?ids=${item.id}`,
});

/** The three sheets of a manual. */
export function toPapers(item: Item, page: Page, context: PaperContext): PapersProp {
  const head = toHead(item, page.item, context);
  return {
    breakdown: toBreakdown(item, page, head, context),
    labels: toLabels(item, head, context),
    ojt: toOjt(item, head),
  };
}

/** Sheets of every manual of the edition, for pages that show several: path under our files, sheets; one at a time. */
export function* toPaperFiles(
  pages: ReadonlyMap<Item, Page>,
  context: PaperContext,
): Generator<[path: string, sheets: PapersProp]> {
  for (const [item, page] of pages)
    if (hasPapers(item)) yield [`paper/${item.id}.json`, toPapers(item, page, context)];
}

export const toPrintPage = ({ catalog, urls }: ListContext): PrintPageProp => ({
  url: urls.print,
  choices: catalog.items
    .filter((item) => hasPapers(item) || item.kind === 'opl')
    .map((item) => ({
      id: item.id,
      title: titleOf(item),
      papers: hasPapers(item),
      url: hasPapers(item) ? urls.paper(item, 'breakdown') : urls.item(item),
    })),
});

function toHead(item: Item, page: ItemPageProp, { urls }: PaperContext): PaperHeadProp {
  const { id, kind, kindLabel, title, url, revision, revised, reviewBy, owner } = page;
  return {
    ...{ id, kind, kindLabel, title, url },
    ...(revision ? { revision } : {}),
    ...(revised ? { revised } : {}),
    ...(reviewBy ? { reviewBy } : {}),
    ...(owner ? { owner: owner.label } : {}),
    toldBy: page.toldBy.map(({ label }) => label),
    fictional: page.fictional,
    status: page.status,
    visibility: page.visibility,
    qr: toQr(urls.onPaper(item), CODES.corner),
  };
}

function toBreakdown(
  item: Item,
  { item: page, body }: Page,
  head: PaperHeadProp,
  { urls }: PaperContext,
): BreakdownProp {
  const pictures = picturesByStep(body);
  const weld = page.weld && {
    banner: weldBanner(page.weld).title,
    dials: page.weld.rows.filter(({ values }) => isDial(values)),
    rest: page.weld.rows.filter(({ values }) => !isDial(values)),
  };
  const content = {
    head,
    ...(weld ? { weld } : {}),
    safety: toldRows(page, SAFETY),
    atHand: toldRows(page, ['machine', 'tools', 'materials', 'parts']),
  };
  const withCodes = (size: QrWidth): BreakdownProp => {
    const steps = item.steps.map((step) => ({
      ...toStep(step),
      pictures: pictures.get(step.id) ?? [],
      qr: toQr(urls.onPaper(item, `step-${step.id}`), size),
    }));
    return { ...content, steps, fit: fitBreakdown({ ...content, steps }) };
  };
  // Codes that stand more dirt, unless they cost the reader larger letters or a second sheet.
  const strong = withCodes(CODES.step);
  if (strong.fit.onePage && strong.fit.points >= 10) return strong;
  const small = withCodes(CODES.smallStep);
  return small.fit.onePage ? small : strong;
}

const toLabels = (item: Item, head: PaperHeadProp, { urls }: PaperContext): LabelsProp => ({
  head: { ...head, qr: toQr(urls.onPaper(item), CODES.label) },
  steps: item.steps.map(({ id, number, title }) => ({
    ...{ id, number, title },
    qr: toQr(urls.onPaper(item, `step-${id}`), CODES.label),
  })),
});

function toOjt(item: Item, head: PaperHeadProp): OjtProp {
  const steps = item.steps.map(toStep);
  return { head, steps, fit: fitOjt(steps) };
}

const toStep = ({ id, number, title, keyPoints }: Item['steps'][number]): PaperStepProp => ({
  ...{ id, number, title },
  points: keyPoints.map(({ id, text, mark, reason }) => ({
    ...{ id, text },
    ...(mark ? { mark } : {}),
    ...(reason ? { reason } : {}),
  })),
});

/** Rows of these fields, in this order; those nobody filled take no room. */
const toldRows = (page: ItemPageProp, fields: readonly string[]): FieldRow[] =>
  fields.flatMap((field) =>
    page.fields.flatMap(({ id, label, values, blank }) =>
      id === field && !blank ? [{ label, values }] : [],
    ),
  );

/** Pictures of a step and of its key points, in order. */
function picturesByStep(body: readonly BodyNode[]): Map<string, PaperPictureProp[]> {
  const found = new Map<string, PaperPictureProp[]>();
  const walk = (node: BodyNode, step: string | undefined): void => {
    if (typeof node === 'string') return;
    const [type, props, ...children] = node;
    const inside = type === 'Step' ? String(props?.id) : step;
    if (inside !== undefined)
      found.set(inside, [...(found.get(inside) ?? []), ...ownPictures(type, props ?? {})]);
    for (const child of children) walk(child, inside);
  };
  for (const node of body) walk(node, undefined);
  return found;
}

type Props = Readonly<Record<string, unknown>>;

/** An image, or the pair よい例 and 悪い例 of a key point. */
function ownPictures(type: string, props: Props): PaperPictureProp[] {
  if (type === 'img') return [toPicture(props, props.src)];
  if (type !== 'KeyPoint') return [];
  return (['ok', 'ng'] as const).flatMap((sign) => {
    const picture = props[`${sign}Picture`] as Props | undefined;
    return picture ? [{ ...toPicture(picture, picture.url), sign }] : [];
  });
}

const toPicture = ({ alt, width, height }: Props, src: unknown): PaperPictureProp => ({
  src: String(src),
  alt: String(alt ?? ''),
  ...(typeof width === 'number' && typeof height === 'number' ? { width, height } : {}),
});
