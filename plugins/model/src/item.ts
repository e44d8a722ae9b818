import type { Image, Link, Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { z } from 'zod';
import type { ComponentNode } from './body/components.js';
import { isComponent } from './body/components.js';
import { parseBody } from './body/parse-body.js';
import { anchorHeadings } from './body/sections.js';
import { readSteps, type Step } from './body/steps.js';
import { tidyBody } from './body/tidy.js';
import { type ReadResult, readFields } from './front-matter/read.js';
import type { SourceFile } from './front-matter/source.js';
import { parseFrontMatter, splitFrontMatter } from './front-matter/yaml.js';
import { reportSchemaIssues } from './issues.js';
import { createReporter, type Message, type Place, type Reporter } from './messages.js';
import { commonShape, type Fields, kindSchemas, kindShapes } from './schema/kinds.js';
import {
  type CanvasId,
  folderKinds,
  type KindId,
  kinds,
  type PhaseId,
  type ValueId,
} from './vocabularies.js';

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
  /** Place of a field's value by path (`related.0`); of its key by `related#key`. */
  readonly places: ReadonlyMap<string, Place>;
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

/** Default block of a kind where neither author nor folder says one. */
const kindCanvas: Partial<Record<KindId, CanvasId>> = {
  manual: 'key-resources',
  video: 'key-resources',
  opl: 'key-resources',
  skill: 'key-resources',
  appearance: 'value-propositions',
  term: 'key-activities',
};

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

  const allSteps = steps.length > 0 ? steps : stepsFromFields(fields, read, body, reporter);
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
    ...collect(body),
    places: read.places,
  } as unknown as Item;
  checkItem(item, read, reporter);
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

function readKind(
  tree: Parameters<typeof readFields>[1],
  path: string,
  root: string,
  defaults: FolderDefaults,
  reporter: Reporter,
): KindId | undefined {
  const quiet = createReporter(path);
  const { value, places, failed } = readFields(commonShape, tree, quiet);
  const folder = path.slice(root.length + 1).split('/')[0] ?? '';
  const byFolder = (defaults.values.kind as KindId | undefined) ?? folderKinds[folder];
  const stated = value.kind as KindId | undefined;
  if (failed.has('kind')) {
    reporter.messages.push(
      ...quiet.messages.filter((message) => samePlace(message, places.get('kind'))),
    );
    return undefined;
  }
  const kind = stated ?? byFolder;
  if (!kind) {
    reporter.report(
      { line: 2, column: 1 },
      'error',
      'kind-missing',
      '何のページか分かりません。`種類` がなく、フォルダからも決まりません',
      `例: \`種類: 共通技能マニュアル\`。使える値: ${kinds.map((k) => k.ja).join('、')}`,
    );
  } else if (stated && byFolder && stated !== byFolder) {
    const label = (id: KindId) => kinds.find((k) => k.id === id)?.ja;
    reporter.report(
      places.get('kind') ?? { line: 2, column: 1 },
      'warning',
      'kind-folder',
      `種類は \`${label(stated)}\` ですが、フォルダ \`${folder}\` は \`${label(byFolder)}\` のものです`,
      'ファイルを別のフォルダに移すか、種類を直してください',
    );
  }
  return kind;
}

const samePlace = (message: Message, at: Place | undefined): boolean =>
  message.line === at?.line && message.column === at.column;

function readId(
  typed: unknown,
  path: string,
  read: ReadResult,
  kind: KindId,
  reporter: Reporter,
): string | undefined {
  const stem = (path.split('/').at(-1) ?? '').replace(/\.mdx?$/, '');
  const id = typeof typed === 'string' ? typed : stem;
  if (/^[a-z0-9][a-z0-9-]*$/.test(id)) return id;
  const proposal = `${kind}-${asciiOf(id)}`;
  const at =
    typeof typed === 'string'
      ? (read.places.get('id') ?? { line: 2, column: 1 })
      : { line: 2, column: 1 };
  reporter.report(
    at,
    'error',
    'id',
    typeof typed === 'string'
      ? `id \`${id}\` は使えません。英小文字・数字・ハイフンだけを期待`
      : `ファイル名 \`${stem}\` からは住所を作れません。英小文字・数字・ハイフンの \`id\` が必要です`,
    `例: \`id: ${proposal}\``,
  );
  return undefined;
}

