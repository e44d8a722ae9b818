import {
  heatInputOf,
  type ItemOf,
  type KeyPoint,
  kindShapes,
  metaOf,
  type Weld,
} from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import { hasSteps, tellElsewhere } from '../body/mdx-body.js';
import { type RenderContext, renderBody } from '../body/render-body.js';
import type { BodyNode } from '../body-props.js';
import { findByFile } from '../catalog/check-links.js';
import { reflectBy } from '../catalog/reflected.js';
import { ITEM_LINK } from '../catalog/refs.js';
import { type Entry, isVideo } from '../content/read-site.js';
import { hasFurigana } from '../furigana/to-furigana.js';
import { feedOf } from '../machine/feed-items.js';
import type { ClaimProp, ItemPageProp, Labelled } from '../props.js';
import type { VideoProp } from '../video-props.js';
import { labelOf } from '../words/label-of.js';
import { toAllianceMeetings, toMeeting } from './activities.js';
import { surfaceLabel, toAppearance } from './appearance.js';
import { toBacklinks } from './backlinks.js';
import { toBoardParts } from './board.js';
import { toCanvasParts, toEffects } from './canvas.js';
import { conditionsFor, toConditions } from './conditions.js';
import { outcomeOf, type PageContext, titleOf, toLabelled } from './context.js';
import { toCourse, toPartOf } from './courses.js';
import { type Claim, toClaims, toEvents } from './events.js';
import { toChangedPoints, toSameCause, toScenario } from './failures.js';
import { toFieldRows, toGroupRows } from './fields.js';
import { toGaze } from './gaze.js';
import { toKeyPoint, toKeyPoints } from './key-points.js';
import { toLog } from './logs.js';
import { toOpl } from './opl.js';
import { hasPapers, toCornerQr, toPaperWays } from './paper.js';
import { toReward } from './rewards.js';
import { toSheet } from './sheet.js';
import { toSkill } from './skills.js';
import { createSourceNotes, type SourceNotes } from './source-notes.js';
import { toTermPicture } from './term-cards.js';
import { languageOf, toTranslation } from './translation.js';
import { toTrial, toTrialCount, toTrials } from './trials.js';
import { findVideo, toVideo } from './videos.js';

