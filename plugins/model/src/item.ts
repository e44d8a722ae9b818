import type { Image, Link, Nodes, Root } from 'mdast';
import type { z } from 'zod';
import { checkAnonymous } from './anonymous.js';
import { isComponent } from './body/components.js';
import type { PlacedPicture } from './body/key-points.js';
import { parseBody } from './body/parse-body.js';
import { anchorHeadings } from './body/sections.js';
import { checkStepLimits } from './body/step-limits.js';
import { readSteps, type Step } from './body/steps.js';
import { tidyBody } from './body/tidy.js';
import { walk } from './body/walk.js';
import { type ReadResult, readFields } from './front-matter/read.js';
import type { SourceFile } from './front-matter/source.js';
import { isShortEnough, parseFrontMatter, splitFrontMatter } from './front-matter/yaml.js';
import { type ReadingMark, takeReadings } from './furigana-marks.js';
import { reportSchemaIssues } from './issues.js';
import { readId, readKind } from './item-identity.js';
import { checkItem, checkPlaceholders } from './item-rules.js';
import { stepsFromFields } from './item-steps.js';
import type { KindId } from './kinds.js';
import { createReporter, type Message, type Place } from './messages.js';
import { checkBlame } from './rules/blame.js';
import { checkEasySentences, type EasySentence, readEasySentences } from './rules/easy.js';
import { checkUnsourced } from './rules/unsourced.js';
import { commonShape } from './schema/common.js';
import { type Fields, kindSchemas, kindShapes } from './schema/kinds.js';
import type { TranslationOf } from './translation/state.js';
import type { CanvasId, PhaseId, ValueId } from './vocabularies.js';

/** A phase or block with who placed the page there: the author (記入) or a default (既定). */
export interface Placed<T> {
  readonly id: T;
  readonly stated: boolean;
}

interface ItemBase {
  readonly id: string;
  /** Site-relative POSIX path of the author's file. */
  readonly file: string;
  readonly format: 'md' | 'mdx';
  readonly title: string;
  readonly phases: readonly Placed<PhaseId>[];
  readonly canvas: readonly Placed<CanvasId>[];
  readonly status: ValueId<'status'>;
  readonly visibility: ValueId<'visibility'>;
  readonly owner?: string;
  readonly aliases: readonly string[];
  readonly steps: readonly Step[];
  readonly links: readonly { readonly url: string; readonly place: Place }[];
  readonly images: readonly { readonly url: string; readonly alt: string; readonly place: Place }[];
  readonly sources: readonly { readonly tag: string; readonly place: Place }[];
  /** Sentences of its sections in easy Japanese. */
  readonly easySentences: readonly EasySentence[];
  /** Readings the author wrote into this page, `{溶接|ようせつ}`; the texts themselves are plain. */
  readonly readings: readonly ReadingMark[];
  /** Of a translated copy: what it was translated from. */
  readonly translation?: TranslationOf;
  /** Place of a field's value by path (`related.0`); of its key by `related#key`. */
  readonly places: Pick<ReadonlyMap<string, Place>, 'get'>;
}

/** A valid page: ids instead of labels, defaults filled in. Narrow by `kind` to reach its fields. */
export type Item = {
  [K in KindId]: ItemBase & { readonly kind: K; readonly fields: Fields<K> };
}[KindId];
export type ItemOf<K extends KindId> = Extract<Item, { kind: K }>;

/** Front matter that holds for a whole folder (`_defaults.yml`). */
export interface FolderDefaults {
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ParseResult {
  /** Missing when any message is an error. */
  readonly item?: Item;
  /** Body after our transforms; with `item` only. */
  readonly body?: Root;
  readonly messages: readonly Message[];
}

/** Keys a folder may not set: forgetting them on a page must not publish it. */
const notForFolders = ['id', 'aliases', 'title', 'status', 'visibility'];

/**
 * Read one page. Every problem is reported; nothing throws for what an author wrote.
 *
 * @param root - Content root the file lies under, e.g. `docs`: its next folder tells the kind.
 * @param defaults - Merged `_defaults.yml` of the file's folders, nearest last.
 */
export function parseItem(
  source: SourceFile,
  root: string,
  defaults: FolderDefaults = { values: {} },
): ParseResult {
  const marks = createReporter(source.path);
  const { text, readings, original } = takeReadings(source.text, marks);
  const result = parsePlain({ ...source, text }, root, defaults, readings);
  if (text === source.text) return result;
  movePlaces(result, original);
  return { ...result, messages: [...marks.messages, ...result.messages] };
}

/** Every place of a result, into the author's file. Changes the result. */
function movePlaces(
  value: unknown,
  original: (place: Place) => Place,
  seen: Set<object> = new Set(),
): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const place = value as { line?: unknown; column?: unknown };
  if (typeof place.line === 'number' && typeof place.column === 'number')
    Object.assign(place, original({ line: place.line, column: place.column }));
  for (const inner of value instanceof Map ? value.values() : Object.values(value))
    movePlaces(inner, original, seen);
}

