import type { Item, Message, Withdrawn } from '@chishiki-ichiba/model';

/**
 * Pages whose id belongs to one that was withdrawn: every device that meets this id deletes what it
 * keeps under it, so it can never be used again.
 */
export function checkWithdrawn(items: readonly Item[], withdrawn: readonly Withdrawn[]): Message[] {
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

const namesOf = ({ id, aliases }: { readonly id: string; readonly aliases: readonly string[] }) => [
  id,
  ...aliases,
];
