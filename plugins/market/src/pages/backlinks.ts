import type { Item } from '@chishiki-ichiba/model';
import type { Relation } from '../catalog/catalog.js';
import type { BacklinkGroup } from '../props.js';
import { type PageContext, toCard } from './context.js';

/** Why a page points here, by the pointing field. Order is the order on the page. */
const labels: readonly [field: string, label: string][] = [
  ['failures', 'この失敗で変わった急所があるページ'],
  ['ledTo', 'この手順の急所を変えた失敗'],
  ['prerequisites', 'これを先に読むページ'],
  ['manual', '使ってみた報告'],
  ['prevented', 'この失敗を防げた使ってみた'],
  ['clip', 'この動画で動きを見せるページ'],
  ['chapters', 'この手順を映した動画'],
  ['skill', 'この技能を学ぶページ'],
  ['decided', 'この集まりから生まれました'],
  ['learned', 'この集まりから生まれました'],
  ['uses', 'このページを使う集まり'],
  ['alliance', 'この連携体の事例'],
  ['cases', 'この事例の連携体'],
  ['partners', '参加した事例'],
  ['members', '構成員になっている連携体'],
  ['usedBy', 'この組織が使っている手順'],
  ['toldBy', '語ったページ'],
  ['writtenBy', '書いたページ'],
  ['checkedBy', '確かめたページ'],
  ['owner', 'この組織が持つページ'],
  ['trial org', 'この組織の使ってみた'],
  ['org', 'この組織の人'],
  ['awards', 'ここから贈った表彰'],
  ['orgs', '関わるページ'],
  ['people', 'このページが出てくる力量表'],
  ['columns', 'このページが出てくる力量表'],
  ['from', 'これをもとにしたページ'],
  ['similar', '似た失敗'],
  ['purpose', 'このページを根拠に挙げる事例'],
  ['canvasText', 'このページを根拠に挙げる事例'],
  ['events', 'このページを根拠に挙げる事例'],
  ['outcomeNumbers', 'このページを根拠に挙げる事例'],
  ['externalEffects', 'このページを根拠に挙げる事例'],
  ['contradictions', 'このページを根拠に挙げる事例'],
  ['related', '関連するページ'],
  ['firmNames', 'この組織の呼び名がある用語'],
  ['differences', 'この組織での違いがある手順'],
  ['link', '本文で触れているページ'],
];
const order = new Map(labels.map(([field], index) => [field, index]));

/** What points at an item, grouped by why; a page is listed once, under its strongest reason. */
export function toBacklinks(item: Item, context: PageContext): BacklinkGroup[] {
  const byItem = new Map<Item, Relation>();
  for (const relation of context.catalog.to(item)) {
    const known = byItem.get(relation.from);
    if (!known || rank(relation) < rank(known)) byItem.set(relation.from, relation);
  }
  const groups = new Map<string, Item[]>();
  for (const [from, relation] of byItem) {
    if (isShownApart(item, relation)) continue;
    const label = labels[rank(relation)]?.[1] ?? '関連するページ';
    groups.set(label, [...(groups.get(label) ?? []), from]);
  }
  return labels.flatMap(([, label]) => {
    const items = groups.get(label);
    groups.delete(label);
    return items ? [{ label, items: items.map((from) => toCard(from, context)) }] : [];
  });
}

/** The page has a part of its own for it: a failure's key points, a part's courses, a skill's column, a manual's reports. */
const isShownApart = (item: Item, { from, ref }: Relation): boolean =>
  (from.kind === 'activity' && (ref.field === 'alliance' || ref.field === 'previous')) ||
  ref.field === 'failures' ||
  (ref.field === 'manual' && from.kind === 'trial' && from.status !== 'retired') ||
  ref.field === 'parts' ||
  (item.kind === 'skill' && (ref.field === 'people' || ref.field === 'columns'));

const rank = (relation: Relation): number =>
  order.get(`${relation.from.kind} ${relation.ref.field}`) ??
  order.get(relation.ref.field) ??
  order.get('related') ??
  labels.length;
