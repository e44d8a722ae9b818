import { type Item, type Section, toSections } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { lookupsIn } from '@chishiki-ichiba/reading';
import type { SearchDocument } from '@chishiki-ichiba/search';
import type { Entry } from '../content/read-site.js';
import type { ExampleProp } from '../manual-props.js';
import type { PageContext } from '../pages/context.js';
import { toKeyPoints } from '../pages/key-points.js';
import { linksClip, videosOn } from '../pages/videos.js';
import type { ClaimProp, FieldRow, ItemPageProp, Labelled } from '../props.js';
import { dateText, dialOf, editionParts, isDial, isLong, paperText } from '../shown.js';
import { shownBoard, shownCapability } from '../shown-board.js';
import { gazeLines } from '../shown-gaze.js';
import { logLines } from '../shown-log.js';
import { conditionLines, weldLines } from '../shown-weld.js';
import type { ConditionProp } from '../weld-props.js';
import { labelOf } from '../words/label-of.js';
import { shownMeeting } from './search-activity.js';
import { toSearchCues } from './search-cues.js';
import { facetsOf, numbersOf } from './search-facets.js';
import { shownLearning } from './search-learning.js';
import { shownReward, shownTrials } from './search-reward.js';

export { searchLabels } from './search-facets.js';

/**
 * One item as search knows it: what a reader sees on its page, section by section, plus the words the
 * glossary knows for what stands there.
 */
export function toSearchDocument(
  item: Item,
  page: ItemPageProp,
  context: PageContext,
): SearchDocument {
  const entry = context.entries.get(item);
  const sections = entry ? toSections(entry.body) : [];
  const videos = entry ? videosOn(entry, context) : [];
  const clip = entry !== undefined && linksClip(entry, context);
  const numbers = numbersOf(item);
  // Words of a video stand here only, not in a section too: a section would take the hit from its second.
  const cues = toSearchCues(videos, page.url, context);
  const differences = entry ? differencesOf(entry, context) : new Map<string, string>();
  const { fields } = item;
  const term = item.kind === 'term' ? item.fields : undefined;
  const keywords = [
    ...(fields.keywords ?? []),
    // What an author reads for us may be typed.
    ...item.readings.map(({ reading }) => reading),
    ...(term?.synonyms ?? []),
    ...(term?.english ? [term.english] : []),
    ...(term?.firmNames ?? []).map((firm) => firm.name),
    // Whoever knows the page by its name in the language it was written in finds its copy.
    ...(item.translation ? [item.translation.title, item.translation.reading ?? ''] : []),
  ].filter((word) => word !== '');
  const lang = fields.lang ?? page.lang;
  return {
    id: item.id,
    url: context.urls.item(item),
    title: page.title,
    ...(lang ? { lang } : {}),
    ...(page.summary ? { summary: page.summary } : {}),
    sections: [
      ...sections.map((section) => toSearchSection(withDifferences(section, differences), context)),
      {
        id: '',
        heading: '',
        text: shownFields(page),
        keywords: lookupsIn(page.title, context.glossary),
      },
      { id: '', heading: '', text: shownNames(page), kind: 'names' as const },
      { id: 'sec-opl', heading: '', text: shownOpl(page) },
      { id: 'sec-appearance', heading: '', text: shownCriteria(page) },
      { id: 'sec-trials', heading: '', text: shownTrials(page) },
      { id: 'sec-log', heading: '', text: lines(page.log ? logLines(page.log) : []) },
      { id: '', heading: '', text: shownCameras(page) },
      { id: 'sec-gaze', heading: '', text: lines(page.gaze ? gazeLines(page.gaze) : []) },
      { id: '', heading: '', text: shownHead(page) },
      { id: 'sec-history', heading: '', text: shownHistory(page) },
      {
        id: 'sec-capability',
        heading: '',
        text: lines(page.capability ? shownCapability(page.capability) : []),
      },
      {
        id: 'sec-sources',
        heading: '',
        text: lines(page.sources.map(({ number, detail, tag }) => `[${number}]${detail} ${tag}`)),
      },
    ].filter(
      (section) =>
        section.text !== '' || section.heading !== '' || (section.keywords?.length ?? 0) > 0,
    ),
    facets: facetsOf(item, { videos, clip }, context),
    ...(Object.keys(numbers).length > 0 ? { numbers } : {}),
    ...(fields.revised || fields.reviewBy
      ? {
          dates: {
            ...(fields.revised ? { revised: fields.revised } : {}),
            ...(fields.reviewBy ? { reviewBy: fields.reviewBy } : {}),
          },
        }
      : {}),
    keywords,
    ...(fields.reading ? { readings: [fields.reading] } : {}),
    ...(cues.length > 0 ? { cues } : {}),
    prior: priorOf(item),
  };
}

