import { isMap, isScalar, parseDocument } from 'yaml';
import type { SourceFile } from './front-matter/source.js';
import { createReporter, type Message } from './messages.js';

/** One source document of `docs/sources.yml`. */
export interface SourceEntry {
  readonly title: string;
  readonly publisher?: string;
  readonly date?: string;
  /** Section number → title. */
  readonly sections: Readonly<Record<string, string>>;
}
/** Tag (`S3`) → source. */
export type SourceList = Readonly<Record<string, SourceEntry>>;

/** Read `sources.yml`: `S3: {題名, 発行, 年月, 節: {"1.2": 題名}}`. */
export function parseSources(source: SourceFile): {
  sources: SourceList;
  messages: readonly Message[];
} {
  const reporter = createReporter(source.path);
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    merge: false,
    prettyErrors: true,
    logLevel: 'silent',
  });
  const sources: Record<string, SourceEntry> = {};
  for (const error of document.errors) {
    const at = error.linePos?.[0] ?? { line: 1, col: 1 };
    reporter.report(
      { line: at.line, column: at.col },
      'error',
      'sources-yaml',
      '出典の一覧を読めません',
      'この行の字下げ・引用符・コロンを見てください',
    );
  }
  if (document.errors.length === 0 && isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const tag = isScalar(pair.key) ? String(pair.key.value) : '';
      const entry = isMap(pair.value) ? (pair.value.toJSON() as Record<string, unknown>) : {};
      const text = (key: string) =>
        typeof entry[key] === 'string' ? (entry[key] as string) : undefined;
      sources[tag] = {
        title: text('題名') ?? tag,
        ...(text('発行') ? { publisher: text('発行') as string } : {}),
        ...(text('年月') ? { date: text('年月') as string } : {}),
        sections:
          typeof entry.節 === 'object' && entry.節 !== null
            ? (entry.節 as Record<string, string>)
            : {},
      };
    }
  }
  return { sources, messages: reporter.messages };
}

/**
 * A tag such as `S3-1.2` as words for a footnote.
 *
 * @returns `undefined` when the document, or its section, is not listed.
 */
export function resolveSource(
  tag: string,
  sources: SourceList,
): { label: string; detail: string } | undefined {
  const [document = '', section] = tag.split(/-(.*)/s);
  const entry = Object.hasOwn(sources, document) ? sources[document] : undefined;
  if (!entry) return undefined;
  const about = [entry.title, entry.publisher, entry.date].filter(Boolean).join('、');
  if (section === undefined || section === '') return { label: tag, detail: about };
  const title = Object.hasOwn(entry.sections, section) ? entry.sections[section] : undefined;
  return title === undefined
    ? undefined
    : { label: tag, detail: `${about}、${/^\d/.test(section) ? `${section} ` : ''}${title}` };
}
