import type { Item, ItemOf, KindId, VocabularyName } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { BoardHeadProp, BoardItemProp, MatchGroupProp, MatchProp } from '../board-props.js';
import { type Match, matchItems, type Shared, workOf } from '../catalog/match.js';
import { labelOf } from '../words/label-of.js';
import { type PageContext, titleOf, toLabelled } from './context.js';

export type BoardItem = ItemOf<'request'> | ItemOf<'offer'>;

/** So many of a sort stand on the board, and on a page of its own. */
export const ON_BOARD = 3;
const ON_PAGE = 8;

export const isOnBoard = (item: Item): item is BoardItem =>
  (item.kind === 'request' || item.kind === 'offer') && item.status !== 'retired';

export const stateOf = ({ fields }: BoardItem): BoardHeadProp['state'] => fields.state ?? 'open';
export const isOpen = (item: Item): item is BoardItem =>
  isOnBoard(item) && stateOf(item) === 'open';

/**
 * A request or an offer: its head, what answered it and what fits it. Only an open one is matched, and
 * only with open ones: what is settled is not offered again.
 *
 * @param most - Matches of a sort to name; all are counted.
 */
export function toBoardItem(item: BoardItem, context: PageContext, most = ON_PAGE): BoardItemProp {
  const { fields } = item;
  const type: string = item.kind === 'request' ? item.fields.requestType : item.fields.offerType;
  return {
    typeLabel: item.kind === 'request' ? say`求め` : say`申し出`,
    type: { id: type, label: labelOf(item.kind === 'request' ? 'requestType' : 'offerType', type) },
    state: stateOf(item),
    posted: fields.posted,
    ...(fields.expires ? { expires: fields.expires } : {}),
    contact: fields.contact,
    answers: (fields.answers ?? []).flatMap((id) => toLabelled(id, [], context) ?? []),
    matches: isOpen(item) ? toMatchGroups(item, context, most) : [],
    boardUrl: context.urls.board,
  };
}

function toMatchGroups(item: BoardItem, context: PageContext, most: number): MatchGroupProp[] {
  const { items } = context.catalog;
  const own = item.owner;
  // A firm does not answer itself.
  const others = items.filter((other) => !isOwn(other, own));
  const open = (kind: KindId) => others.filter((other) => isOpen(other) && other.kind === kind);
  const groups: [MatchGroupProp['id'], string, readonly Item[]][] =
    item.kind === 'offer'
      ? [['request', say`探しています`, open('request')]]
      : [
          ['offer', say`お役に立てます`, open('offer')],
          ['manual', say`手順と動画`, items.filter((other) => TEACHING.has(other.kind))],
          ['person', say`人`, others.filter((other) => other.kind === 'person')],
          ['org', say`会社`, others.filter(isMaker)],
        ];
  return groups.flatMap(([id, label, candidates]) =>
    toGroup(id, label, matchItems(item, candidates, context.catalog), context, most),
  );
}

/** Kinds that teach a piece of work. */
export const TEACHING: ReadonlySet<KindId> = new Set<KindId>(['manual', 'opl', 'video']);
export const isMaker = (item: Item): item is ItemOf<'org'> =>
  item.kind === 'org' && workOf(item).process.length > 0;

function isOwn(other: Item, owner: string | undefined): boolean {
  if (owner === undefined) return false;
  if (other.kind === 'org') return other.id === owner;
  if (other.kind === 'person') return other.fields.org === owner;
  return isOnBoard(other) && other.owner === owner;
}

export function toGroup(
  id: MatchGroupProp['id'],
  label: string,
  matches: readonly Match[],
  context: PageContext,
  most: number,
): MatchGroupProp[] {
  if (matches.length === 0) return [];
  return [
    {
      id,
      label,
      count: matches.length,
      items: matches.slice(0, most).map((match) => toMatch(match, context)),
    },
  ];
}

const toMatch = ({ item, shared }: Match, { urls }: PageContext): MatchProp => ({
  id: item.id,
  kind: item.kind,
  label: titleOf(item),
  url: urls.item(item),
  why: whyText(shared),
  ...(isOnBoard(item) && item.fields.expires ? { expires: item.fields.expires } : {}),
});

/** 「工程: 溶接・母材: SUS304・段階: 開発期 が同じ」; a block only where the work says nothing. */
export function whyText({ linked, type, process, material, phase, canvas }: Shared): string {
  const words = (name: VocabularyName, ids: readonly string[]) =>
    ids.map((id) => labelOf(name, id)).join(say`、`);
  const part = (label: string, text: string) => (text === '' ? [] : [`${label}: ${text}`]);
  const worked = process.length + material.length > 0;
  const same = [
    ...part(say`工程`, words('process', process)),
    ...part(say`母材`, words('material', material)),
    ...part(say`段階`, words('phase', phase)),
    ...(worked ? [] : part(say`キャンバス`, words('canvas', canvas))),
  ];
  return [
    ...(linked ? [say`ページに挙がっている`] : []),
    ...(type ? [say`求めに合う申し出`] : []),
    ...(same.length > 0 ? [say`${same.join('・')} が同じ`] : []),
  ].join(say`。`);
}