/** Everything the page of one item needs. */
export function toItemPage(
  entry: Entry,
  context: PageContext,
): { item: ItemPageProp; body: BodyNode[] } {
  const { item } = entry;
  const { urls } = context;
  const { fields } = item;
  const notes = createSourceNotes(context.sources);
  const claims = (list: readonly Claim[] | undefined): ClaimProp[] | undefined =>
    list && toClaims(list, notes, context);
  // In reading order, so that the numbers of the notes rise down the page.
  const events = item.kind === 'case' ? toEvents(item, notes, context) : undefined;
  const { body, toc, videos } = renderEntry(entry, notes, context);
  // A module keeps its own tree: only a body that is data can be given an anchor.
  const easy = item.format === 'md' && nameEasyJapanese(body);
  const persons = (names: readonly string[] | undefined): Labelled[] =>
    (names ?? []).flatMap((name) => toLabelled(name, ['person'], context) ?? []);
  const outcome = outcomeOf(item);
  const video = item.kind === 'video' ? toVideo({ ...entry, item }, context) : undefined;
  const page: ItemPageProp = {
    id: item.id,
    kind: item.kind,
    kindLabel: labelOf('kind', item.kind),
    kindUrl: urls.kind(item.kind),
    title: titleOf(item),
    ...optional('reading', fields.reading),
    ...optional(
      'summary',
      fields.summary ?? (item.kind === 'term' ? item.fields.meaning : undefined),
    ),
    ...optional('picture', item.kind === 'term' ? toTermPicture(item, context) : undefined),
    url: urls.item(item),
    fictional: fields.fictional === true,
    ...optional('translation', toTranslation(item, context)),
    ...optional('lang', languageOf(item, context)),
    ...optional(
      'standIns',
      fields.anonymous?.map(({ instead }) => instead),
    ),
    status: item.status,
    visibility: item.visibility,
    phases: item.phases.map(({ id, stated }) => ({
      id,
      label: labelOf('phase', id),
      url: urls.phase(id),
      stated,
    })),
    canvas: item.canvas.map(({ id, stated }) => ({
      id,
      label: labelOf('canvas', id),
      url: urls.canvas(id),
      stated,
    })),
    ...optional('owner', item.owner ? toLabelled(item.owner, ['org'], context) : undefined),
    toldBy: persons(fields.toldBy),
    writtenBy: persons(fields.writtenBy),
    checkedBy: persons(fields.checkedBy),
    ...optional('revised', fields.revised),
    ...optional('revision', fields.revision),
    ...optional('reviewed', fields.reviewed),
    ...(item.kind === 'org' ? feedOf(`org/${item.id}`, context) : {}),
    ...optional('reviewBy', fields.reviewBy),
    ...optional(
      'history',
      fields.history?.map(({ checkedBy, ...line }) => ({ ...line, checkedBy: persons(checkedBy) })),
    ),
    ...optional(
      'outcome',
      outcome ? { id: outcome, label: labelOf('outcome', outcome) } : undefined,
    ),
    validFor: validFor(entry),
    fields: toFieldRows(item, context),
    ...optional(
      'weld',
      item.kind === 'manual' && item.fields.weld ? toWeld(item.fields.weld, context) : undefined,
    ),
    ...optional('conditions', item.kind === 'term' ? conditionsFor(item, context) : undefined),
    ...optional('events', events),
    ...toCanvasParts(item, notes, context),
    ...(item.kind === 'case'
      ? {
          outcomes: claims(item.fields.outcomeNumbers) ?? [],
          externalEffects: toEffects(item, notes, context),
          facts: (item.fields.facts ?? []).map(({ source, ...fact }) => ({
            ...fact,
            sources: notes.numbersOf(source),
          })),
          contradictions: (item.fields.contradictions ?? []).map(({ topic, variants }) => ({
            topic,
            variants: claims(variants) ?? [],
          })),
          lesson: item.fields.lesson,
        }
      : {}),
    ...optional('questions', item.kind === 'guide' ? toQuestions(item) : undefined),
    ...optional('failure', item.kind === 'failure' ? toFailure(item, context) : undefined),
    ...optional('scenario', toScenario(item, context)),
    sameCause: toSameCause(item, context),
    ...optional('trials', item.kind === 'manual' ? toTrials(item, context) : undefined),
    ...optional('trial', item.kind === 'trial' ? toTrial(item, context) : undefined),
    ...optional('reward', toReward(item, notes, context)),
    ...optional('course', item.kind === 'course' ? toCourse(item, context) : undefined),
    ...optional('skill', item.kind === 'skill' ? toSkill(item, context) : undefined),
    ...optional('mapUrl', item.kind === 'skillmap' ? `${urls.skills}#map-${item.id}` : undefined),
    ...optional('meeting', item.kind === 'activity' ? toMeeting(item, notes, context) : undefined),
    ...optional('meetings', toAllianceMeetings(item, context)),
    courses: toPartOf(item, context),
    ...toBoardParts(item, context),
    ...optional('sheet', toSheet(item)),
    ...optional('qr', toCornerQr(item, context)),
    ...optional('papers', hasPapers(item) ? toPaperWays(item, context) : undefined),
    ...optional('video', video),
    ...optional('log', isVideo(entry) ? toLog(entry, context) : undefined),
    ...optional('gaze', isVideo(entry) ? toGaze(entry, context) : undefined),
    ...optional(
      'videos',
      item.format === 'mdx' && Object.keys(videos).length > 0 ? videos : undefined,
    ),
    ...optional(
      'keyPoints',
      item.format === 'mdx' && item.steps.length > 0
        ? toKeyPoints(entry, context, body)
        : undefined,
    ),
    ...optional('opl', item.kind === 'opl' ? toOpl(item, entry, context) : undefined),
    ...optional(
      'appearance',
      item.kind === 'appearance' ? toAppearance(item, entry, context) : undefined,
    ),
    ...(hasFurigana(item) && !item.translation ? { furigana: true as const } : {}),
    ...(easy ? { easyJapanese: EASY_ID } : {}),
    toc,
    steps: item.steps.map(({ id, number, title }) => ({ id, number, title })),
    ...optional('workUrl', item.steps.length > 0 && hasSteps(body) ? urls.work(item) : undefined),
    sources: notes.listWith(fields.source),
    backlinks: toBacklinks(item, context),
    ...(context.edition.name === 'working'
      ? { file: item.file, messages: context.messages.get(item.file) ?? [] }
      : {}),
  };
  return { item: page, body: [...tellElsewhere(body, urls.item(item))] };
}

