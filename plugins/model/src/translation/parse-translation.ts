import type { Root } from 'mdast';
import type { z } from 'zod';
import { parseBody } from '../body/parse-body.js';
import { anchorHeadings } from '../body/sections.js';
import { readSteps } from '../body/steps.js';
import { tidyBody } from '../body/tidy.js';
import { type ReadResult, readFields } from '../front-matter/read.js';
import type { SourceFile } from '../front-matter/source.js';
import { parseFrontMatter, splitFrontMatter } from '../front-matter/yaml.js';
import { type Item, type ParseResult, pointersOf } from '../item.js';
import { createReporter, type Reporter } from '../messages.js';
import { kindShapes } from '../schema/kinds.js';
import { translationShape } from '../schema/translation.js';
import { checkBody } from './check-body.js';
import { marksOf, parseMarks, printMarks } from './marks.js';
import { mergeSteps } from './merge-steps.js';
import { overlayFields } from './overlay-fields.js';
import { type RevisionName, stateOf } from './state.js';

/** An original, whole: before any edition has chosen of it. */
export interface Original {
  readonly item: Item;
  readonly body: Root;
}

/**
 * Read a translated copy of a page. It has words only: who may read it, whose it is, figures, pictures,
 * videos and relations are the original's, so that no copy can be seen where its original is not.
 *
 * @param source - The copy; `path` is its own.
 * @param locale - Language of the copy, as its folder is called: `en`.
 * @returns The original in other words, with `translation`; messages alone when one is an error.
 */
export function parseTranslation(
  source: SourceFile,
  original: Original,
  locale: string,
): ParseResult {
  const reporter = createReporter(source.path);
  const split = splitFrontMatter(source.text, reporter);
  const tree = split && parseFrontMatter(split, reporter);
  const body = parseBody(source.text, 'md', reporter);
  if (!tree || !body) return { messages: reporter.messages };
  tidyBody(body, reporter);
  const steps = readSteps(body, reporter);
  const { item } = original;
  const shape = kindShapes[item.kind] as unknown as Record<string, z.ZodType>;
  const read = readFields({ ...translationShape, ...shape }, tree, reporter);
  const fields = overlayFields(shape, item.fields, read, reporter) as Record<string, unknown>;
  // The reading is of the original's title.
  if (!('reading' in read.value)) delete fields.reading;
  if (item.fields.anonymous) fields.anonymous = anonymousOf(item.fields.anonymous, read, reporter);
  // What a Japanese page says of a term is still the way to find it.
  if (item.kind === 'term')
    fields.synonyms = [...new Set([...(item.fields.synonyms ?? []), item.title])];
  fields.lang = locale;
  const now = marksOf(original);
  const from = revisionOf(read);
  const marks = read.value.sourceMarks;
  const stated = stateOf(item, from, marks ? parseMarks(String(marks)) : undefined, now);
  const translated = { ...item, ...pointersOf(body), steps } as unknown as Item;
  const isSame = (step: string) =>
    stated.changed ? !stated.changed.includes(step) : stated.state === 'current';
  checkBody(original, { item: translated, body }, isSame, reporter);
  const merged = mergeSteps(original, { steps, body }, isSame, reporter);
  anchorHeadings(merged.body);
  const translation = {
    locale,
    file: source.path,
    title: item.title,
    ...(item.fields.reading ? { reading: item.fields.reading } : {}),
    from,
    ...stated,
    untranslated: merged.untranslated,
    ...(read.value.translatedBy ? { translatedBy: String(read.value.translatedBy) } : {}),
  };
  reportState(original.item, translation, printMarks(now), read, reporter);
  if (reporter.messages.some(({ severity }) => severity === 'error'))
    return { messages: reporter.messages };
  return {
    item: {
      ...item,
      title: String(fields.title),
      fields,
      format: 'md',
      steps: merged.steps,
      ...pointersOf(merged.body),
      easySentences: [],
      readings: [],
      translation,
    } as unknown as Item,
    body: merged.body,
    messages: reporter.messages,
  };
}

const revisionOf = ({ value }: ReadResult): RevisionName => ({
  ...(value.sourceRevision ? { revision: String(value.sourceRevision) } : {}),
  ...(value.sourceRevised ? { revised: String(value.sourceRevised) } : {}),
});

type StandIns = NonNullable<Item['fields']['anonymous']>;

/** A name is spelled in other letters here: each one that the original keeps back has its spelling said. */
function anonymousOf(original: StandIns, { value, places }: ReadResult, reporter: Reporter) {
  const own = (value.anonymous ?? []) as StandIns;
  if (own.length !== original.length)
    reporter.report(
      places.get('anonymous#key') ?? { line: 1, column: 1 },
      'error',
      'translation-anonymous',
      `\`匿名\` が ${own.length} 個あります。原文と同じ ${original.length} 個を期待`,
      `原文と同じ順に、翻訳での書き方を書いてください。例: \`匿名: [{名前: Mihon Works, 代わり: Company A}]\`（原文の代わりは ${original.map(({ instead }) => `「${instead}」`).join('')}）`,
    );
  const spelled = own.map(({ name, instead }, index) => {
    const { visibility } = original[index] ?? {};
    return { name, instead, ...(visibility ? { visibility } : {}) };
  });
  return [...spelled, ...original];
}

function reportState(
  { file, fields, steps, places }: Item,
  { state, from, changed = [] }: NonNullable<Item['translation']>,
  marks: string,
  read: ReadResult,
  reporter: Reporter,
): void {
  if (state === 'current') return;
  const stamp = [
    ...(fields.revision ? [`\`翻訳元の版: ${fields.revision}\``] : []),
    ...(fields.revised ? [`\`翻訳元の改訂日: ${fields.revised}\``] : []),
    ...(fields.revision || fields.revised ? [] : [`\`原文の控え: "${marks}"\``]),
  ].join('、');
  const at = ['sourceRevision', 'sourceRevised', 'sourceMarks']
    .map((key) => read.places.get(key))
    .find((place) => place !== undefined) ?? { line: 1, column: 1 };
  const related = places.get('revision') ?? places.get('revised') ?? { line: 1, column: 1 };
  if (state === 'unknown') {
    reporter.report(
      at,
      'warning',
      'translation-of',
      '原文のどの版を訳したのかが書かれていません',
      `前書きに ${stamp} を足してください`,
    );
    return;
  }
  const titles = steps
    .filter(({ id }) => changed.includes(id))
    .map(({ number, title }) => `${number}（${title}）`);
  reporter.report(
    at,
    'warning',
    'translation-behind',
    `原文が改訂されています。翻訳は ${nameOf(from)}、原文は ${nameOf(fields)} です`,
    `${titles.length > 0 ? `変わった手順: ${titles.join('、')}。` : ''}訳し直してから、${stamp} に直してください（\`ichiba translate\` が書きます）`,
    { file, line: related.line, column: related.column },
  );
}

const nameOf = ({ revision, revised }: RevisionName): string =>
  `\`${revision ?? '版は記載なし'}\`（${revised ?? '改訂日は記載なし'}）`;