/** Letters and digits of a name, or a short checksum of it: stable, so that the advice stays the same. */
function asciiOf(name: string): string {
  const ascii = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (ascii.length > 2) return ascii;
  let sum = 7;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 46656;
  return sum.toString(36).padStart(3, '0');
}

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

interface FieldStep {
  id?: string;
  title: string;
  note?: string;
  clip?: Step['clip'];
  keyPoints?: {
    id?: string;
    text: string;
    mark?: string;
    reason?: string;
    how?: string;
    ng?: string;
    ok?: string;
    failures?: string[];
    clip?: Step['clip'];
  }[];
}

/** Steps written as YAML become the same components as steps of the body, at the end of the page. */
function stepsFromFields(
  fields: Record<string, unknown>,
  read: ReadResult,
  body: Root,
  reporter: Reporter,
): Step[] {
  const typed = (Array.isArray(fields.steps) ? fields.steps : []) as FieldStep[];
  const at = (path: string): Place => read.places.get(path) ?? { line: 2, column: 1 };
  const steps: Step[] = [];
  const nodes: RootContent[] = [];
  for (const [index, step] of typed.entries()) {
    const number = index + 1;
    const id = step.id ?? String(number);
    const keyPoints = (step.keyPoints ?? []).map((kp, k) => ({
      ...kp,
      id: kp.id ?? `${id}-${k + 1}`,
      failures: kp.failures ?? [],
      place: at(`steps.${index}.keyPoints.${k}`),
      at: {
        failures: at(`steps.${index}.keyPoints.${k}.failures`),
        clip: at(`steps.${index}.keyPoints.${k}.clip`),
      },
    })) as Step['keyPoints'];
    steps.push({
      id,
      number,
      title: step.title,
      keyPoints,
      ...(step.clip ? { clip: step.clip } : {}),
      place: at(`steps.${index}`),
      lines: 0,
    });
    nodes.push({
      type: 'component',
      name: 'Step',
      props: { id, number, title: step.title },
      children: [
        ...(step.note
          ? [{ type: 'paragraph', children: [{ type: 'text', value: step.note }] } as RootContent]
          : []),
        ...keyPoints.map(
          ({ text, place: _, at: __, ...props }): ComponentNode => ({
            type: 'component',
            name: 'KeyPoint',
            props,
            children: [{ type: 'text', value: text }],
          }),
        ),
      ],
    });
  }
  if (nodes.length > 0) {
    body.children.push(
      { type: 'heading', depth: 2, children: [{ type: 'text', value: '手順' }] },
      ...nodes,
    );
  }
  void reporter;
  return steps;
}

function collect(body: Root): Pick<Item, 'links' | 'images' | 'sources'> {
  const links: { url: string; place: Place }[] = [];
  const images: { url: string; alt: string; place: Place }[] = [];
  const sources: { tag: string; place: Place }[] = [];
  visit(body, (node: Nodes) => {
    const start = node.position?.start;
    const at = { line: start?.line ?? 1, column: start?.column ?? 1 };
    if (node.type === 'link' || node.type === 'definition')
      links.push({ url: (node as Link).url, place: at });
    if (node.type === 'image')
      images.push({ url: (node as Image).url, alt: (node as Image).alt ?? '', place: at });
    if (isComponent(node) && node.name === 'SourceRef')
      sources.push({ tag: String(node.props.tag), place: at });
  });
  return { links, images, sources };
}

/** 〔…〕 of the sample sheet that nobody has filled in yet. Comments of the front matter do not count. */
function checkPlaceholders(text: string, reporter: Reporter): void {
  let fences = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^---\s*$/.test(line)) fences++;
    const shown = fences < 2 ? line.replace(/(^|\s)#.*$/, '') : line;
    const column = shown.search(/〔[^〕]*〕/);
    if (column !== -1)
      reporter.report(
        { line: index + 1, column: column + 1 },
        'warning',
        'placeholder',
        `まだ書いていないところがあります: \`${/〔[^〕]*〕/.exec(shown)?.[0]}\``,
        '〔 〕ごと、自分の言葉に書き換えてください。いらない行は消してかまいません',
      );
  }
}

