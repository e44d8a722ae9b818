import { say } from '@chishiki-ichiba/model/say';
import type { AskSlipProps } from '@chishiki-ichiba/search/slip';
import type { ItemPageProp } from '../../props.js';

/** The page as a slip names it, and whom to ask: the contact of a notice, else its tellers and its owner. */
export function askPage(item: ItemPageProp): AskSlipProps['page'] {
  const { id, title, visibility, owner, board } = item;
  const to = board
    ? [board.contact]
    : [
        ...item.toldBy.map(({ label }) => say`${label}（語り手）`),
        ...(item.toldBy.length === 0
          ? item.writtenBy.map(({ label }) => say`${label}（書き手）`)
          : []),
        ...(owner ? [say`${owner.label}（所有）`] : []),
        ...(item.kind === 'org' || item.kind === 'person' ? [title] : []),
      ];
  return {
    id,
    title,
    to: [...new Set(to)].slice(0, 4),
    ...(visibility === 'public'
      ? {}
      : { scope: { visibility, ...(owner ? { owner: owner.id } : {}) } }),
  };
}

/** What the page is about, so that the request is matched with what the page is matched with. */
export function facetsOf(item: ItemPageProp): AskSlipProps['facets'] {
  const none = [say`記載なし`, say`なし`, say`なし（該当なし）`];
  const row = (label: string) =>
    (item.fields.find((field) => field.label === label)?.values ?? []).filter(
      ({ id, label }) => id !== '' || !none.includes(label),
    );
  return {
    process: row(say`工程`),
    material: row(say`母材`),
    phase: item.phases,
    canvas: item.canvas,
  };
}
