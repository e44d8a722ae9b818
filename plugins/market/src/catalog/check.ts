import {
  type Clip,
  type Item,
  kinds,
  labelOf,
  type Message,
  nearest,
  type Place,
  resolveSource,
  type SourceList,
  type Withdrawn,
} from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import { checkEasyWords } from './easy-japanese.js';
import { checkReflected } from './reflected.js';
import { ITEM_LINK, type Ref, refsOf } from './refs.js';

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

type Report = (
  place: Place,
  severity: Message['severity'],
  rule: string,
  message: string,
  hint: string,
  related?: Message['related'],
) => Message;
const reportFor =
  (file: string): Report =>
  (place, severity, rule, message, hint, related) => ({
    ...place,
    file,
    severity,
    ruleId: `market:${rule}`,
    message,
    hint,
    ...(related ? { related } : {}),
  });

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

function checkRef(
  catalog: Catalog,
  item: Item,
  ref: Ref,
  brokenIds: ReadonlySet<string>,
): Message[] {
  // Not written yet: told once, as that.
  if (/^〔[^〕]*〕$/.test(ref.target)) return [];
  const report = reportFor(item.file);
  const target =
    catalog.find(ref.target) ?? (ref.free ? catalog.findByTitle(ref.target, ref.kinds) : undefined);
  if (!target) {
    if (ref.free || brokenIds.has(ref.target)) return [];
    const candidates = [...catalog.byId.values()]
      .filter((other) => ref.kinds.length === 0 || ref.kinds.includes(other.kind))
      .map((other) => other.id);
    const near = nearest(ref.target, candidates);
    const severity = ref.field === 'owner' ? 'warning' : 'error';
    const rule = ref.field === 'link' ? 'broken-link' : 'unknown-ref';
    return [
      report(
        ref.place,
        severity,
        rule,
        `\`${ref.label}\` の \`${ref.target}\` というページはありません`,
        near
          ? `もしかして \`${near}\`（${catalog.byId.get(near)?.title}）`
          : 'idのつづりを確かめるか、そのページを先に作ってください',
      ),
    ];
  }
  if (ref.kinds.length > 0 && !ref.kinds.includes(target.kind)) {
    const wanted = ref.kinds.map((kind) => kinds.find((k) => k.id === kind)?.ja).join('・');
    return [
      report(
        ref.place,
        ref.free ? 'warning' : 'error',
        ref.field === 'link' ? 'broken-link' : 'ref-kind',
        `\`${ref.label}\` の \`${ref.target}\` は「${labelOf('kind', target.kind)}」です。「${wanted}」を期待`,
        'idを確かめてください',
        { file: target.file, line: 1, column: 1 },
      ),
    ];
  }
  if (ref.anchor && /^(step|kp)-/.test(ref.anchor) && !anchorsOf(target).includes(ref.anchor)) {
    const near = nearest(ref.anchor, anchorsOf(target));
    return [
      report(
        ref.place,
        'error',
        ref.field === 'link' ? 'broken-link' : 'unknown-anchor',
        `\`${ref.target}\` に \`#${ref.anchor}\` はありません`,
        near ? `もしかして \`${ref.target}#${near}\`` : '手順や急所の `{#…}` を確かめてください',
        { file: target.file, line: 1, column: 1 },
      ),
    ];
  }
  const beyond = ref.clip && target.kind === 'video' && beyondEnd(ref.clip, target.fields.duration);
  if (beyond)
    return [
      report(
        ref.place,
        'error',
        'clip-beyond',
        `動画 \`${ref.target}\` の長さは ${clockText(target.fields.duration)} です。\`${clockText(beyond)}\` はその後ろです`,
        '場面の時刻を確かめてください。動画を短く切り直したときは、ここも書き直します',
        { file: target.file, line: 1, column: 1 },
      ),
    ];
  return [];
}

/** The second of a clip that its video does not have. */
const beyondEnd = ({ start, end }: Clip, duration: number): number | undefined =>
  start >= duration ? start : end !== undefined && end > duration ? end : undefined;

const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Anchors of steps and key points. */
export const anchorsOf = (item: Item): string[] =>
  item.steps.flatMap((step) => [
    `step-${step.id}`,
    ...step.keyPoints.map((point) => `kp-${point.id}`),
  ]);

/** Id that must not be named any more → ISO date of its withdrawal. */
type Gone = ReadonlyMap<string, string>;

/** The page will not come back: making it anew is no cure. */
const removeHint = (name: string): string =>
  `この行から \`${name}\` を消してください。代わりのページがあれば、そのidに書きかえます`;

/** Links by file name (`./other.md`) and item addresses with an unknown kind. */
function checkLinks(
  catalog: Catalog,
  item: Item,
  broken: readonly string[],
  gone: Gone,
): Message[] {
  const report = reportFor(item.file);
  return item.links.flatMap(({ url, place }) => {
    if (/^(?:javascript|data|vbscript|file):/i.test(url.replace(/[\s\p{Cc}]/gu, ''))) {
      return [
        report(
          place,
          'error',
          'unsafe-link',
          `リンク \`${url.slice(0, 40)}\` は使えません`,
          '`https://…` か、このサイトのページを指してください',
        ),
      ];
    }
    if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return [];
    const match = ITEM_LINK.exec(url);
    if (match) return [];
    if (/^\/docs\//.test(url)) {
      return [
        report(
          place,
          'error',
          'broken-link',
          `リンク \`${url}\` の行き先がありません`,
          '例: `/docs/manual/tig-corner-nametsuke/`',
        ),
      ];
    }
    if (
      /\.mdx?(#.*)?$/.test(url) &&
      !findByFile(catalog, item.file, url) &&
      !broken.includes(fileOf(item.file, url))
    ) {
      const stem =
        (url.split('#')[0] ?? '')
          .split('/')
          .at(-1)
          ?.replace(/\.mdx?$/, '') ?? '';
      const withdrawnOn = gone.get(stem);
      if (withdrawnOn)
        return [
          report(
            place,
            'error',
            'broken-link',
            `リンク \`${url}\` は、取り下げたページです（${withdrawnOn}）`,
            removeHint(url),
          ),
        ];
      return [
        report(
          place,
          'error',
          'broken-link',
          `リンク \`${url}\` のページがありません`,
          'ファイルの名前と場所を確かめてください',
        ),
      ];
    }
    return [];
  });
}

/** Item behind a relative link to its file. */
export function findByFile(catalog: Catalog, from: string, url: string): Item | undefined {
  let items = byFile.get(catalog);
  if (!items) {
    items = new Map(catalog.all.map((item) => [item.file, item]));
    byFile.set(catalog, items);
  }
  return items.get(fileOf(from, url));
}
const byFile = new WeakMap<Catalog, ReadonlyMap<string, Item>>();

/** Site-relative path of a relative link. */
function fileOf(from: string, url: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of decode(url.replace(/#.*$/, '')).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/').normalize('NFC');
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
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
