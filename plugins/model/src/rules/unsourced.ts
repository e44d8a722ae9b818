import type { Item } from '../item.js';
import type { Place, Reporter } from '../messages.js';
import type { FieldRead } from '../schema/field.js';
import { metaOf } from '../schema/field.js';
import { kindShapes } from '../schema/kinds.js';
import { figuresIn } from './figures.js';

type Shape = Readonly<Record<string, Parameters<typeof metaOf>[0]>>;

/** An event, fact, claim or effect: what carries its own 出典. */
interface Entry {
  readonly text?: string;
  readonly date?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly of?: string;
  readonly source?: readonly string[];
}

/**
 * A figure about the real world without a source, at the line of its entry. An invented example (架空)
 * has none to name.
 */
export function checkUnsourced(item: Item, reporter: Reporter): void {
  if (item.fields.fictional) return;
  const finished = item.status === 'approved' || item.status === 'review';
  for (const [field, schema] of Object.entries(kindShapes[item.kind] as unknown as Shape)) {
    const meta = metaOf(schema);
    walk(meta.read, (item.fields as Record<string, unknown>)[field], field, (entry, path) => {
      if ((entry.source ?? []).length > 0) return;
      // A prize is a fact about the real world, dated or not.
      if (field === 'awards') {
        reporter.report(
          placeOf(path, item),
          finished ? 'error' : 'warning',
          'award-unsourced',
          '実在の組織や人の `表彰` に出典がありません。どこに書いてあったかを期待',
          '例: `出典: S3-1.2`。見本として作った組織なら `架空: true` を書きます',
        );
        return;
      }
      const [figure] = figuresOf(entry);
      if (!figure) return;
      reporter.report(
        placeOf(path, item),
        finished ? 'error' : 'warning',
        'unsourced-number',
        `\`${meta.ja}\` の数 \`${figure}\` に出典がありません`,
        'どこに書いてあったかを足してください（例: `出典: S3-1.2`）。分からない数は書かずにおきます。名前の中の数なら、名前を「」で囲みます',
      );
    });
  }
}

const figuresOf = ({ text, date, value, unit, of }: Entry): string[] => [
  ...(date ? [date] : []),
  ...(value ? [`${value}${unit ?? ''}`] : []),
  ...figuresIn(text ?? ''),
  ...figuresIn(of ?? ''),
];

/** Groups that have a 出典 of their own, however deep. */
function walk(
  read: FieldRead,
  value: unknown,
  path: string,
  found: (entry: Entry, path: string) => void,
): void {
  if (value === null || value === undefined) return;
  if (read.as === 'list') {
    for (const [index, part] of (value as unknown[]).entries())
      walk(read.item, part, `${path}.${index}`, found);
  } else if (read.as === 'canvasMap') {
    for (const [block, entries] of Object.entries(value))
      for (const [index, part] of (entries as unknown[]).entries())
        walk(read.entry, part, `${path}.${block}.${index}`, found);
  } else if (read.as === 'group') {
    if ('source' in read.shape) found(value as Entry, path);
    for (const [key, schema] of Object.entries(read.shape))
      walk(metaOf(schema).read, (value as Record<string, unknown>)[key], `${path}.${key}`, found);
  }
}

/** Where an entry begins; one that is not written as a list has the place of its field. */
function placeOf(path: string, item: Item): Place {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = item.places.get(at) ?? item.places.get(`${at}.text`);
    if (place) return place;
  }
  return { line: 2, column: 1 };
}
