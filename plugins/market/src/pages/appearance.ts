import { type ItemOf, vocabularies } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { Entry } from '../content/read-site.js';
import type {
  AppearancePageProp,
  AppearanceProp,
  CriterionCell,
  CriterionProp,
} from '../manual-props.js';
import type { Labelled } from '../props.js';
import { labelOf } from '../words/label-of.js';
import { type PageContext, toLabelled } from './context.js';
import { toPicture } from './key-points.js';

type Appearance = ItemOf<'appearance'>;

/** The firms of one item side by side. */
export function toAppearance(item: Appearance, entry: Entry, context: PageContext): AppearanceProp {
  return {
    ...toComparison(item, context),
    samples: (item.fields.samples ?? []).map(({ verdict, topic, picture, text }) => ({
      verdict,
      text,
      ...(topic ? { topic } : {}),
      ...pictureOf(toPicture({ url: picture, alt: text }, entry, context)),
    })),
    allUrl: context.urls.appearance,
  };
}
const pictureOf = <T>(picture: T | undefined) => (picture ? { picture } : {});

export const surfaceLabel = ({ fields }: Appearance): string =>
  say`${labelOf('surfaceClass', fields.surface)}面`;

/** A criterion that holds for every firm. */
const everyone = (): Labelled => ({ id: '', label: say`共通` });

function toComparison(
  item: Appearance,
  context: PageContext,
): Pick<AppearanceProp, 'surface' | 'priceBand' | 'firms' | 'criteria'> {
  const rows = (item.fields.criteria ?? []).flatMap(({ org, ...row }) => {
    const firm = org === undefined ? everyone() : toLabelled(org, ['org'], context);
    return firm ? [{ ...row, firm }] : [];
  });
  const firms = [...new Map(rows.map(({ firm }) => [firm.id, firm])).values()];
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  return {
    surface: { id: item.fields.surface, label: surfaceLabel(item) },
    priceBand: item.fields.priceBand,
    firms,
    criteria: topics.map((topic) =>
      compareFirms(
        topic,
        firms.map(({ id }) => {
          const own = rows.filter((row) => row.topic === topic && row.firm.id === id);
          const words = own.flatMap(({ word }) => word ?? []);
          return own.length === 0
            ? null
            : {
                ...(words.length > 0 ? { word: words.join(say`、`) } : {}),
                text: own.map(({ text }) => text).join(' '),
              };
        }),
      ),
    ),
  };
}

/**
 * Which firms differ at one criterion. What more than half of them ask for is the rule; without such a
 * rule all differ. Firms are compared by 判断 where each gives one, else by the whole sentence.
 */
export function compareFirms(
  topic: string,
  cells: readonly (Omit<CriterionCell, 'differs'> | null)[],
): CriterionProp {
  const written = cells.filter((cell) => cell !== null);
  const byWord = written.every(({ word }) => word !== undefined);
  const keyOf = ({ word = '', text }: Omit<CriterionCell, 'differs'>): string =>
    (byWord ? word : text).normalize('NFKC').replace(/[\s、。]/gu, '');
  const counts = new Map<string, number>();
  for (const cell of written) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + 1);
  const rule = [...counts].find(([, count]) => count * 2 > written.length)?.[0];
  const differing = written.filter((cell) => keyOf(cell) !== rule).length;
  return {
    topic,
    agreement:
      written.length < 2
        ? ''
        : differing === 0
          ? say`どの会社も同じ`
          : rule === undefined
            ? say`それぞれ違う`
            : say`${differing}社が違う`,
    cells: cells.map(
      (cell) => cell && { ...cell, differs: written.length > 1 && keyOf(cell) !== rule },
    ),
  };
}

/** All appearance criteria of the edition: by class, then by file. */
export function toAppearancePage(context: PageContext): AppearancePageProp {
  const { catalog, urls } = context;
  const classes = vocabularies.surfaceClass.map(({ id }) => id as string);
  const items = catalog.items
    .flatMap((item) => (item.kind === 'appearance' && item.status !== 'retired' ? [item] : []))
    .sort((a, b) => classes.indexOf(a.fields.surface) - classes.indexOf(b.fields.surface));
  const compared = items.map((item) => ({
    page: { id: item.id, label: item.title, url: urls.item(item) },
    ...toComparison(item, context),
  }));
  return {
    items: compared,
    surfaces: [...new Map(compared.map(({ surface }) => [surface.id, surface])).values()],
    priceBands: [...new Set(compared.map(({ priceBand }) => priceBand))],
    kindUrl: urls.kind('appearance'),
    fictional: items.some((item) => item.fields.fictional),
  };
}