/** 社ごとの違い of a key point as its page shows them, by the point's anchor. */
const differencesOf = (entry: Entry, context: PageContext): Map<string, string> =>
  new Map(
    Object.values(toKeyPoints(entry, context)).map(({ id, differences = [] }) => [
      `kp-${id}`,
      lines(differences.map(({ org, text }) => `${org.label}\n${text}`)),
    ]),
  );

function withDifferences(section: Section, differences: ReadonlyMap<string, string>): Section {
  const more = differences.get(section.id);
  return more ? { ...section, text: `${section.text}\n${more}` } : section;
}

function toSearchSection(
  section: Section,
  context: PageContext,
): SearchDocument['sections'][number] {
  const keywords = lookupsIn(`${section.heading}\n${section.text}`, context.glossary);
  return { ...section, ...(keywords.length > 0 ? { keywords } : {}) };
}

const words = (list: readonly { label: string }[]): string[] => list.map((entry) => entry.label);
const lines = (list: readonly (string | undefined)[]): string =>
  list.filter((line) => line !== undefined && line !== '').join('\n');

/** Values side by side, as the page shows them. */
const listed = (list: readonly { label: string }[]): string => words(list).join(say`、`);

/** `Ar・7〜10 L/min` is shown as `Ar 7〜10 L/min`. */
const dial = ({ label }: Labelled): string => {
  const { word, number, unit, note = '' } = dialOf(label);
  return `${word ? `${word} ` : ''}${number} ${unit}${note}`;
};

const withHeading = (heading: string, list: readonly ConditionProp[]): string[] =>
  list.length > 0 ? [heading, ...conditionLines(list)] : [];

/** The head of the page: apart from the rest, so that no excerpt is made of names and dates. */
function shownHead(page: ItemPageProp): string {
  return lines([
    page.reading,
    page.kindLabel,
    ...words(page.phases),
    listed(page.canvas),
    page.owner?.label,
    ...words([...page.toldBy, ...page.writtenBy, ...page.checkedBy]),
    page.outcome?.label,
    // As the head shows it, version and date side by side.
    editionParts(page).join(''),
    page.feedUrl && say`更新を受け取る（フィード）`,
    page.reviewBy && dateText(page.reviewBy),
    page.validFor.join('・'),
    page.sheet?.paper && paperText(page.sheet.paper, page.sheet.toRead),
  ]);
}

/** The table of revisions with its heads, cell by cell. */
const shownHistory = ({ history }: ItemPageProp): string =>
  lines(
    history
      ? [
          ...[say`改訂履歴`, say`版`, say`日付`, say`変えたこと`, say`確認`],
          ...history.flatMap(({ revision, date, text, checkedBy }) => [
            revision,
            dateText(date),
            text,
            checkedBy.length > 0 ? listed(checkedBy) : say`記載なし`,
          ]),
        ]
      : [],
  );

const shownExample = (example: ExampleProp | undefined): (string | undefined)[] => [
  example?.text,
  example?.picture?.alt,
];

const shownOpl = ({ opl }: ItemPageProp): string =>
  lines([opl?.point, ...shownExample(opl?.ok), ...shownExample(opl?.ng)]);

/** Names of the cameras under their pictures. */
const shownCameras = ({ video }: ItemPageProp): string =>
  lines([video?.label, ...(video?.tracks ?? []).map(({ label }) => label)]);

/** Criteria firm by firm, then the pictures. */
function shownCriteria({ appearance }: ItemPageProp): string {
  if (!appearance) return '';
  const { firms, criteria, samples } = appearance;
  return lines([
    ...criteria.flatMap(({ topic, cells }) => [
      topic,
      ...cells.flatMap((cell, index) => [firms[index]?.label, cell?.word, cell?.text]),
    ]),
    ...samples.flatMap((sample) => [sample.topic, ...shownExample(sample)]),
  ]);
}