const EASY_ID = 'yasashii-nihongo';

/** Give the first section in easy Japanese its anchor. Changes the node. */
function nameEasyJapanese(nodes: BodyNode[]): boolean {
  return nodes.some((node, index) => {
    if (typeof node === 'string') return false;
    const [type, props, ...children] = node;
    if (type === 'EasyJapanese') {
      nodes[index] = [type, { ...props, id: EASY_ID }, ...children];
      return true;
    }
    const found = nameEasyJapanese(children);
    if (found) nodes[index] = [type, props, ...children];
    return found;
  });
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** The author's text with its links, pictures and sources resolved, and the videos it shows by id. */
export function renderEntry(entry: Entry, notes: SourceNotes, context: PageContext) {
  const videos: Record<string, VideoProp> = {};
  const asked: RenderContext = {
    link: (url) => resolveLink(url, entry, context),
    linkNote: context.linkNote,
    image: (url) => context.assets.add(entry, url),
    component: (name, props) => {
      const resolved = resolveComponent(name, props, entry, notes, context);
      if (name === 'Video' && resolved)
        videos[(resolved.video as VideoProp).id] = resolved.video as VideoProp;
      return resolved;
    },
    terms: { find: context.findTerms, url: (id) => termUrl(id, entry, context) },
  };
  const { source, item, body } = entry;
  // Words that stand for a name follow from other pages, too.
  const rendered =
    context.bodies && source && !item.fields.anonymous
      ? context.bodies.render(item.file, source, body, asked)
      : renderBody(body, asked);
  return { ...rendered, videos };
}

/** A term's own page does not explain it to itself. */
function termUrl(id: string, { item }: Entry, { catalog, urls }: PageContext): string | undefined {
  const target = catalog.find(id);
  return target && target !== item ? urls.item(target) : undefined;
}

/** Links of the body: items by address or file name; a page that is not in this edition becomes plain text. */
function resolveLink(url: string, entry: Entry, context: PageContext): string | undefined {
  if (/^#/.test(url) || /^(?:https?:|mailto:|tel:)/i.test(url)) return url;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const match = ITEM_LINK.exec(url);
  const target = match
    ? context.catalog.find(match[2] as string)
    : findByFile(context.catalog, entry.item.file, url);
  if (target) return context.urls.item(target, match?.[3] ?? url.split('#')[1]);
  if (match || /\.mdx?(#|$)/.test(url)) return undefined;
  const list = /^\/(phase|canvas|kind)\/([a-z-]+)\/?$/.exec(url);
  const page = marketPages.find(([path]) => url.replace(/#.*$/, '').replace(/\/?$/, '/') === path);
  if (page) return context.urls[page[1]] + (/#.*$/.exec(url)?.[0] ?? '');
  if (list) return context.urls[list[1] as 'phase' | 'canvas' | 'kind'](list[2] as string);
  const checklist = /^\/phase\/([a-z]+)\/checklist\/?$/.exec(url);
  if (checklist) return context.urls.checklist(checklist[1] as string);
  const file = context.assets.add(entry, url);
  return url.startsWith('/') && !file?.path ? url : file?.url;
}

/** Links of a body to pages of the market, as typed, with their final address; `null` where there is none. */
export const pageLinks = (entry: Entry, context: PageContext): Record<string, string | null> =>
  Object.fromEntries(
    entry.item.links
      .filter(({ url }) => ITEM_LINK.test(url) || (isRelative(url) && /\.mdx?(#|$)/.test(url)))
      .map(({ url }) => [url, resolveLink(url, entry, context) ?? null]),
  );

const isRelative = (url: string): boolean => !/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(url);

/** Pages of the market itself, as authors write them whatever the site's base is. */
const marketPages = [
  ['/matrix/', 'matrix'],
  ['/cases/', 'cases'],
  ['/valleys/', 'valleys'],
  ['/failures/', 'failures'],
  ['/appearance/', 'appearance'],
  ['/skills/', 'skills'],
  ['/board/', 'board'],
  ['/activities/', 'activities'],
  ['/report/', 'report'],
  ['/canvas/blank/', 'blankCanvas'],
  ['/search/', 'search'],
  ['/reference/', 'reference'],
] as const;

function resolveComponent(
  name: string,
  props: Readonly<Record<string, unknown>>,
  entry: Entry,
  notes: SourceNotes,
  context: PageContext,
): Record<string, unknown> | undefined {
  if (name === 'SourceRef') {
    const number = notes.numberOf(String(props.tag));
    return number > 0 ? { tag: props.tag, number } : undefined;
  }
  if (name === 'KeyPoint') {
    const { title, reasonTerms } = props;
    const point = toKeyPoint(props as unknown as KeyPoint, entry, context);
    return {
      ...point,
      ...(title ? { title } : {}),
      ...(reasonTerms ? { reasonTerms } : {}),
    };
  }
  if (name === 'Step') {
    const trials = toTrialCount(entry.item, `step-${props.id}`, context);
    return { ...props, ...(trials ? { trials } : {}) };
  }
  if (name === 'Video') {
    const video = findVideo(props, context);
    return video ? { video: toVideo(video, context), start: Number(props.start ?? 0) } : undefined;
  }
  return { ...props };
}

function validFor({ item }: Entry): string[] {
  if (item.kind === 'appearance') return [surfaceLabel(item), say`価格帯 ${item.fields.priceBand}`];
  if (item.kind !== 'manual') return [];
  const { machine, weld, material, process } = item.fields;
  const base = (weld?.base ?? []).map((metal) =>
    [labelOf('material', metal.name), metal.thickness?.typed].filter(Boolean).join(' '),
  );
  return [
    ...(process ?? []).map((id) => labelOf('process', id)),
    ...(base.length > 0 ? base : (material ?? []).map((metal) => labelOf('material', metal.name))),
    ...(weld?.joint ? [labelOf('joint', weld.joint)] : []),
    ...(machine ? [machine] : []),
  ];
}

type Shape = Readonly<Record<string, Parameters<typeof metaOf>[0]>>;
const groupShape = (kind: 'manual', key: string): Shape => {
  const read = metaOf((kindShapes[kind] as unknown as Shape)[key] as Shape[string]).read;
  return read.as === 'group' ? (read.shape as Shape) : {};
};

function toWeld(weld: Weld, context: PageContext): ItemPageProp['weld'] {
  const { status = 'reference', wps, pqr, defectLinks: _, ...conditions } = weld;
  return {
    status: { id: status, label: labelOf('weldStatus', status) },
    ...optional('wps', wps),
    ...optional('pqr', pqr),
    rows: toGroupRows(groupShape('manual', 'weld'), conditions, context),
    ...optional('heatInput', heatInputOf(weld)),
    defectLinks: toConditions(weld, context),
  };
}

function toQuestions({ fields }: ItemOf<'guide'>): ItemPageProp['questions'] {
  const { questions: list, guideType } = fields;
  return (
    list && { title: guideType === 'canvas' ? say`書くときの問い` : say`考えるときの問い`, list }
  );
}

function toFailure(item: ItemOf<'failure'>, context: PageContext): ItemPageProp['failure'] {
  const { fields } = item;
  const keys = [
    'event',
    'course',
    'cause',
    'response',
    'measure',
    'lesson',
    'background',
    'after',
    'interview',
  ] as const;
  const always = new Set<string>(['event', 'course', 'cause', 'response', 'measure', 'lesson']);
  const shape = kindShapes.failure as unknown as Shape;
  return {
    rows: keys.flatMap((key) =>
      fields[key] || always.has(key)
        ? [{ label: sayWord(metaOf(shape[key] as Shape[string]).ja), text: fields[key] ?? '' }]
        : [],
    ),
    changed: toChangedPoints(item, context),
    ...optional('reflectBy', reflectBy(item, context.catalog)),
  };
}
