/** The figures as Markdown: ours first, and ours against the best peer of the same run. */
import { mean } from './metrics.mjs';
import { weighed } from './run.mjs';

/** A peer measured on fewer queries, because it is slower than the cap, is printed but never the best. */
const ENOUGH = 30;

const BYTES =
  '### Bytes of the first query of a session and of later ones: median / 95th percentile';
const WAVES = '### Requests in serial waves, medians (most waves)';
const notes = [
  '× is ours ÷ the best peer of this run.',
  `Best at finding: of peers that answered ${ENOUGH} queries in time; n is printed where not all were.`,
  'Best at time, bytes and build: of peers that find the page at least half as well (MRR) as ours, because an answer without the page is cheap.',
  'Client time: from query to ten titles with excerpts, no waiting for the network. One session a class, so it includes unpacking files when they are first needed; start is what comes before the first query.',
  'Bytes: script, index and excerpts, gzip, or as they are when that is smaller; no headers. Parts of the script count when a search loads them. Requests and waves: without the rest of the script.',
  'Peak memory: the whole process with the pages in it, and programs it starts (on Linux).',
];

export function toMarkdown({ machine, options, engines, sizes }) {
  const setups = Object.values(engines).map(({ label, version, setup }) => [label, version, setup]);
  return [
    '# Japanese search on a static site',
    `${machine}. Up to ${options.queries} queries and ${options.cap / 1000} s for each class and engine.`,
    table(['engine', 'version', 'set up as'], setups),
    ...Object.entries(sizes).flatMap(([size, { pages, figures }]) => [
      `## ${size}: ${pages.toLocaleString('en')} pages`,
      ...sizeReport(engines, figures, options.classes),
    ]),
    '## How to read this',
    notes.map((note) => `- ${note}`).join('\n'),
  ].join('\n\n');
}

function sizeReport(engines, figures, classes) {
  const of = (name, part) => (engine) => engine[part]?.[name];
  const columns = (list, part, describe) =>
    list.map((name) => ({ head: name, ...describe(of(name, part), name) }));
  const compared = (list) => compare(list, engines, figures);
  const ours = figures.ichiba;
  const findsHalf = (name) => (peer) =>
    !ours?.found?.[name] || (peer.found?.[name]?.mrr ?? 0) >= ours.found[name].mrr / 2;
  const overall = (engine) => mean(classes.map((name) => engine.found?.[name]?.mrr ?? 0));
  const heavy = weighed.filter((name) => classes.includes(name));

  const found = columns(classes, 'found', (pick) => ({
    cell: (engine) => foundCell(pick(engine)),
    value: (engine) => pick(engine)?.mrr,
    eligible: (peer) => pick(peer).n >= Math.min(ENOUGH, pick(peer).asked),
    more: true,
  }));
  const time = columns(classes, 'found', (pick, name) => ({
    cell: (engine) => timeCell(pick(engine)),
    value: (engine) => pick(engine)?.p50,
    eligible: findsHalf(name),
  }));
  const bytes = ['first', 'later'].flatMap((part) =>
    columns(heavy, 'transfer', (pick, name) => ({
      head: `${name}, ${part}`,
      cell: (engine) => bytesCell(pick(engine)?.[part]?.bytes),
      value: (engine) => pick(engine)?.[part]?.bytes.median,
      eligible: findsHalf(name),
    })),
  );
  const waves = ['first', 'later', 'firstWithManifest'].flatMap((part) =>
    columns(heavy, 'transfer', (pick, name) => ({
      head: `${name}, ${part === 'firstWithManifest' ? 'first, manifest at hand' : part}`,
      cell: (engine) => wavesCell(pick(engine)?.[part]),
    })),
  );
  const built = (head, pick, print) => ({
    head,
    cell: (engine) => (engine.built ? print(pick(engine.built)) : '–'),
    value: (engine) => engine.built && pick(engine.built),
    eligible: (peer) => !ours || overall(peer) >= overall(ours) / 2,
  });
  const build = [
    built('wall s', ({ wallSeconds }) => wallSeconds, seconds),
    built('CPU s', ({ cpuSeconds }) => cpuSeconds, seconds),
    built('peak memory', ({ peakBytes }) => peakBytes, bytesText),
    built('index raw', ({ index }) => index.raw, bytesText),
    built('index gzip', ({ index }) => index.gzip, bytesText),
    built('files', ({ index }) => index.files, String),
    built('script gzip', ({ script }) => script.gzip, bytesText),
  ];
  const start = { head: 'start', cell: ({ openMs }) => ms(openMs) };
  const failures = Object.entries(figures).flatMap(([name, engine]) =>
    engine.failures.map((failure) => `- ${engines[name].label}: ${failure.split('\n')[0]}`),
  );
  return [
    '### Found: MRR@10 / Recall@10 / share of queries without any result',
    compared(found),
    '### Client time, ms: median / 95th percentile (mean CPU)',
    compared([start, ...time]),
    ...(heavy.length > 0 ? [BYTES, compared(bytes), WAVES, compared(waves)] : []),
    '### Build',
    compared(build),
    ...(failures.length > 0 ? ['### What did not work', failures.join('\n')] : []),
  ];
}

/**
 * One row an engine, then how ours stands against the best peer.
 *
 * @param allColumns - `head`; `cell(figures)`: text; `value(figures)`: the number compared, less is better
 *   unless `more`; `eligible(figures)`: may this peer be the best?
 *   Left out when nobody has a figure.
 */
function compare(allColumns, engines, figures) {
  const names = Object.keys(figures);
  const columns = allColumns.filter(({ cell }) =>
    names.some((name) => cell(figures[name]) !== '–'),
  );
  const rows = names.map((name) => [
    engines[name].label,
    ...columns.map(({ cell }) => cell(figures[name])),
  ]);
  const against = columns.map(({ value = () => undefined, eligible = () => true, more }) => {
    const ours = figures.ichiba && value(figures.ichiba);
    const peers = names
      .filter((name) => name !== 'ichiba' && value(figures[name]) > 0 && eligible(figures[name]))
      .sort((a, b) => (value(figures[a]) - value(figures[b])) * (more ? -1 : 1));
    if (ours === undefined || peers.length === 0) return '–';
    return `×${ratio(ours / value(figures[peers[0]]))} ${engines[peers[0]].label}`;
  });
  const compares = against.some((text) => text !== '–');
  return table(
    ['engine', ...columns.map(({ head }) => head)],
    compares ? [...rows, ['**ours ÷ best peer**', ...against]] : rows,
  );
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** `.914`, as these figures are usually printed. */
const share = (value) => value.toFixed(3).replace(/^0/, '');
const ratio = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const seconds = (value) => value.toFixed(1);

function ms(value) {
  if (value === undefined) return '–';
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function bytesText(bytes) {
  if (bytes === 0) return '0';
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;
  return `${(bytes / 1e3).toFixed(bytes < 1e5 ? 1 : 0)} kB`;
}

function foundCell(found) {
  if (!found) return '–';
  const n = found.n < found.asked ? ` n=${found.n}` : '';
  return `${share(found.mrr)} / ${share(found.recall)} / ${share(found.zero)}${n}`;
}

const timeCell = (found) =>
  found ? `${ms(found.p50)} / ${ms(found.p95)} (${ms(found.cpuMs)})` : '–';
const bytesCell = (bytes) => (bytes ? `${bytesText(bytes.median)} / ${bytesText(bytes.p95)}` : '–');
const wavesCell = (part) =>
  part ? `${part.requests.median} in ${part.waves.median} (${part.waves.max})` : '–';