function parsePlain(
  source: SourceFile,
  root: string,
  defaults: FolderDefaults,
  readings: readonly ReadingMark[],
): ParseResult {
  const reporter = createReporter(source.path);
  const split = splitFrontMatter(source.text, reporter);
  if (!split) return { messages: reporter.messages };
  const tree = parseFrontMatter(split, reporter);
  const format = source.path.endsWith('.mdx') ? 'mdx' : 'md';
  const body = parseBody(source.text, format, reporter);
  if (body) tidyBody(body, reporter);
  const steps = body ? readSteps(body, reporter) : [];
  if (!tree || !body) return { messages: reporter.messages };

  const kind = readKind(tree, source.path, root, defaults, reporter);
  if (!kind) return { messages: reporter.messages };
  const read = readFields(
    kindShapes[kind] as z.ZodRawShape as Record<string, z.ZodType>,
    tree,
    reporter,
  );
  const values: Record<string, unknown> = {
    ...pick(defaults.values, kindShapes[kind]),
    ...read.value,
  };
  const checked = kindSchemas[kind].safeParse(values);
  if (!checked.success) reportSchemaIssues(checked.error.issues, kind, values, read, reporter);
  const id = readId(values.id, source.path, read, kind, reporter);
  const fields = (checked.success ? checked.data : values) as Fields<typeof kind> &
    Record<string, unknown>;

  const allSteps = steps.length > 0 ? steps : stepsFromFields(fields, read, body);
  checkStepLimits(body, allSteps, reporter);
  anchorHeadings(body);
  const item = {
    kind,
    id: id ?? '',
    file: source.path,
    format,
    title: String(fields.title ?? ''),
    fields,
    ...place(fields, read, kind),
    status: (fields.status ?? 'draft') as Item['status'],
    visibility: (fields.visibility ?? 'inhouse') as Item['visibility'],
    ...(fields.owner ? { owner: String(fields.owner) } : {}),
    aliases: (fields.aliases ?? []) as string[],
    steps: allSteps,
    ...pointersOf(body),
    easySentences: readEasySentences(body),
    readings,
    places: read.places,
  } as unknown as Item;
  checkItem(item, read, reporter);
  if (checked.success) {
    checkUnsourced(item, reporter);
    checkBlame(item, reporter);
    checkEasySentences(item.easySentences, reporter);
    checkAnonymous({ item, body }, reporter);
  }
  checkPlaceholders(source.text, reporter);
  const failed = reporter.messages.some((message) => message.severity === 'error');
  return failed || !id
    ? { messages: reporter.messages }
    : { item, body, messages: reporter.messages };
}

/** Read `_defaults.yml`: the same keys as a page, without fences. */
export function parseDefaults(source: SourceFile): {
  defaults?: FolderDefaults;
  messages: readonly Message[];
} {
  const reporter = createReporter(source.path);
  const lines = source.text.split('\n');
  if (!isShortEnough(lines, 1, reporter)) return { messages: reporter.messages };
  const tree = parseFrontMatter({ lines, firstLine: 1, endLine: lines.length + 1 }, reporter);
  if (!tree) return { messages: reporter.messages };
  const shape = {
    ...kindShapes.manual,
    ...kindShapes.failure,
    ...commonShape,
  } as unknown as Record<string, z.ZodType>;
  const read = readFields(shape, tree, reporter);
  const values = { ...read.value };
  for (const key of notForFolders) {
    if (!(key in values)) continue;
    delete values[key];
    reporter.report(
      read.places.get(`${key}#key`) ?? { line: 1, column: 1 },
      'error',
      'folder-default',
      'この欄はフォルダの既定にできません。書き忘れたページが公開されないようにするためです',
      'ページごとに書いてください',
    );
  }
  return { defaults: { values }, messages: reporter.messages };
}

function pick(values: Readonly<Record<string, unknown>>, shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in shape));
}

/** Default block of a kind where neither author nor folder says one. */
const kindCanvas: Partial<Record<KindId, CanvasId>> = {
  manual: 'key-resources',
  video: 'key-resources',
  opl: 'key-resources',
  skill: 'key-resources',
  appearance: 'value-propositions',
  term: 'key-activities',
};

function place(
  fields: Record<string, unknown>,
  read: ReadResult,
  kind: KindId,
): Pick<Item, 'phases' | 'canvas'> {
  const list = <T>(key: string): Placed<T>[] =>
    ((fields[key] ?? []) as T[]).map((id) => ({ id, stated: key in read.value }));
  const canvas = list<CanvasId>('canvas');
  const claimed = Object.keys((fields.canvasText ?? {}) as object) as CanvasId[];
  for (const id of claimed)
    if (!canvas.some((block) => block.id === id))
      canvas.push({ id, stated: 'canvasText' in read.value });
  const byKind = kindCanvas[kind];
  return {
    phases: list<PhaseId>('phase'),
    canvas: canvas.length === 0 && byKind ? [{ id: byKind, stated: false }] : canvas,
  };
}

/** What a body points at: links, pictures and source marks, in page order. */
export function pointersOf(body: Root): Pick<Item, 'links' | 'images' | 'sources'> {
  const links: { url: string; place: Place }[] = [];
  const images: { url: string; alt: string; place: Place }[] = [];
  const sources: { tag: string; place: Place }[] = [];
  walk(body, (node: Nodes) => {
    const start = node.position?.start;
    const at = { line: start?.line ?? 1, column: start?.column ?? 1 };
    if (node.type === 'link') links.push({ url: (node as Link).url, place: at });
    if (node.type === 'image')
      images.push({ url: (node as Image).url, alt: (node as Image).alt ?? '', place: at });
    if (isComponent(node) && node.name === 'SourceRef')
      sources.push({ tag: String(node.props.tag), place: at });
    if (isComponent(node) && node.name === 'KeyPoint')
      images.push(...((node.data as { pictures?: PlacedPicture[] } | undefined)?.pictures ?? []));
  });
  return { links, images, sources };
}
