import {
  type Clip,
  type FieldRead,
  type Item,
  type KindId,
  kindShapes,
  metaOf,
  type Place,
} from '@chishiki-ichiba/model';

/** One pointer of an item to another: from a field, a key point or a link of the body. */
export interface Ref {
  /** Canonical field (`prerequisites`, `events` …), `failures`/`clip` of key points, or `link`. */
  readonly field: string;
  /** Label of the field as authors know it. */
  readonly label: string;
  /** Id as typed, without anchor. */
  readonly target: string;
  /** `step-…` or `kp-…`. */
  readonly anchor?: string;
  /** Kinds it may point at; empty for any. */
  readonly kinds: readonly KindId[];
  /** A plain word is fine too. */
  readonly free: boolean;
  readonly place: Place;
  /** Which part of a video. */
  readonly clip?: Clip;
}

const known = new WeakMap<Item, readonly Ref[]>();

/** Every pointer of an item, in order of the file's fields, then steps, then links. Looked for once: items do not change. */
export function refsOf(item: Item): readonly Ref[] {
  const before = known.get(item);
  if (before) return before;
  const refs = findRefs(item);
  known.set(item, refs);
  return refs;
}

function findRefs(item: Item): Ref[] {
  const refs: Ref[] = [];
  for (const { key: field, label, read } of pointingFields(kindShapes[item.kind] as Shape)) {
    const value = (item.fields as Record<string, unknown>)[field];
    if (field === 'steps' || value === undefined) continue;
    walk(read, value, field, (read, target, path, clip) => {
      const [id = '', anchor] = target.split('#');
      refs.push({
        field: read === CLIP ? 'clip' : field,
        label: read === CLIP ? '動画' : label,
        target: id,
        ...(anchor ? { anchor } : {}),
        kinds: read.kinds,
        free: read.free,
        // Looked for when there is something to tell.
        get place() {
          return item.places.get(path) ?? item.places.get(field) ?? { line: 2, column: 1 };
        },
        ...(clip ? { clip } : {}),
      });
    });
  }
  for (const step of item.steps) {
    for (const point of step.keyPoints) {
      for (const target of point.failures)
        refs.push({
          field: 'failures',
          label: '失敗',
          target,
          kinds: ['failure'],
          free: false,
          place: point.at.failures ?? point.place,
        });
      for (const [index, { org }] of point.differences.entries())
        refs.push({
          field: 'differences',
          label: '違い',
          target: org,
          kinds: ['org'],
          // A word in Japanese may be a firm without a page; what looks like an id must be one.
          free: !/^[a-z0-9-]+$/.test(org),
          place: point.at.differences?.[index] ?? point.place,
        });
      if (point.clip)
        refs.push({
          field: 'clip',
          label: '動画',
          target: point.clip.video,
          kinds: ['video'],
          free: false,
          place: point.at.clip ?? point.place,
          clip: point.clip,
        });
    }
    if (step.clip)
      refs.push({
        field: 'clip',
        label: '動画',
        target: step.clip.video,
        kinds: ['video'],
        free: false,
        place: step.place,
        clip: step.clip,
      });
  }
  for (const link of item.links) {
    const match = ITEM_LINK.exec(link.url);
    if (match) {
      refs.push({
        field: 'link',
        label: '本文のリンク',
        target: match[2] as string,
        ...(match[3] ? { anchor: match[3] } : {}),
        kinds: [match[1] as KindId],
        free: false,
        place: link.place,
      });
    }
  }
  return refs;
}

/** `/docs/<kind>/<id>/#anchor` as authors write it, whatever the site's base is. */
export const ITEM_LINK = /^\/docs\/([a-z]+)\/([a-z0-9][a-z0-9-]*)\/?(?:#(.+))?$/;

type Shape = Readonly<Record<string, Parameters<typeof metaOf>[0]>>;
interface PointingField {
  readonly key: string;
  readonly label: string;
  readonly read: FieldRead;
}
const pointing = new WeakMap<Shape, readonly PointingField[]>();

/** Fields of a shape that a pointer can stand in, in order: few of many. */
function pointingFields(shape: Shape): readonly PointingField[] {
  const before = pointing.get(shape);
  if (before) return before;
  const fields = Object.entries(shape).flatMap(([key, schema]) => {
    const { ja: label, read } = metaOf(schema);
    return canPoint(read) ? [{ key, label, read }] : [];
  });
  pointing.set(shape, fields);
  return fields;
}

const canPoint = (read: FieldRead): boolean =>
  read.as === 'ref' ||
  read.as === 'clip' ||
  (read.as === 'list' && canPoint(read.item)) ||
  (read.as === 'group' && pointingFields(read.shape).length > 0) ||
  (read.as === 'canvasMap' && canPoint(read.entry));

type RefRead = Extract<FieldRead, { as: 'ref' }>;
/** A clip names a video (weld conditions → the moment one sees what they do). */
const CLIP: RefRead = { as: 'ref', kinds: ['video'], free: false };

function walk(
  read: FieldRead,
  value: unknown,
  path: string,
  found: (read: RefRead, target: string, path: string, clip?: Clip) => void,
): void {
  if (value === null || value === undefined) return;
  if (read.as === 'ref') found(read, String(value), path);
  else if (read.as === 'clip') found(CLIP, (value as Clip).video, path, value as Clip);
  else if (read.as === 'list')
    for (const [index, item] of (value as unknown[]).entries())
      walk(read.item, item, `${path}.${index}`, found);
  else if (read.as === 'group') {
    for (const { key, read: inner } of pointingFields(read.shape))
      walk(inner, (value as Record<string, unknown>)[key], `${path}.${key}`, found);
  } else if (read.as === 'canvasMap') {
    for (const [block, claims] of Object.entries(value))
      walk({ as: 'list', item: read.entry }, claims, `${path}.${block}`, found);
  }
}
