import type { Item, Message, Withdrawn } from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import { refsOf } from './refs.js';

/**
 * Pages whose id belongs to one that was withdrawn: every device that meets this id deletes what it
 * keeps under it, so it can never be used again.
 */
export function checkWithdrawn(items: readonly Item[], withdrawn: readonly Withdrawn[]): Message[] {
  if (withdrawn.length === 0) return [];
  const byId = new Map(withdrawn.flatMap((entry) => namesOf(entry).map((id) => [id, entry])));
  return items.flatMap((item) =>
    namesOf(item).flatMap((id): Message[] => {
      const entry = byId.get(id);
      if (!entry) return [];
      return [
        {
          ...(item.places.get('id') ?? { line: 1, column: 1 }),
          file: item.file,
          severity: 'error',
          ruleId: 'market:withdrawn-id',
          message: `id \`${id}\` は、取り下げたページ（${entry.date}）のものです。同じ id はもう使えません`,
          hint: `別の id にしてください（例: \`id: ${id}-2\`）。取り下げの途中なら \`ichiba withdraw ${id}\` をもう一度実行してください`,
          related: { file: entry.file, ...entry.place },
        },
      ];
    }),
  );
}

/**
 * Pointers to pages that were taken back, free words that are their ids included: whoever asked to be
 * taken out is thanked, named and honoured nowhere.
 */
export function checkWithdrawnRefs(catalog: Catalog, withdrawn: readonly Withdrawn[]): Message[] {
  if (withdrawn.length === 0) return [];
  const byId = new Map(withdrawn.flatMap((entry) => namesOf(entry).map((id) => [id, entry])));
  return catalog.all.flatMap((item) =>
    refsOf(item).flatMap((ref): Message[] => {
      const { field, target, label } = ref;
      const entry = byId.get(target);
      if (!entry || catalog.find(target)) return [];
      const person = entry.kind === 'person';
      return [
        {
          ...ref.place,
          file: item.file,
          severity: 'error',
          ruleId: 'market:withdrawn-ref',
          message: `\`${label}\` の \`${target}\` は、${entry.date} に取り下げたページです。ページにも紙にも出せません`,
          hint:
            field === 'link'
              ? 'このリンクを消すか、ほかのページへのリンクに書きかえてください'
              : person
                ? 'この欄から消すか、その人と分からない役割のことばにしてください（例: `TIG溶接の熟練者`）'
                : 'この欄から消すか、ほかのページのidにしてください',
          related: { file: entry.file, ...entry.place },
        },
      ];
    }),
  );
}

/** Names their files may have had, for checks that pass over what is told elsewhere. */
export const filesOf = (withdrawn: readonly Withdrawn[]): string[] =>
  withdrawn.flatMap((entry) => namesOf(entry).map((id) => `${id}.md`));

const namesOf = ({ id, aliases }: { readonly id: string; readonly aliases: readonly string[] }) => [
  id,
  ...aliases,
];
