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
  const written = (name: string) =>
    item.fields
      .filter(({ id, blank }) => id === name && !blank)
      .flatMap(({ values }) => values.filter(({ id }) => id !== NONE));
  return {
    process: written('process'),
    material: written('material'),
    phase: item.phases,
    canvas: item.canvas,
  };
}

/** Where authors may use words of their own, this one says that there is nothing to match. */
const NONE = 'なし';
