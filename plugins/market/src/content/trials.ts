import { type Item, type ItemOf, type Message, nearest, type Place } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import { anchorsOf } from '../catalog/check-refs.js';

type Trial = ItemOf<'trial'>;
type Report = Pick<Message, 'severity' | 'ruleId' | 'message' | 'hint'>;

/**
 * Reports of use against the pages they name and the calendar.
 *
 * @param today - ISO date; without it nothing is in the future.
 */
export function checkTrials(catalog: Catalog, today?: string): Message[] {
  const silent = catalog.items.filter(
    (item): item is ItemOf<'person'> =>
      item.kind === 'person' && !item.fields.consent && item.title !== item.fields.role,
  );
  return catalog.items.flatMap((item) =>
    item.kind === 'trial'
      ? [
          ...checkPlace(item, catalog),
          ...checkNames(item, silent),
          ...(today ? checkDay(item, today) : []),
        ]
      : [],
  );
}

const messageAt = (item: Item, path: string, report: Report): Message => ({
  file: item.file,
  ...(item.places.get(path) ?? ({ line: 2, column: 1 } satisfies Place)),
  ...report,
});

/** What is tried is a step or a key point; other anchors of a page are nobody's to check elsewhere. */
function checkPlace(item: Trial, catalog: Catalog): Message[] {
  const [id = '', anchor] = item.fields.manual.split('#');
  const manual = catalog.find(id);
  if (!manual || anchor === undefined || /^(?:step|kp)-/.test(anchor)) return [];
  const anchors = anchorsOf(manual);
  const near =
    anchors.find((known) => known.replace(/^(?:step|kp)-/, '') === anchor) ??
    nearest(anchor, anchors);
  return [
    messageAt(item, 'manual', {
      severity: 'error',
      ruleId: 'market:unknown-anchor',
      message: `\`${id}\` に \`#${anchor}\` という手順や急所はありません。\`#step-…\` か \`#kp-…\` を期待`,
      hint: near ? `もしかして \`${id}#${near}\`` : '手順や急所の `{#…}` を確かめてください',
    }),
  ];
}

/** Words of thanks are shown and printed as they stand: nobody is named in them against their will. */
const checkNames = (item: Trial, silent: readonly ItemOf<'person'>[]): Message[] =>
  (
    [
      ['conditions', '条件'],
      ['learned', '分かったこと'],
      ['thanks', 'お礼'],
    ] as const
  ).flatMap(([key, label]) =>
    silent.flatMap((person) => {
      if (!item.fields[key]?.includes(person.title)) return [];
      return [
        messageAt(item, key, {
          severity: 'error',
          ruleId: 'market:name-without-consent',
          message: `\`${label}\` に「${person.title}」とあります。この人のページに \`同意: true\` がありません。役割での書き方を期待`,
          hint: `「${person.fields.role}」と書くか、本人に聞いて \`${person.file}\` に \`同意: true\` を足してください`,
        }),
      ];
    }),
  );

function checkDay(item: Trial, today: string): Message[] {
  const { date } = item.fields;
  if (date === undefined || date <= today) return [];
  return [
    messageAt(item, 'date', {
      severity: 'warning',
      ruleId: 'market:future-trial',
      message: `\`日付\` の \`${date}\` は今日（${today}）より先です。試した日を期待`,
      hint: '年と月を見直してください',
    }),
  ];
}