/** A statement, and under it the pages that show it. */
const shownClaim = ({ text, evidence = [] }: ClaimProp): string[] => [text, ...words(evidence)];

/** Front-matter values that the page shows, as lines. */
function shownFields(page: ItemPageProp): string {
  return lines([
    ...(page.weld
      ? [
          ...weldLines(page.weld),
          ...page.weld.rows.flatMap((row) => [
            row.label,
            isDial(row.values) ? lines(row.values.map(dial)) : listed(row.values),
          ]),
          ...withHeading(say`不完全部との関係`, page.weld.defectLinks),
        ]
      : []),
    ...withHeading(say`この不完全部につながる条件`, page.conditions ?? []),
    ...(page.events ?? []).flatMap((event) => [
      labelOf('eventType', event.type),
      event.date && dateText(event.date),
      event.gate && say`関門：${labelOf('gate', event.gate)}`,
      event.text,
      ...(event.recovery ?? []).flatMap((claim) =>
        shownClaim({ ...claim, text: say`立ち直り：${claim.text}` }),
      ),
    ]),
    ...(page.facts ?? []).flatMap((fact) => [
      `${fact.value}${fact.unit ?? ''}`,
      `${fact.of}${fact.year ? say`（${dateText(fact.year)}）` : ''}`,
    ]),
    ...(page.questions?.list ?? []),
    ...(page.purpose ?? []).flatMap(shownClaim),
    ...(page.outcomes ?? []).flatMap(shownClaim),
    ...(page.externalEffects ?? []).flatMap((effect) => [
      effect.type?.label,
      ...shownClaim(effect),
    ]),
    ...(page.contradictions ?? []).flatMap(({ topic, variants }) => [
      topic,
      ...variants.flatMap(shownClaim),
    ]),
    page.lesson,
    ...Object.values(page.canvasText ?? {}).flatMap((list) => (list ?? []).flatMap(shownClaim)),
    ...Object.values(page.canvasPages ?? {}).flatMap((list) => words(list ?? [])),
    ...(page.failure
      ? [
          ...page.failure.rows.map((row) => row.text),
          ...page.failure.changed.flatMap(({ manual, step, point }) => [
            // As the page shows it, place by place.
            point && say`急所${point.label}`,
            `${manual.label}${step ? say`手順 ${step.label}` : ''}`,
          ]),
        ]
      : []),
    ...(page.scenario
      ? [
          ...page.scenario.causes.flatMap(({ label, caption }) => [label, caption]),
          page.scenario.actions.join(say`、`),
          page.scenario.results.join(say`、`),
        ]
      : []),
    page.picture?.alt,
    ...shownLearning(page),
    ...shownMeeting(page),
    ...(page.board ? shownBoard(page.board) : []),
    ...shownReward(page),
    // Last: an excerpt made without a match should begin with what happened, not with names.
    ...page.fields
      .filter(({ values }) => values.length !== 1 || values[0]?.label !== page.summary)
      .filter((row) => !isOfPages(row))
      .flatMap(shownRow),
  ]);
}

const shownRow = ({ label, values }: FieldRow): string[] => [
  label,
  isLong(values) ? lines(words(values)) : listed(values),
];

/** A field that only points at other pages (前提, 関連, 技能 …). */
const isOfPages = ({ values }: FieldRow): boolean =>
  values.length > 0 && values.every(({ url }) => url !== undefined);

/** Names of the pages this one lists or points at, as it shows them. */
const shownNames = (page: ItemPageProp): string =>
  lines([...words(page.course?.parts ?? []), ...page.fields.filter(isOfPages).flatMap(shownRow)]);

/** Verified pages first among equals, retired ones last. */
function priorOf(item: Item): number {
  if (item.status === 'retired') return 0;
  const verified = item.status === 'approved' ? 0.6 : 0.3;
  const byKind: Partial<Record<Item['kind'], number>> = {
    manual: 0.4,
    video: 0.3,
    opl: 0.3,
    failure: 0.25,
    case: 0.25,
    term: 0.3,
    guide: 0.15,
  };
  return verified + (byKind[item.kind] ?? 0.05);
}
