import {
  type Item,
  type Message,
  type Place,
  resolveSource,
  type SourceList,
  type Withdrawn,
} from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import { checkLinks } from './check-links.js';
import { checkRef } from './check-refs.js';
import { checkEasyWords } from './easy-japanese.js';
import { checkReflected } from './reflected.js';
import { refsOf } from './refs.js';
import { reportFor } from './reporter.js';

/**
 * Problems between files: ids twice, pointers to nothing, links that are not both ways, sources that
 * are not listed.
 *
 * @param broken - Files that could not be read: a pointer to one of them is not reported again.
 * @param today - ISO date to judge what is overdue by; without it nothing is.
 * @param withdrawn - A link to the file of one of them has to go: its page will not come back.
 */
export function checkCatalog(
  catalog: Catalog,
  sources: SourceList,
  broken: readonly string[],
  today?: string,
  withdrawn: readonly Withdrawn[] = [],
): Message[] {
  const gone = new Map(
    withdrawn.flatMap((entry) => [entry.id, ...entry.aliases].map((id) => [id, entry.date])),
  );
  const brokenIds = new Set(
    broken.map((file) => (file.split('/').at(-1) ?? '').replace(/\.mdx?$/, '')),
  );
  const listed = new Map<string, boolean>();
  const isListed = (tag: string): boolean => {
    const known = listed.get(tag) ?? resolveSource(tag, sources) !== undefined;
    listed.set(tag, known);
    return known;
  };
  return [
    ...checkIds(catalog),
    ...catalog.all.flatMap((item) =>
      refsOf(item).flatMap((ref) => checkRef(catalog, item, ref, brokenIds)),
    ),
    ...catalog.all.flatMap((item) => checkLinks(catalog, item, broken, gone)),
    ...catalog.all.flatMap((item) => checkSources(item, sources, isListed)),
    ...checkBothWays(catalog),
    ...checkEasyWords(catalog.all),
    ...(today ? checkReflected(catalog, today) : []),
  ];
}

const idPlace = (item: Item): Place => item.places.get('id') ?? { line: 1, column: 1 };

function checkIds(catalog: Catalog): Message[] {
  const messages: Message[] = [];
  const seen = new Map<string, { item: Item; place: Place }>();
  for (const item of catalog.all) {
    for (const [id, place] of [
      [item.id, idPlace(item)],
      ...item.aliases.map((alias, i) => [
        alias,
        item.places.get(`aliases.${i}`) ?? item.places.get('aliases') ?? idPlace(item),
      ]),
    ] as [string, Place][]) {
      const before = seen.get(id);
      if (!before) {
        seen.set(id, { item, place });
        continue;
      }
      messages.push(
        reportFor(item.file)(
          place,
          'error',
          'duplicate-id',
          `id \`${id}\` は \`${before.item.file}\` でも使われています`,
          `どちらかを別のidにしてください（例: \`id: ${id}-2\`）`,
          { file: before.item.file, ...before.place },
        ),
      );
    }
  }
  return messages;
}

function checkSources(
  item: Item,
  sources: SourceList,
  isListed: (tag: string) => boolean,
): Message[] {
  const report = reportFor(item.file);
  const used = [...item.sources, ...fieldSources(item)];
  return used.flatMap(({ tag, place }) => {
    if (isListed(tag)) return [];
    const [document = ''] = tag.split('-');
    const sections = Object.keys(sources[document]?.sections ?? {});
    const hint =
      sections.length > 0
        ? `\`${document}\` にある節: ${sections.slice(0, 30).join('、')}`
        : `一覧にある出典: ${Object.keys(sources).join('、') || 'なし'}。\`sources.yml\` に足してください`;
    return [
      report(
        place,
        'error',
        'unknown-source',
        `出典 \`${tag}\` は一覧（sources.yml）にありません`,
        hint,
      ),
    ];
  });
}

/** Source tags of the front matter with their places. */
export function fieldSources(item: Item): { tag: string; place: Place }[] {
  const found: { tag: string; place: Place }[] = [];
  const visit = (value: object, path: string, key: string) => {
    if (key === 'source' && Array.isArray(value)) {
      for (const [index, tag] of value.entries()) {
        found.push({
          tag: String(tag),
          place: item.places.get(`${path}.${index}`) ??
            item.places.get(path) ?? { line: 2, column: 1 },
        });
      }
      return;
    }
    const isList = Array.isArray(value);
    // A path is spelled for what may hold more: a page has a hundred values that do not.
    for (const [name, entry] of Object.entries(value))
      if (typeof entry === 'object' && entry !== null)
        visit(entry, path === '' ? name : `${path}.${name}`, isList ? '' : name);
  };
  visit(item.fields, '', '');
  return found;
}

/** A failure and the key point it changed must name each other. */
function checkBothWays(catalog: Catalog): Message[] {
  const messages: Message[] = [];
  for (const item of catalog.items) {
    if (item.kind === 'failure') {
      for (const [index, target] of (item.fields.ledTo ?? []).entries()) {
        const [id = '', anchor] = target.split('#');
        const manual = catalog.find(id);
        const point = manual?.steps
          .flatMap((step) => step.keyPoints)
          .find((kp) => `kp-${kp.id}` === anchor);
        if (!manual || !point || point.failures.some((failure) => catalog.find(failure) === item))
          continue;
        messages.push(
          reportFor(item.file)(
            item.places.get(`ledTo.${index}`) ?? { line: 2, column: 1 },
            'warning',
            'one-way',
            `\`反映先\` の急所 \`${target}\` のほうに \`失敗: ${item.id}\` がありません`,
            `\`${manual.file}\` の ${point.place.line} 行目の急所の下に \`  - 失敗: ${item.id}\` を足してください`,
            { file: manual.file, ...point.place },
          ),
        );
      }
    }
    for (const point of item.steps.flatMap((step) => step.keyPoints)) {
      for (const id of point.failures) {
        const failure = catalog.find(id);
        if (
          failure?.kind !== 'failure' ||
          (failure.fields.ledTo ?? []).some((target) => target === `${item.id}#kp-${point.id}`)
        )
          continue;
        messages.push(
          reportFor(item.file)(
            point.place,
            'warning',
            'one-way',
            `急所「${point.text.slice(0, 20)}」の失敗 \`${id}\` のほうに \`反映先: ${item.id}#kp-${point.id}\` がありません`,
            `\`${failure.file}\` の \`反映先\` に \`${item.id}#kp-${point.id}\` を足してください`,
            { file: failure.file, line: 1, column: 1 },
          ),
        );
      }
    }
  }
  return messages;
}
