import {
  type FieldRead,
  type Item,
  kindShapes,
  metaOf,
  printRange,
  type Range,
} from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { FactRow, FieldRow, Labelled } from '../props.js';
import { labelOf } from '../words/label-of.js';
import { MEETING_FIELDS } from './activities.js';
import { type PageContext, toLabelled } from './context.js';
import { findGuide, toNumbered } from './guides.js';
import { shownForReport } from './report-fields.js';

/** Fields that the head, the timeline, the canvas … already show. */
const SHOWN_ELSEWHERE = new Set([
  'id',
  'aliases',
  'kind',
  'title',
  'summary',
  'phase',
  'canvas',
  'canvasText',
  'purpose',
  'questions',
  'toldBy',
  'writtenBy',
  'checkedBy',
  'revised',
  'revision',
  'reviewBy',
  'reviewed',
  'history',
  'status',
  'visibility',
  'owner',
  'keywords',
  'reading',
  'lang',
  'source',
  'translationOf',
  'fictional',
  'steps',
  'weld',
  'events',
  'facts',
  'outcomeNumbers',
  'externalEffects',
  'contradictions',
  'lesson',
  'outcome',
  'media',
  'duration',
  'poster',
  'chapters',
  'captions',
  'event',
  'course',
  'cause',
  'response',
  'measure',
  'background',
  'after',
  'interview',
  'scenario',
  'sheet',
  'ledTo',
  'picture',
  'unmarked',
  'photoOk',
  'photoNg',
  'okText',
  'ngText',
  'point',
  'surface',
  'priceBand',
  'criteria',
  'samples',
  'awards',
  'levels',
  'columns',
  'people',
  'checks',
  ...['requestType', 'offerType', 'posted', 'expires', 'contact', 'state', 'answers'],
  ...['capabilities', 'certifications'],
  'figures',
]);
/** Names that mean something else elsewhere: parts of a machine, the conditions of a manual. */
const SHOWN_OF_KIND: Partial<Record<Item['kind'], readonly string[]>> = {
  course: ['parts'],
  video: ['log', 'tracks', 'gaze', 'chaptersText'],
  trial: [
    'manual',
    'result',
    'org',
    'date',
    'machine',
    'material',
    'thickness',
    'process',
    'conditions',
    'learned',
    'prevented',
    'thanks',
  ],
};
const isShownElsewhere = (key: string, kind: Item['kind']): boolean =>
  SHOWN_ELSEWHERE.has(key) ||
  (SHOWN_OF_KIND[kind]?.includes(key) ?? false) ||
  (kind === 'activity' && MEETING_FIELDS.has(key));
/** Blank says something about these: print 「記載なし」. */
const HONEST_BLANKS: Partial<Record<Item['kind'], readonly string[]>> = {
  case: ['place', 'period', 'partners', 'levers', 'guidelines'],
  alliance: ['place', 'founded', 'form', 'members'],
  failure: ['date', 'place'],
  manual: ['time', 'tools', 'usedBy'],
};

/** The facts table of a page: every typed field that has no place of its own, labels and links resolved. */
export function toFieldRows(item: Item, context: PageContext): FactRow[] {
  const shape = kindShapes[item.kind] as unknown as Record<string, Parameters<typeof metaOf>[0]>;
  const rows: FactRow[] = [];
  for (const [key, schema] of Object.entries(shape)) {
    if (isShownElsewhere(key, item.kind)) continue;
    const meta = metaOf(schema);
    const value = (item.fields as Record<string, unknown>)[key];
    const values =
      value === undefined
        ? []
        : (shownForReport(key, value) ??
          explained(key, toValues(meta.read, value, context), context));
    if (values.length > 0) rows.push({ id: key, label: sayWord(meta.ja), values });
    else if (HONEST_BLANKS[item.kind]?.includes(key))
      rows.push({
        id: key,
        label: sayWord(meta.ja),
        values: [{ id: '', label: say`記載なし` }],
        blank: true,
      });
  }
  return rows;
}

/** Fields whose values have guides: a lever by its name, a guideline and a risk by their number. */
const GUIDES: Readonly<Record<string, 'lever' | 'guideline' | 'risk'>> = {
  levers: 'lever',
  guidelines: 'guideline',
  risks: 'risk',
};

function explained(key: string, values: Labelled[], context: PageContext): Labelled[] {
  const type = GUIDES[key];
  if (!type) return values;
  if (type !== 'lever')
    return toNumbered(
      type,
      values.map(({ label }) => Number(label)),
      context,
    );
  return values.map((value) => {
    const guide = findGuide(type, value.label, context.catalog);
    return guide ? { ...value, url: context.urls.item(guide) } : value;
  });
}

/** Rows of a group, one level deep with 「・」 between the parts (weld conditions, scenario). */
export function toGroupRows(
  shape: Readonly<Record<string, Parameters<typeof metaOf>[0]>>,
  value: Readonly<Record<string, unknown>>,
  context: PageContext,
): FieldRow[] {
  return Object.entries(shape).flatMap(([key, schema]) => {
    const meta = metaOf(schema);
    const part = value[key];
    if (part === undefined) return [];
    return [
      {
        label: sayWord(meta.ja),
        values:
          part === null
            ? [{ id: '', label: say`なし（該当なし）` }]
            : toValues(meta.read, part, context),
      },
    ];
  });
}

export function toValues(read: FieldRead, value: unknown, context: PageContext): Labelled[] {
  if (value === null) return [{ id: '', label: say`なし` }];
  switch (read.as) {
    case 'list':
      return (value as unknown[]).flatMap((part) => toValues(read.item, part, context));
    case 'ref':
      return listOf(toLabelled(String(value), read.kinds, context));
    case 'value':
      return [{ id: String(value), label: labelOf(read.vocabulary, String(value)) }];
    case 'range': {
      const range = value as Range;
      return [{ id: '', label: rangeLabel(range) }];
    }
    case 'boolean':
      return [{ id: '', label: value ? say`はい` : say`いいえ` }];
    case 'seconds':
      return [{ id: '', label: clock(Number(value)) }];
    case 'group': {
      const parts = Object.entries(read.shape).flatMap(([key, schema]) => {
        const part = (value as Record<string, unknown>)[key];
        return part === undefined ? [] : toValues(metaOf(schema).read, part, context);
      });
      const link = parts.find((part) => part.url);
      // A group that says one thing is that thing: a base metal of which only the name was written.
      const one = parts.length === 1 ? parts[0] : undefined;
      return [
        {
          id: (link ?? one)?.id ?? '',
          label: parts.map((part) => part.label).join('・'),
          ...(link?.url ? { url: link.url } : {}),
        },
      ];
    }
    case 'clip': {
      const clip = value as { video: string; start: number };
      return listOf(toLabelled(clip.video, ['video'], context));
    }
    default:
      return [{ id: '', label: String(value) }];
  }
}

const listOf = (value: Labelled | undefined): Labelled[] => (value ? [value] : []);

/** `25〜35 A`, `0.5 mm以下`; in the unit typed, with the market's own beside it: `12 cm/min（120 mm/min）`. */
export const rangeLabel = (range: Range): string =>
  range.asTyped ? `${printRange(range.asTyped)}（${printRange(range)}）` : printRange(range);

/** `74` → `1:14`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60);
  return `${minutes}:${String(whole % 60).padStart(2, '0')}`;
}