/** Rules that need more than one field. */
function checkItem(item: Item, read: ReadResult, reporter: Reporter): void {
  const at = (path: string): Place => read.places.get(path) ?? { line: 2, column: 1 };
  if (
    item.visibility !== 'public' &&
    !item.owner &&
    !read.failed.has('visibility') &&
    !read.failed.has('owner')
  ) {
    reporter.report(
      at('visibility'),
      'error',
      'owner-missing',
      `公開範囲が「${item.visibility === 'members' ? '会員' : '社内'}」のページには \`所有\`（持ち主の組織）が要ります`,
      '例: `所有: mihon-seisakusho`。だれでも読めるページなら `公開範囲: 一般公開`',
    );
  }
  if (
    (item.kind === 'case' || item.kind === 'alliance') &&
    !item.phases.some((phase) => phase.stated)
  ) {
    reporter.report(
      at('phase'),
      'error',
      'phase-missing',
      '連携のページには `段階` を書きます',
      '例: `段階: [創成期, 構築期]`',
    );
  }
  if (item.kind === 'case' && item.canvas.length === 0) {
    reporter.report(
      at('canvas'),
      'error',
      'canvas-missing',
      '連携事例には `キャンバス` を書きます',
      '例: `キャンバス: [パートナー, 価値提案]`',
    );
  }
  const current = item.fields.reviewBy;
  if (current && item.fields.revised && current < item.fields.revised) {
    reporter.report(
      at('reviewBy'),
      'error',
      'date-order',
      `見直し期限 \`${current}\` が改訂日 \`${item.fields.revised}\` より前です`,
      '見直し期限を改訂日よりあとの日にしてください',
    );
  }
  if (item.kind === 'manual') checkManual(item, at, reporter);
  if (item.kind === 'video' && !item.fields.media.file && !item.fields.media.youtube) {
    reporter.report(
      at('media'),
      'error',
      'video-source',
      '動画の置き場所がありません',
      '例: `動画元: {ファイル: ./tig.webm}`',
    );
  }
  if (item.kind === 'video') {
    for (const [index, chapter] of (item.fields.chapters ?? []).entries()) {
      if (chapter.start >= item.fields.duration)
        reporter.report(
          at(`chapters.${index}.start`),
          'error',
          'chapter-beyond',
          'チャプターの開始が動画の長さを超えています',
          `動画の長さは ${item.fields.duration} 秒です`,
        );
    }
  }
}

function checkManual(
  item: ItemOf<'manual'>,
  at: (path: string) => Place,
  reporter: Reporter,
): void {
  const { fields, steps } = item;
  const finished = item.status === 'approved' || item.status === 'review';
  for (const [key, label] of [
    ['revised', '改訂日'],
    ['toldBy', '語り手'],
    ['writtenBy', '書き手'],
  ] as const) {
    if (fields[key] === undefined)
      reporter.report(
        { line: 2, column: 1 },
        finished ? 'error' : 'warning',
        'required',
        `マニュアルには \`${label}\` が要ります`,
        key === 'revised' ? '例: `改訂日: 2026-11-21`' : `例: \`${label}: [ベテランA]\``,
      );
  }
  if (fields.skill === undefined)
    reporter.report(
      at('title'),
      'warning',
      'skill-missing',
      '`技能` がありません。技能マップに載りません',
      '例: `技能: skill-tig-thin`',
    );
  if (fields.weld && !fields.safety)
    reporter.report(
      at('weld#key'),
      'error',
      'safety-missing',
      '溶接条件のあるページには `安全` が要ります',
      '例: `安全: ヒュームの換気、遮光、感電`',
    );
  if (steps.length === 0) {
    reporter.report(
      { line: 2, column: 1 },
      finished ? 'error' : 'warning',
      'steps-missing',
      '手順がありません。`## 手順` の下に `### 1. …` を期待',
      '例: `## 手順` の下に `### 1. 継手を合わせる`',
    );
    return;
  }
  if (!steps.some((step) => step.keyPoints.length > 0))
    reporter.report(
      steps[0]?.place ?? at('title'),
      finished ? 'error' : 'warning',
      'key-points-missing',
      '急所が一つもありません',
      '例: `- 急所（成否）: すき間をなくす`',
    );
  for (const step of steps) {
    for (const point of step.keyPoints) {
      if (!point.reason)
        reporter.report(
          point.place,
          finished ? 'error' : 'warning',
          'reason-missing',
          `急所「${point.text.slice(0, 20)}」に理由がありません`,
          '下の行に `  - 理由: …` を足してください',
        );
    }
  }
}
